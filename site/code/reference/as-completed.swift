struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
func asCompleted() async throws {
try await withThrowingTaskGroup { group in
    for n in [3, 1, 2] { group.addTask { try await fetch("\(n)", after: .milliseconds(200 * n)) } }
    for try await page in group { print(page) }
}
}
try await asCompleted()
