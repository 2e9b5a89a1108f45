import Diagnostics
import Foundation
import Reporting
import Verification

extension Terminal {
    /// Tells what a check came to: its notes first and its diagnostics on standard error, whatever the
    /// form, and on standard output the report in the form that was asked for.
    func print(
        _ report: CheckReport, as format: ReportFormat, of check: CourseCheck, repetitions: Int?,
        after elapsed: Duration
    ) {
        let report = report.taking(Int(elapsed / .milliseconds(1)))
        for note in report.notes { print(note: note) }
        print(report.diagnostics, sources: report.sources)
        switch format {
        case .json: print(text: JSONReport.text(of: report))
        case .junit: print(text: JUnitReport.text(of: report))
        case .github:
            print(text: GitHubReport.text(of: report))
            appendSummary(of: report)
        case .text: printText(report, check, repetitions, elapsed)
        }
    }

    /// Adds the summary of a report to the page of GitHub's job, where there is one.
    private func appendSummary(of report: CheckReport) {
        guard let path = summaryFile else { return }
        do {
            let file = try FileHandle(forWritingTo: URL(filePath: path))
            try file.seekToEnd()
            try file.write(contentsOf: Data(GitHubReport.summary(of: report).utf8))
            try file.close()
        } catch {
            print(note: "the summary could not be added to \(path): \(error.localizedDescription)")
        }
    }

    private func printText(
        _ report: CheckReport, _ check: CourseCheck, _ repetitions: Int?, _ elapsed: Duration
    ) {
        for line in SkippedList.lines(of: report) { print(line) }
        print(Summary.snippets(of: check))
        if let runs = Summary.runs(of: check) { print(runs) }
        let time = Summary.seconds(elapsed)
        print(
            report.diagnostics.containErrors
                ? "the course is not true, after \(time)" : "the course is true, after \(time)")
        guard let repetitions else { return }
        let wanting = report.cases.filter(\.isFailed)
        guard !wanting.isEmpty else {
            print("every snippet held its contract in each of \(repetitions) runs")
            return
        }
        print("what did not hold in \(repetitions) runs, and what to do:")
        for diagnostic in wanting.compactMap(\.diagnostics.first) {
            print("  \(diagnostic.summary): \(diagnostic.help ?? "see above")")
        }
    }
}
