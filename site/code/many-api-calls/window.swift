func concurrentMap<In: Sendable, Out: Sendable>(
    _ items: [In], limit: Int,
    _ body: @escaping @Sendable (In) async throws -> Out
) async throws -> [Out] {
    try await withThrowingTaskGroup(of: (Int, Out).self) { group in
        var results = [Out?](repeating: nil, count: items.count)
        var next = 0
        func startOne() {
            guard next < items.count else { return }
            let (index, item) = (next, items[next])
            next += 1
            group.addTask { (index, try await body(item)) }
        }
        for _ in 1...limit { startOne() }
        while let (index, value) = try await group.next() {
            results[index] = value
            startOne()
        }
        return results.map { $0! }
    }
}

let squares = try await concurrentMap([1, 2, 3, 4, 5], limit: 2) { $0 * $0 }
print(squares)
