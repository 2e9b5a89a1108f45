func square(_ n: Int) async throws -> Int {
    try await Task.sleep(for: .milliseconds(100))
    return n * n
}
func squares(of jobs: AsyncStream<Int>, limit: Int) async throws -> [Int] {
    try await withThrowingTaskGroup(of: Int.self) { group in
        var running = 0, results: [Int] = []
        for await n in jobs {
            if running < limit {
                running += 1
            } else if let done = try await group.next() {
                results.append(done)
            }
            group.addTask { try await square(n) }
        }
        for try await done in group { results.append(done) }
        return results.sorted()
    }
}

let (jobs, feed) = AsyncStream.makeStream(of: Int.self)
for n in 1...6 { feed.yield(n) }
feed.finish()
print(try await squares(of: jobs, limit: 3))
