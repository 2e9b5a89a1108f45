func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
struct TimedOut: Error {}
func slow() async throws -> String? { try await withThrowingTaskGroup { g in
g.addTask { try await fetch("A", ms: 5000) }
g.addTask { try await Task.sleep(for: .milliseconds(100)); throw TimedOut() }
defer { g.cancelAll() }
return try await g.next()
} }
do { _ = try await slow() } catch { print("caught", error) }
