struct Offline: Error {}

actor Cache {
    private var tasks: [String: Task<String, any Error>] = [:]
    var downloads = 0

    func page(_ name: String) async throws -> String {
        if let task = tasks[name] { return try await task.value }
        let task = Task { try await download(name) }
        tasks[name] = task
        do { return try await task.value } catch { tasks[name] = nil; throw error }
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
