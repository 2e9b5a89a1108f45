func fetchURL(_ url: String) async throws -> String {
    let slow = url.hasSuffix(".com")
    try await Task.sleep(for: .milliseconds(slow ? 400 : 100))
    return "<html>\(url)</html>"
}

func fetchAll(_ urls: [String]) async throws -> [String] {
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
        for (index, url) in urls.enumerated() {
            group.addTask { (index, try await fetchURL(url)) }
        }
        var pages = [String](repeating: "", count: urls.count)
        for try await (index, page) in group { pages[index] = page }
        return pages
    }
}

let urls = ["https://www.example.com", "https://www.example.org"]
for page in try await fetchAll(urls) { print(page) }
