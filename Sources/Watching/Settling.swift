/// Decides when files that change are at rest: editors and git change several at once.
///
/// A pure state machine: moments and whether something happened go in, what to do comes out.
package struct Settling: Sendable, Equatable {
    /// What is to be done.
    package enum Action: Sendable, Equatable {
        /// Look again after so long.
        case wait(Duration)
        /// They are at rest, or it took long enough.
        case act
    }

    /// For how long nothing may happen.
    private let quiet: Duration
    /// After how long it is acted whatever happens.
    private let patience: Duration
    private let start: Duration
    private var last: Duration

    /// Something has happened at a moment, which is counted from any fixed one.
    package init(
        at now: Duration, quiet: Duration = .milliseconds(5), patience: Duration = .milliseconds(60)
    ) {
        self.quiet = quiet
        self.patience = patience
        start = now
        last = now
    }

    /// What is to be done at a moment, given whether something happened since the last one.
    package mutating func next(at now: Duration, hasMore: Bool) -> Action {
        if hasMore { last = now }
        let rest = min(last + quiet, start + patience) - now
        return rest > .zero ? .wait(rest) : .act
    }
}
