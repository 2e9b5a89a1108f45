func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
func greet() async throws {
print(try fetch("A"))
}
try await greet()
