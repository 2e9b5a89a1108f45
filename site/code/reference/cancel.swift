func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
let task = Task { try await fetch("A", ms: 5000) }
task.cancel()
print(await task.result)
