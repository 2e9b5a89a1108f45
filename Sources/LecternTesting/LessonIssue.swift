import Diagnostics

/// Something wrong with a course, ready to be recorded as an issue of a test.
struct LessonIssue: Sendable {
    /// What is wrong, as a terminal would show it.
    let text: String
    /// Whether it is only worth knowing.
    let isWarning: Bool
    /// Where it stands in the course; `nil` where nothing in the course is at fault.
    let place: Place?

    /// A place in a file of the course.
    struct Place: Sendable, Equatable {
        /// The file's absolute path.
        let path: String
        /// The 1-based line.
        let line: Int
        /// The 1-based column.
        let column: Int
    }

    /// An error that has no place in the course.
    init(_ text: String, help: String? = nil) {
        self.text = text + (help.map { "\n  help: \($0)" } ?? "")
        isWarning = false
        place = nil
    }

    /// What a diagnostic says, at the place that it points to.
    init(_ diagnostic: Diagnostic, sources: [SourceFile]) {
        let formatter = DiagnosticFormatter(files: sources, usesColor: false)
        var text = formatter.format(diagnostic)
        while text.last?.isNewline == true { text.removeLast() }
        self.text = text
        isWarning = diagnostic.severity == .warning
        place = diagnostic.span.map { span in
            let file = sources.first { $0.path == span.file && !span.coversFile }
            let position = file?.position(at: span.range.lowerBound)
            return Place(
                path: span.file, line: position?.line ?? 1, column: position?.column ?? 1)
        }
    }
}
