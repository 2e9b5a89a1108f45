func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
func twice(_ work: () async throws -> String) async throws -> [String] {
    print("nothing ran yet")
    return [try await work(), try await work()]
}
print(try await twice { try await fetch("A") })
