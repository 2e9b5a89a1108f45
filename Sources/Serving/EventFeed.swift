/// Hands what is new to every browser that listens.
///
/// An actor, because listeners come and go for as long as the server lives.
package actor EventFeed {
    private var latest: [UInt8]?
    private var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    private var next = 0

    /// A feed that nobody listens to.
    package init() {}

    /// How many listen.
    package var count: Int { listeners.count }

    /// Sends a line to all who listen, and to those who will; who is slow gets only the last one.
    package func publish(_ line: String) {
        let event = Array("data: \(line)\n\n".utf8)
        latest = event
        for listener in listeners.values { listener.yield(event) }
    }

    /// What is published from now on, and what was last.
    func listen() -> AsyncStream<[UInt8]> {
        let (stream, continuation) = AsyncStream<[UInt8]>.makeStream(
            bufferingPolicy: .bufferingNewest(1))
        let number = next
        next += 1
        listeners[number] = continuation
        continuation.onTermination = { _ in
            Task { await self.forget(number) }
        }
        if let latest { continuation.yield(latest) }
        return stream
    }

    private func forget(_ number: Int) {
        listeners[number] = nil
    }
}
