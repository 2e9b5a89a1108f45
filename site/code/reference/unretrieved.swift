struct Refused: Error {}
func fail() async throws -> String { throw Refused() }
Task { try await fail() }
try await Task.sleep(for: .milliseconds(100))
print("main ends happily")
