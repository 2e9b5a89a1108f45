func fetchURL(_ url: String) async -> String {
    "<html>\(url)</html>"
}

func fetchAll(_ urls: [String]) async -> [String] {
    var pages: [String] = []
    await withTaskGroup(of: Void.self) { group in
        for url in urls {
            group.addTask { pages.append(await fetchURL(url)) }
        }
    }
    return pages
}
print(await fetchAll(["https://www.example.com"]))
