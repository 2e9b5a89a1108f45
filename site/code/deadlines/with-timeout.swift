func ask(_ server: String, after ms: Int) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    print(server, "answers")
    return server
}
struct TimedOut: Error {}

func withTimeout<T: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> T
) async throws -> T {
    try await withThrowingTaskGroup(of: T.self) { group in
        group.addTask(name: "work") { try await work() }
        group.addTask(name: "clock") {
            try await Task.sleep(for: limit)
            throw TimedOut()
        }
        defer { group.cancelAll() }
        return try await group.next()!
    }
}

do {
    print(try await withTimeout(.milliseconds(400)) { try await ask("fast", after: 50) })
    print(try await withTimeout(.milliseconds(400)) { try await ask("slow", after: 900) })
} catch { print(error) }
