import Contracts
import CourseModel
import Diagnostics
import Recordings

/// Says what a drifted program shows now and did not show before.
enum DriftReport {
    /// The diagnostic of a drift.
    static func diagnostic(for drift: RecordingLedger.Drift) -> Diagnostic {
        var notes: [Diagnostic.Note] = []
        if drift.recorded.recorder != drift.recorder {
            let (then, now) = (drift.recorded.recorder, drift.recorder)
            notes.append(
                .init("it was recorded with \(then.description), and this is \(now.description)"))
        }
        return Diagnostic(
            .drift, "‘\(drift.program.reference)’ shows something else than its recording",
            at: drift.program.span, quotation: drift.aspects.flatMap { difference(drift, $0) },
            notes: notes,
            help:
                "if the new output is right: lectern accept \(drift.program.reference); if it differs from "
                + "run to run: lectern verify --repeat 20 --only \(drift.program.reference)")
    }

    /// The diagnostic of a difference that another compiler or platform explains.
    static func diagnostic(forRewording drift: RecordingLedger.Drift) -> Diagnostic {
        Diagnostic(
            .reworded,
            "‘\(drift.program.reference)’ is worded otherwise than when it was recorded",
            at: drift.program.span, quotation: drift.aspects.flatMap { difference(drift, $0) },
            help: "to take the new words: lectern accept --diagnostics \(drift.program.reference)")
    }

    private static func difference(_ drift: RecordingLedger.Drift, _ aspect: Aspect) -> [String] {
        difference(
            aspect, (drift.recorded.transcript, "recorded"), (drift.actual, "now"),
            under: drift.program.contract)
    }

    /// A line diff of two transcripts in one aspect, each named by where it comes from.
    ///
    /// What the contract leaves open is no difference: what masks cover, and the order of lines where it
    /// does not count.
    static func difference(
        _ aspect: Aspect, _ old: (transcript: Transcript, name: String),
        _ new: (transcript: Transcript, name: String), under contract: OutputContract
    ) -> [String] {
        let (title, lines): (String, [String])
        switch aspect {
        case .standardOutput:
            title = "standard output"
            lines = difference(on: .standardOutput, old.transcript, new.transcript, contract)
        case .standardError:
            title = "standard error"
            lines = difference(on: .standardError, old.transcript, new.transcript, contract)
        case .compiler:
            title = "compiler"
            lines = LineDiff.lines(
                from: old.transcript.diagnostics.flatMap(description(of:)),
                to: new.transcript.diagnostics.flatMap(description(of:)))
        case .ending:
            title = "ending"
            lines = LineDiff.lines(
                from: [old.transcript.ending.words.joined(separator: " ")],
                to: [new.transcript.ending.words.joined(separator: " ")])
        }
        return ["--- \(title), \(old.name)", "+++ \(title), \(new.name)"] + lines
    }

    private static func difference(
        on stream: Transcript.Stream, _ old: Transcript, _ new: Transcript,
        _ contract: OutputContract
    ) -> [String] {
        let (recorded, actual) = (text(of: stream, in: old), text(of: stream, in: new))
        return LineDiff.lines(
            from: contract.arranged(recorded, as: actual), to: actual, comparing: contract.masked)
    }

    private static func text(of stream: Transcript.Stream, in transcript: Transcript) -> [String] {
        transcript.observableLines(of: stream).map { line in
            line.isComplete ? line.text : "\(line.text) (no newline)"
        }
    }

    private static func description(of diagnostic: CompilerDiagnostic) -> [String] {
        let place = diagnostic.place.map { "\($0.line):\($0.column): " } ?? ""
        return ["\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)"]
            + diagnostic.notes.flatMap(description(of:))
    }
}
