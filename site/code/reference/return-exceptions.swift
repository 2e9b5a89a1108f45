func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
struct Refused: Error {}
func fail() async throws -> String { throw Refused() }
func outcomes(_ jobs: [@Sendable () async throws -> String]) async {
await withTaskGroup(of: Result<String, any Error>.self) { g in for f in jobs {
g.addTask { do { return .success(try await f()) } catch { return .failure(error) } }
}
for await outcome in g { print((try? outcome.get()) ?? "an error") }
} }
await outcomes([{ try await fetch("A") }, fail])
