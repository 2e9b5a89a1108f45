struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
func together() async throws {
do {
    try await withThrowingTaskGroup { group in
        group.addTask { try await fail() }
        group.addTask { try await fetch("A", after: .seconds(5)) }
        for try await page in group { print(page) }
    }
} catch { print("caught", error) }
}
try await together()
