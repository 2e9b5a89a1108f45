struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
func first() async throws -> String? {
try await withThrowingTaskGroup { group in
    for n in [20, 1] { group.addTask { try await fetch("\(n)", after: .milliseconds(200 * n)) } }
    defer { group.cancelAll() }
    return try await group.next()
}
}
print(try await first() ?? "none")
