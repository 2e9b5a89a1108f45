struct Countdown: AsyncSequence {
    let start: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        var n: Int
        mutating func next() async throws -> Int? {
            guard n > 0 else { return nil }
            try await Task.sleep(for: .milliseconds(100))
            defer { n -= 1 }
            return n
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(n: start) }
}

for try await n in Countdown(start: 5).filter({ $0 % 2 == 1 }).map({ $0 * 10 }) {
    print(n)
}
