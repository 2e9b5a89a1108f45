import CourseModel
import Diagnostics

/// A report for GitHub Actions: workflow commands that become annotations, and a summary.
///
/// The form of the commands is that of
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions, what a runner
/// does with them that of `ActionCommand.cs` and `ExecutionContext.cs` in `actions/runner`.
package enum GitHubReport {
    /// How many annotations of one severity GitHub makes of what a step prints.
    private static let shownPerStep = 10
    /// How many UTF-16 units of a message GitHub keeps is 4096; what is left is for its `…`.
    private static let longestMessage = 4000

    /// A workflow command for each diagnostic, errors first, a line each.
    package static func text(of report: CheckReport) -> String {
        let places = Places(in: report.sources)
        let names = Findings.snippets(of: report)
        let diagnostics = Findings.bySeverity(of: report)
        var commands = diagnostics.map { diagnostic in
            let title = ([diagnostic.id.rawValue] + (names(diagnostic).map { ["in \($0)"] } ?? []))
                .joined(separator: " ")
            return command(
                diagnostic.severity.rawValue,
                properties(of: diagnostic.span.map(places.place), title: title),
                message(of: diagnostic, places))
        }
        let errors = diagnostics.filter { $0.severity == .error }.count
        let warnings = diagnostics.count - errors
        if max(errors, warnings) > shownPerStep {
            commands.append(
                command(
                    "notice", [("title", "there is more")],
                    "errors: \(errors), warnings: \(warnings); "
                        + "GitHub shows \(shownPerStep) of each, and the log has the others"))
        }
        return commands.map { $0 + "\n" }.joined()
    }

    /// The properties of a command, without columns where a span has several lines: GitHub drops
    /// them then.
    private static func properties(of place: Place?, title: String) -> [(String, String)] {
        var properties: [(String, String)] = []
        if let place {
            properties.append(("file", place.file))
            if let start = place.start, let end = place.end {
                properties += [("line", String(start.line)), ("endLine", String(end.line))]
                if start.line == end.line {
                    properties += [
                        ("col", String(start.column)), ("endColumn", String(end.column)),
                    ]
                }
            }
        }
        return properties + [("title", title)]
    }

    /// Summary, quotation, notes and help; of a long quotation the first lines.
    private static func message(of diagnostic: Diagnostic, _ places: Places) -> String {
        let notes = diagnostic.notes.map { note in
            (note.span.map { "\(places.place(of: $0).description): " } ?? "")
                + "note: \(note.message)"
        }
        let help = diagnostic.help.map { ["help: \($0)"] } ?? []
        let others = ([diagnostic.summary] + notes + help).map(VisibleText.of)
        let quotation = diagnostic.quotation.map(VisibleText.of)
        var room = longestMessage - others.map { $0.utf16.count + 1 }.reduce(0, +)
        let shown = quotation.prefix { line in
            room -= line.utf16.count + 1
            return room > 0
        }
        let left = quotation.count - shown.count
        let more = left > 0 ? ["… and \(left) more \(left == 1 ? "line" : "lines")"] : []
        return (others.prefix(1) + shown + more + others.dropFirst()).joined(separator: "\n")
    }

    private static func command(
        _ name: String, _ properties: [(String, String)], _ message: String
    ) -> String {
        let written = properties.map { "\($0)=\(escapeProperty(VisibleText.of($1)))" }
        return "::\(name) \(written.joined(separator: ","))::\(escapeMessage(message))"
    }

    private static func escapeMessage(_ text: String) -> String {
        escape(text) { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: nil
            }
        }
    }

    private static func escapeProperty(_ text: String) -> String {
        escape(escapeMessage(text)) { scalar in
            switch scalar {
            case ":": "%3A"
            case ",": "%2C"
            default: nil
            }
        }
    }

    private static func escape(
        _ text: String, _ replacement: (Unicode.Scalar) -> String?
    ) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let replaced = replacement(scalar) {
                result += replaced
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
