import Dispatch

/// Tells when something below a folder changes, wherever it is written, renamed or removed.
///
/// On Linux the kernel tells; elsewhere the folder is to be looked at four times a second.
package struct FolderWatch: AsyncSequence, Sendable {
    /// That something may have changed.
    package typealias Element = Void

    private let folder: String
    private let clock: any Clock<Duration>

    /// A watch over a folder, which may come and go.
    package init(_ folder: String, clock: any Clock<Duration> = ContinuousClock()) {
        self.folder = folder
        self.clock = clock
    }

    /// Begins to watch; what changes from now on is told.
    package func makeAsyncIterator() -> Iterator { Iterator(folder, clock) }

    /// The changes, each told when the files are at rest again.
    package struct Iterator: AsyncIteratorProtocol {
        private let clock: any Clock<Duration>
        private var events: FolderEvents
        private let start = ContinuousClock.now

        fileprivate init(_ folder: String, _ clock: any Clock<Duration>) {
            self.clock = clock
            events = FolderEvents(folder)
        }

        /// Waits for the next change; `nil` where the task is cancelled.
        package mutating func next() async -> Void? {
            repeat {
                guard await events.wait(clock) else { return nil }
            } while !events.drain()
            var settling = Settling(at: now)
            var hasMore = false
            while case .wait(let rest) = settling.next(at: now, hasMore: hasMore) {
                do {
                    try await clock.sleep(for: rest)
                } catch {
                    return nil
                }
                hasMore = events.drain()
            }
            return ()
        }

        private var now: Duration { start.duration(to: .now) }
    }
}
