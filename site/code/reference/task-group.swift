struct Refused: Error {}
func fail() async throws -> String { throw Refused() }
do {
try await withThrowingTaskGroup { g in g.addTask { try await fail() }; for try await _ in g {} }
} catch { print("caught", error) }
