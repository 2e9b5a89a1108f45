import Contracts
package import CourseModel

/// Something in which two runs can differ for a reader.
package enum Aspect: Sendable, Equatable, CaseIterable {
    case standardOutput, standardError
    /// What the compiler said.
    case compiler
    /// How it ended.
    case ending

    /// In what a run differs from another one of the same program beyond what its fence allows.
    ///
    /// Where the author states the output with gaps, that statement is held against it elsewhere, and
    /// takes the place of the comparison.
    package static func differences(
        of actual: Transcript, from recorded: Transcript, for program: Program
    ) -> [Aspect] {
        let contract = program.contract
        return allCases.filter { aspect in
            switch aspect {
            case .standardOutput:
                program.outputFence?.hasWildcards != true
                    && !contract.allows(actual, instead: recorded, on: .standardOutput)
            case .standardError:
                !contract.allows(actual, instead: recorded, on: .standardError)
            case .compiler: actual.diagnostics != recorded.diagnostics
            case .ending: actual.ending != recorded.ending
            }
        }
    }

    /// Whether a recorded program shows the same in it whatever the compiler and the platform.
    ///
    /// The compiler's sentences are its own, and so are those of Swift's runtime, of a sanitizer and of
    /// another language about a program that failed; which signal a trap is depends on the processor.
    func isPortable(in recording: Recording) -> Bool {
        let ending = recording.transcript.ending
        return switch self {
        case .standardOutput: true
        case .compiler: false
        case .standardError:
            recording.recipe.swift == nil
                ? ending == .exit(0)
                : !ending.isSignal && recording.recipe.swift?.sanitizer == nil
        case .ending: !ending.isSignal
        }
    }
}

extension Transcript.Ending {
    fileprivate var isSignal: Bool {
        if case .signal = self { true } else { false }
    }
}

extension OutputContract {
    /// Whether what a run printed on a stream can stand for what is recorded.
    fileprivate func allows(
        _ actual: Transcript, instead recorded: Transcript, on stream: Transcript.Stream
    ) -> Bool {
        let (new, old) = (actual.observableLines(of: stream), recorded.observableLines(of: stream))
        if form == .exact, new.last?.isComplete != old.last?.isComplete { return false }
        return allows(new.map(\.text), insteadOf: old.map(\.text))
    }
}
