import CourseModel
import Diagnostics
import Recordings

/// Says what a drifted program shows now and did not show before.
enum DriftReport {
    /// The diagnostic of a drift.
    ///
    /// - Parameters:
    ///   - content: the course's folder, as diagnostics name it.
    ///   - recorder: the toolchain that recorded.
    ///   - toolchain: the one that runs now.
    static func diagnostic(
        for drift: RecordingLedger.Drift, content: String, recorder: String?, toolchain: String
    ) -> Diagnostic {
        var quotation: [String] = []
        quotation += difference(
            drift, "standard output", { text(of: .standardOutput, in: $0) })
        quotation += difference(drift, "standard error", { text(of: .standardError, in: $0) })
        quotation += difference(drift, "compiler", { $0.diagnostics.flatMap(description(of:)) })
        quotation += difference(drift, "ending", { [$0.ending.words.joined(separator: " ")] })
        var notes: [Diagnostic.Note] = []
        if let recorder, recorder != toolchain {
            notes.append(.init("it was recorded with \(recorder), and this is \(toolchain)"))
        }
        let path = RecordingCodec.textPath(
            of: SnippetReference(
                lesson: drift.program.reference.lesson, snippet: drift.recordedAs))
        return Diagnostic(
            .drift, "‘\(drift.program.reference)’ shows something else than its recording",
            at: drift.program.span, quotation: quotation, notes: notes,
            help: "if the new output is right, delete \(content)/\(path) and build again")
    }

    private static func difference(
        _ drift: RecordingLedger.Drift, _ title: String, _ lines: (Transcript) -> [String]
    ) -> [String] {
        let (old, new) = (lines(drift.recorded), lines(drift.actual))
        guard old != new else { return [] }
        return ["--- \(title), recorded", "+++ \(title), now"] + LineDiff.lines(from: old, to: new)
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
