import Synchronization

let running = Mutex((now: 0, most: 0))

func words(onPage page: Int) async throws -> Int {
    running.withLock { $0.now += 1; $0.most = max($0.most, $0.now) }
    defer { running.withLock { $0.now -= 1 } }
    try await Task.sleep(for: .milliseconds(100))
    return 10 * page
}

func words(upToPage last: Int) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
        for page in 1...last {
            group.addTask { try await words(onPage: page) }
        }
        var total = 0
        for try await count in group { total += count }
        return total
    }
}

print(try await words(upToPage: 4), "words")
print("at the same time:", running.withLock { $0.most })
