import CourseModel
import Diagnostics
import Recordings

/// What is wrong with each program, and what of it is accepted.
struct Verdicts {
    /// What is wrong, by snippet.
    private(set) var failures: [SnippetReference: [Diagnostic]] = [:]
    /// What is taken as it is, by snippet.
    private(set) var acceptances: [SnippetReference: [Acceptance]] = [:]

    /// Holds what a program showed against its fence; an output fence that says something else is
    /// accepted where the caller accepts.
    mutating func judge(_ program: Program, _ observations: [Observation], isAccepting: Bool) {
        let total = observations.reduce(0) { $0 + $1.count }
        for observation in observations {
            var wrong = ContractJudge.judge(program, observation.transcript)
            guard !wrong.isEmpty else { continue }
            if observation.count < total {
                wrong = wrong.map { $0.noting("in \(observation.count) of \(total) runs") }
            }
            failures[program.reference] = wrong
            return
        }
        let judge = OutputJudge(program: program, observations: observations)
        let wrong = judge.failures
        guard wrong.isEmpty else {
            failures[program.reference] = wrong
            return
        }
        guard let difference = judge.fenceDifference else { return }
        if isAccepting, let fence = judge.newFence {
            let acceptance = Acceptance(
                snippet: program.reference, difference: difference, fence: fence)
            acceptances[program.reference, default: []].append(acceptance)
        } else {
            failures[program.reference] = [difference]
        }
    }

    /// What of what a program showed is not as its fence says.
    static func problems(of program: Program, in observations: [Observation]) -> [Diagnostic] {
        var verdicts = Verdicts()
        verdicts.judge(program, observations, isAccepting: false)
        return verdicts.failures[program.reference] ?? []
    }

    /// Adds what a comparison with the recordings showed; a program whose recording is damaged is not
    /// also told to have none.
    mutating func add(
        _ decision: RecordingLedger.Decision, options: CheckOptions, problems: RecordingProblems
    ) {
        func recording(of program: Program) -> Recording? {
            decision.recordings.recordings[program.reference.snippet]
        }
        for drift in decision.drifts {
            failures[drift.program.reference, default: []].append(
                DriftReport.diagnostic(for: drift))
        }
        for drift in decision.accepted where !isToldByFence(drift) {
            accept(drift.program, DriftReport.diagnostic(for: drift))
        }
        if options.isStrict {
            for rewording in decision.rewordings {
                failures[rewording.program.reference, default: []].append(
                    DriftReport.diagnostic(forRewording: rewording))
            }
        }
        switch options.purpose {
        case .record: break
        case .accept:
            for program in decision.renewed where acceptances[program.reference] == nil {
                let earlier = problems.damagedText(of: program)
                accept(program, Self.renewal(of: program, recording(of: program), earlier))
            }
        case .compare, .replay:
            for program in decision.renewed
            where !problems.isDamaged(program, recording(of: program)) {
                failures[program.reference, default: []].append(
                    Diagnostic(
                        .notRecorded, "‘\(program.reference)’ is new or changed, and not recorded",
                        at: program.span, help: "run lectern build, and commit what it records"))
            }
            for restated in decision.restated {
                failures[restated.program.reference, default: []].append(Self.stale(restated))
            }
        }
    }

    /// Says what is recorded anew, and what of it differs from what can still be read of a damaged
    /// recording.
    private static func renewal(
        of program: Program, _ new: Recording?, _ earlier: String?
    ) -> Diagnostic {
        var quotation: [String] = []
        if let new, let earlier {
            quotation =
                ["--- what was there", "+++ now"]
                + LineDiff.lines(
                    from: lines(of: earlier), to: lines(of: RecordingCodec.text(of: new)))
        } else if let new {
            quotation = new.transcript.tellingLines.map { "+\($0.text)" }
        }
        return Diagnostic(
            .notRecorded, "‘\(program.reference)’ is recorded anew", at: program.span,
            quotation: quotation)
    }

    private static func lines(of text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
    }

    private static func stale(_ restated: RecordingLedger.Restatement) -> Diagnostic {
        func told(_ words: String) -> String { words.isEmpty ? "no words" : "‘\(words)’" }
        return Diagnostic(
            .staleRecording,
            "‘\(restated.program.reference)’ is recorded with \(told(restated.recorded)), and its "
                + "fence says \(told(restated.program.contractWords))",
            at: restated.program.span, help: "run lectern build, and commit what it records")
    }

    private mutating func accept(_ program: Program, _ difference: Diagnostic) {
        acceptances[program.reference, default: []].append(
            Acceptance(snippet: program.reference, difference: difference, fence: nil))
    }

    /// Whether the difference of an output fence shows all that drifted.
    private func isToldByFence(_ drift: RecordingLedger.Drift) -> Bool {
        drift.aspects == [.standardOutput]
            && acceptances[drift.program.reference]?.contains { $0.fence != nil } == true
    }
}

extension Diagnostic {
    /// The same with one more remark.
    fileprivate func noting(_ remark: String) -> Diagnostic {
        Diagnostic(
            severity, id, summary, at: span, quotation: quotation, notes: notes + [.init(remark)],
            help: help)
    }
}
