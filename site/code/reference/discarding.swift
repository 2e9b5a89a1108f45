struct Refused: Error {}
func fail() async throws -> String { throw Refused() }
do {
try await withThrowingDiscardingTaskGroup { g in g.addTask { _ = try await fail() } }
} catch { print("caught", error) }
