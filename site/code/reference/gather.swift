func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
async let a = fetch("A"), b = fetch("B"), c = fetch("C"); print(try await [a, b, c])
