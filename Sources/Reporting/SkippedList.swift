import CourseModel
import Diagnostics

/// The snippets with which nothing was done.
package enum SkippedList {
    /// A line for each, with its place and the reason, in the order of the course; fences that say
    /// nothing of themselves are counted, a line for each file.
    package static func lines(of report: CheckReport) -> [String] {
        let places = Places(in: report.sources)
        let plain = report.cases.filter { $0.skipReason == SnippetRequest.reasonToSkipPlainFences }
        let counts = Dictionary(grouping: plain, by: \.span.file).mapValues(\.count)
        var counted: Set<String> = []
        return report.cases.compactMap { one in
            let file = one.span.file
            if let reason = one.skipReason, reason == SnippetRequest.reasonToSkipPlainFences,
                let count = counts[file], count > 1
            {
                guard counted.insert(file).inserted else { return nil }
                return VisibleText.of("\(file): \(count) fences are skipped: \(reason)")
            }
            return one.skipReason.map { reason in
                let place = places.place(of: one.span)
                let line = place.start.map { ":\($0.line)" } ?? ""
                return VisibleText.of(
                    "\(place.file)\(line): ‘\(one.snippet)’ is skipped: \(OneLine.of(reason))")
            }
        }
    }
}

/// Puts text on one line.
enum OneLine {
    /// The text with a space for each line ending.
    static func of(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.joined(separator: " ")
    }
}
