func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
Task { print(try await fetch("A", ms: 5000)) }
print("main ends")
