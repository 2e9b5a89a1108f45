import CourseModel

extension CheckReport.Case {
    /// What came of a snippet.
    package enum State: String, Sendable, Equatable, CaseIterable {
        /// It is what its fence and its recording say, or has warnings at most.
        case passed
        /// Something is wrong with it, whether anything was done with it or not.
        case failed
        /// Nothing was done with it, and nothing is wrong with it.
        case skipped
    }

    /// What came of it.
    package var state: State {
        if isFailed { return .failed }
        return skipReason == nil ? .passed : .skipped
    }

    /// Why nothing was done with it; `nil` where something was.
    package var skipReason: String? {
        switch work {
        case .ran, .fromCache: nil
        case .skipped(let reason): reason
        }
    }
}

extension CheckReport {
    /// How many snippets there are of each kind.
    ///
    /// ``passed``, ``failed`` and ``skipped`` add up to ``snippets``.
    package struct Counts: Sendable, Equatable {
        /// All of them.
        package var snippets = 0
        /// Those with which nothing is wrong, and something was done.
        package var passed = 0
        /// Those with which something is wrong.
        package var failed = 0
        /// Those with which nothing was done, and nothing is wrong.
        package var skipped = 0
        /// Those that were compiled or run.
        package var ran = 0
        /// Those that were known from an earlier run.
        package var fromCache = 0
    }

    /// How many snippets there are of each kind.
    package var counts: Counts {
        var counts = Counts()
        for one in cases {
            counts.snippets += 1
            switch one.state {
            case .passed: counts.passed += 1
            case .failed: counts.failed += 1
            case .skipped: counts.skipped += 1
            }
            switch one.work {
            case .ran: counts.ran += 1
            case .fromCache: counts.fromCache += 1
            case .skipped: break
            }
        }
        return counts
    }
}
