import CourseModel
import Diagnostics

extension CourseCheck {
    /// The same check with further failures of snippets told.
    func adding(failures: [SnippetReference: [Diagnostic]]) -> CourseCheck {
        guard !failures.isEmpty else { return self }
        var check = self
        check.findings = findings.map { finding in
            Finding(
                snippet: finding.snippet, span: finding.span, work: finding.work,
                observations: finding.observations,
                diagnostics: finding.diagnostics + (failures[finding.snippet] ?? []))
        }
        let found = Set(findings.map(\.snippet))
        let unfound = failures.filter { !found.contains($0.key) }.flatMap(\.value)
        check.diagnostics = (diagnostics + failures.values.flatMap(\.self)).sortedByPlace()
        check.others = (others + unfound).sortedByPlace()
        return check
    }

    /// The same check with further problems told that no snippet is to blame for.
    func adding(problems: [Diagnostic]) -> CourseCheck {
        guard !problems.isEmpty else { return self }
        var check = self
        check.diagnostics = (diagnostics + problems).sortedByPlace()
        check.others = (others + problems).sortedByPlace()
        return check
    }
}
