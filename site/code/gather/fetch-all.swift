func fetchURL(_ url: String) async throws -> String {
    let slow = url.hasSuffix("com")
    try await Task.sleep(for: .milliseconds(slow ? 300 : 100))
    return "text of " + url
}

func fetchAll(_ urls: [String]) async throws -> [String] {
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
        for (index, url) in urls.enumerated() {
            group.addTask { (index, try await fetchURL(url)) }
        }
        var texts = [String](repeating: "", count: urls.count)
        for try await (index, text) in group { texts[index] = text }
        return texts
    }
}

let urls = ["https://www.example.com", "https://www.example.org"]
for response in try await fetchAll(urls) { print(response) }
