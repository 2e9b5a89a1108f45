func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
func gather<T: Sendable>(_ jobs: (@Sendable () async throws -> T)...) async throws -> [T] {
    try await withThrowingTaskGroup(of: (Int, T).self) { g in
        for (i, job) in jobs.enumerated() { g.addTask { (i, try await job()) } }
        var results = [T?](repeating: nil, count: jobs.count)
        for try await (i, result) in g { results[i] = result }
        return results.compactMap { $0 }
    }
}
print(try await gather({ try await fetch("A") }, { try await fetch("B") }))
