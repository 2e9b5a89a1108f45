import Synchronization

func gather<T: Sendable>(_ jobs: (@Sendable () async throws -> T)...) async throws -> [T] {
    try await withThrowingTaskGroup(of: (Int, T).self) { group in
        for (index, job) in jobs.enumerated() {
            group.addTask { (index, try await job()) }
        }
        var results = [T?](repeating: nil, count: jobs.count)
        for try await (index, result) in group { results[index] = result }
        return results.compactMap { $0 }
    }
}

let running = Mutex((now: 0, most: 0))

func factorial(_ number: Int, after time: Duration) async throws -> Int {
    running.withLock { $0.now += 1; $0.most = max($0.most, $0.now) }
    defer { running.withLock { $0.now -= 1 } }
    try await Task.sleep(for: time)
    return (1...number).reduce(1, *)
}

print(try await gather(
    { try await factorial(2, after: .milliseconds(300)) },
    { try await factorial(3, after: .milliseconds(200)) },
    { try await factorial(4, after: .milliseconds(100)) }
))
print("at the same time:", running.withLock { $0.most })
