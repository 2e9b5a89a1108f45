func concurrentMap<A: Sendable, B: Sendable>(
    _ items: [A], limit: Int, _ body: @escaping @Sendable (A) async throws -> B
) async throws -> [B] {
    try await withThrowingTaskGroup(of: (Int, B).self) { group in
        var results = [B?](repeating: nil, count: items.count)
        for (index, item) in items.enumerated() {
            if index >= limit, let (i, value) = try await group.next() {
                results[i] = value
            }
            group.addTask { (index, try await body(item)) }
        }
        for try await (i, value) in group { results[i] = value }
        return results.map { $0! }
    }
}

print(try await concurrentMap(Array(1...9), limit: 3) { n in
    try await Task.sleep(for: .milliseconds(150))
    return n * n
})
