import Diagnostics

/// The snippets with which nothing was done.
package enum SkippedList {
    /// A line for each, with its place and the reason, in the order of the course.
    package static func lines(of report: CheckReport) -> [String] {
        let places = Places(in: report.sources)
        return report.cases.compactMap { one in
            one.skipReason.map { reason in
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
