import CourseModel
import Diagnostics

extension GitHubReport {
    /// GitHub takes a mebibyte of Markdown from a step, or none of it.
    private static let longestSummary = 1_000_000

    /// The report in Markdown, for the file that `GITHUB_STEP_SUMMARY` names: counts, a row for
    /// each problem, the skipped snippets, and each problem in full.
    package static func summary(of report: CheckReport) -> String {
        let places = Places(in: report.sources)
        let diagnostics = Findings.bySeverity(of: report)
        let title = diagnostics.containErrors ? "The course is not true" : "The course is true"
        var text = "## \(title)\n\n" + counts(of: report)
        text += facts(of: report)
        var leftOut = 0
        func add(_ piece: String) {
            if text.utf8.count + piece.utf8.count > longestSummary {
                leftOut += 1
            } else {
                text += piece
            }
        }
        if !diagnostics.isEmpty {
            text += "\n### What is wrong\n\n"
            text += row(["", "where", "snippet", "what"]) + row(["---", "---", "---", "---"])
            let names = Findings.snippets(of: report)
            for diagnostic in diagnostics {
                let place = diagnostic.span.map { places.place(of: $0).description } ?? ""
                let name = names(diagnostic)?.description ?? ""
                let what = "\(diagnostic.summary) [\(diagnostic.id.rawValue)]"
                add(
                    row(
                        [diagnostic.severity.rawValue, place, name, what].map(MarkdownText.inline)))
            }
        }
        let skipped = SkippedList.lines(of: report)
        if !skipped.isEmpty {
            text += "\n### What was skipped\n\n"
            for line in skipped { add("* \(MarkdownText.inline(line))\n") }
        }
        if !diagnostics.isEmpty {
            text += "\n### In full\n"
            let formatter = DiagnosticFormatter(files: report.sources, usesColor: false)
            for diagnostic in diagnostics {
                add("\n" + MarkdownText.fenced(formatter.format(diagnostic)))
            }
        }
        if leftOut > 0 {
            text += "\nThere is more than a summary can hold; the log has all of it.\n"
        }
        return text
    }

    private static func counts(of report: CheckReport) -> String {
        let counts = report.counts
        let columns: [(String, Int)] = [
            ("snippets", counts.snippets), ("passed", counts.passed), ("failed", counts.failed),
            ("skipped", counts.skipped), ("run", counts.ran), ("from cache", counts.fromCache),
        ]
        return row(columns.map(\.0)) + row(columns.map { _ in "---:" })
            + row(columns.map { String($0.1) })
    }

    private static func facts(of report: CheckReport) -> String {
        var facts = [report.generator]
        if let recorder = report.recorder { facts.append(recorder.description) }
        if let isContained = report.isContained {
            facts.append(isContained ? "in a sandbox" : "without a sandbox")
        }
        facts.append("\(report.elapsed / 1000).\(report.elapsed % 1000 / 100) s")
        let lines = [facts.joined(separator: ", ")] + report.notes
        return lines.map { "\n\(MarkdownText.inline($0))\n" }.joined()
    }

    private static func row(_ cells: [String]) -> String {
        "| \(cells.joined(separator: " | ")) |\n"
    }
}

/// Writes text so that Markdown shows it as it is.
private enum MarkdownText {
    /// The text on one line, with a backslash before everything that means something.
    static func inline(_ text: String) -> String {
        var result = ""
        for scalar in VisibleText.of(OneLine.of(text)).unicodeScalars {
            if special.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// The text in a fence that nothing in it can close.
    static func fenced(_ text: String) -> String {
        var longest = 0
        var run = 0
        for scalar in text.unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        let visible = VisibleText.of(text)
        return "\(fence)text\n\(visible)\(visible.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    }

    private static let special: Set<Unicode.Scalar> = [
        "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "&", "|", "~", "#", "@", "!", "$",
    ]
}
