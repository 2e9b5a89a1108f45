extension Array where Element: Sendable {
    /// What a function makes of each element, in their order, some elements at a time.
    ///
    /// - Parameters:
    ///   - jobs: how many tasks run at a time.
    ///   - batch: how many elements one task takes: few enough that none is left with much when the
    ///     others are done, and enough that starting it does not count.
    package func concurrentMap<Output: Sendable>(
        jobs: Int, batch: Int, _ make: @escaping @Sendable (Element) -> Output
    ) async -> [Output] {
        let starts = stride(from: 0, to: count, by: batch)
        var outputs: [[Output]] = Array<[Output]>(repeating: [], count: starts.underestimatedCount)
        await withTaskGroup(of: (Int, [Output]).self) { group in
            var next = starts.makeIterator()
            func startOne() {
                guard let start = next.next() else { return }
                let end = Swift.min(start + batch, count)
                group.addTask { (start, self[start..<end].map(make)) }
            }
            for _ in 0..<Swift.max(1, jobs) { startOne() }
            while let (start, made) = await group.next() {
                startOne()
                outputs[start / batch] = made
            }
        }
        return outputs.flatMap(\.self)
    }
}
