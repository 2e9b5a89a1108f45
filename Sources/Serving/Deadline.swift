import Synchronization

/// The moment until which a connection may take its time.
///
/// A class, because who waits and who watches over him share it. Not a timer for each wait: one that is
/// cancelled stays in memory until its time has come, and a connection waits thousands of times a second.
final class Deadline: Sendable {
    private let start = ContinuousClock.now
    /// Nanoseconds from the start; the largest number for no deadline.
    private let moment = Atomic<Int64>(.max)

    /// From now on it may take so long.
    func set(_ limit: Duration) {
        let moment = start.duration(to: .now) + limit
        self.moment.store(Int64(moment / .nanoseconds(1)), ordering: .relaxed)
    }

    /// From now on it may take as long as it wants.
    func clear() {
        moment.store(.max, ordering: .relaxed)
    }

    /// Whether it took too long.
    var isPast: Bool {
        Int64(start.duration(to: .now) / .nanoseconds(1)) > moment.load(ordering: .relaxed)
    }
}
