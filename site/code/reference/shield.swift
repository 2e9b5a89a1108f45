func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
let task = Task {
print(try await Task { try await fetch("A") }.value)
}
task.cancel()
try await task.value
