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
        difference(aspect, (drift.recorded.transcript, "recorded"), (drift.actual, "now"))
    }

    /// A line diff of two transcripts in one aspect, each named by where it comes from.
    static func difference(
        _ aspect: Aspect, _ old: (transcript: Transcript, name: String),
        _ new: (transcript: Transcript, name: String)
    ) -> [String] {
        let title: String
        let lines: (Transcript) -> [String]
        switch aspect {
        case .standardOutput:
            (title, lines) = ("standard output", { text(of: .standardOutput, in: $0) })
        case .standardError:
            (title, lines) = ("standard error", { text(of: .standardError, in: $0) })
        case .compiler:
            (title, lines) = ("compiler", { $0.diagnostics.flatMap(description(of:)) })
        case .ending: (title, lines) = ("ending", { [$0.ending.words.joined(separator: " ")] })
        }
        return ["--- \(title), \(old.name)", "+++ \(title), \(new.name)"]
            + LineDiff.lines(from: lines(old.transcript), to: lines(new.transcript))
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
