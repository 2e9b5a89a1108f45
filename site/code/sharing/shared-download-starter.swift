struct Offline: Error {}

actor Cache {
    private var pages: [String: String] = [:]
    var downloads = 0

    func page(_ name: String) async throws -> String {
        if let page = pages[name] { return page }
        let page = try await download(name)
        pages[name] = page
        return page
    }

    private func download(_ name: String) async throws -> String {
        downloads += 1
        if downloads == 1 { throw Offline() }
        try await Task.sleep(for: .milliseconds(150))
        return "page \(name)"
    }
}

let cache = Cache()
do { print(try await cache.page("kale")) } catch { print("failed:", error) }
async let a = cache.page("kale")
async let b = cache.page("kale")
async let c = cache.page("leek")
print(try await [a, b, c])
print("downloads:", await cache.downloads)
