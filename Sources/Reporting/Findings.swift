import CourseModel
import Diagnostics

/// What is wrong, in the order and with the names that a reader of a short report needs.
enum Findings {
    /// Everything that is wrong, each once, errors first, each severity by place.
    static func bySeverity(of report: CheckReport) -> [Diagnostic] {
        let all = report.diagnostics
        return all.filter { $0.severity == .error } + all.filter { $0.severity == .warning }
    }

    /// Tells the first snippet that a diagnostic is of; `nil` where no snippet is to blame.
    static func snippets(of report: CheckReport) -> (Diagnostic) -> SnippetReference? {
        var names: [Key: SnippetReference] = [:]
        for one in report.cases {
            for diagnostic in one.diagnostics where names[Key(diagnostic)] == nil {
                names[Key(diagnostic)] = one.snippet
            }
        }
        return { [names] in names[Key($0)] }
    }

    private struct Key: Hashable {
        let id: DiagnosticID
        let summary: String
        let span: SourceSpan?

        init(_ diagnostic: Diagnostic) {
            id = diagnostic.id
            summary = diagnostic.summary
            span = diagnostic.span
        }
    }
}
