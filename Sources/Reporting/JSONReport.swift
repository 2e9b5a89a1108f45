import Coding
import CourseModel
import Diagnostics

/// A report for programs, as `docs/CI.md` describes it field by field.
package enum JSONReport {
    /// The version of the format.
    ///
    /// A field that is added does not change it; one that is renamed, removed or means something
    /// else does.
    package static let version = 1

    /// One JSON object, ended by a newline.
    package static func text(of report: CheckReport) -> String {
        // GitHub obeys `##[error]` wherever it stands in a log; within a text this is the same JSON.
        String(decoding: value(of: report).bytes, as: UTF8.self)
            .replacing("##[", with: "##\\u005B") + "\n"
    }

    // Members stand in the order of their names, as everywhere in Lectern.

    private static func value(of report: CheckReport) -> JSONValue {
        let places = Places(in: report.sources)
        return .object([
            ("cases", .array(report.cases.map { value(of: $0, places) })),
            ("contained", report.isContained.map(JSONValue.boolean)),
            ("counts", value(of: report.counts)),
            ("elapsed", .number(report.elapsed)),
            ("generator", .string(report.generator)),
            ("notes", .array(report.notes.map(JSONValue.string))),
            ("others", .array(report.others.map { value(of: $0, places) })),
            ("recorder", report.recorder?.json),
            ("version", .number(version)),
        ])
    }

    private static func value(of counts: CheckReport.Counts) -> JSONValue {
        .object([
            ("failed", .number(counts.failed)),
            ("fromCache", .number(counts.fromCache)),
            ("passed", .number(counts.passed)),
            ("ran", .number(counts.ran)),
            ("skipped", .number(counts.skipped)),
            ("snippets", .number(counts.snippets)),
        ])
    }

    private static func value(of one: CheckReport.Case, _ places: Places) -> JSONValue {
        let place = places.place(of: one.span)
        return .object([
            ("column", place.start.map { .number($0.column) }),
            ("diagnostics", .array(one.diagnostics.map { value(of: $0, places) })),
            ("duration", .number(one.duration)),
            ("file", .string(place.file)),
            ("line", place.start.map { .number($0.line) }),
            ("name", .string(one.snippet.description)),
            ("reason", one.skipReason.map(JSONValue.string)),
            ("state", .string(one.state.rawValue)),
            ("work", .string(word(for: one.work))),
        ])
    }

    private static func word(for work: SnippetWork) -> String {
        switch work {
        case .ran: "ran"
        case .fromCache: "cache"
        case .skipped: "skipped"
        }
    }

    private static func value(of diagnostic: Diagnostic, _ places: Places) -> JSONValue {
        let place = diagnostic.span.map(places.place)
        return .object([
            ("column", place?.start.map { .number($0.column) }),
            ("endColumn", place?.end.map { .number($0.column) }),
            ("endLine", place?.end.map { .number($0.line) }),
            ("file", place.map { .string($0.file) }),
            ("help", diagnostic.help.map(JSONValue.string)),
            ("id", .string(diagnostic.id.rawValue)),
            ("line", place?.start.map { .number($0.line) }),
            ("notes", .array(diagnostic.notes.map { value(of: $0, places) })),
            ("quotation", .array(diagnostic.quotation.map(JSONValue.string))),
            ("severity", .string(diagnostic.severity.rawValue)),
            ("summary", .string(diagnostic.summary)),
        ])
    }

    private static func value(of note: Diagnostic.Note, _ places: Places) -> JSONValue {
        let place = note.span.map(places.place)
        return .object([
            ("column", place?.start.map { .number($0.column) }),
            ("endColumn", place?.end.map { .number($0.column) }),
            ("endLine", place?.end.map { .number($0.line) }),
            ("file", place.map { .string($0.file) }),
            ("line", place?.start.map { .number($0.line) }),
            ("message", .string(note.message)),
        ])
    }
}
