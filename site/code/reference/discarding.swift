struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
func discard() async {
do {
    try await withThrowingDiscardingTaskGroup { group in group.addTask { _ = try await fail() } }
} catch { print("caught", error) }
}
await discard()
