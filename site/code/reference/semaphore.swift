struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
func limited() async throws {
try await withThrowingTaskGroup { group in
    for n in 1...4 {
        if n > 2 { print(try await group.next() ?? "none") }
        group.addTask { try await fetch("\(n)", after: .milliseconds(50 * n)) }
    }
    for try await page in group { print(page) }
}
}
try await limited()
