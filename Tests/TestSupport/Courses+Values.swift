package import CourseLoading
package import CourseModel
package import Diagnostics

extension Courses {
    /// The course that the given files are, whatever is wrong with them.
    package static func course(_ files: [String: String]) -> Course { load(files).course }

    /// The course of one lesson, `content/01-a.md`.
    package static func course(lesson markdown: String, frontMatter: String = "") -> Course {
        lesson(markdown, frontMatter: frontMatter).course
    }

    /// Diagnostics as a person reads them, with the lines of the course's lessons.
    package static func report(_ diagnostics: [Diagnostic], in course: Course) -> String {
        let formatter = DiagnosticFormatter(
            files: course.lessons.map(\.source), usesColor: false)
        return diagnostics.map { formatter.format($0) }.joined()
    }
}

extension CourseLoader.Result {
    /// The diagnostics in a line each: place, the text that the caret stands under, name, words.
    package var brief: [String] { diagnostics.map(brief(of:)) }

    private func brief(of diagnostic: Diagnostic) -> String {
        var text = "\(place(of: diagnostic.span))\(diagnostic.id.rawValue): \(diagnostic.summary)"
        for note in diagnostic.notes { text += " | note \(place(of: note.span))\(note.message)" }
        if let help = diagnostic.help { text += " | \(help)" }
        return text
    }

    private func place(of span: SourceSpan?) -> String {
        guard let span else { return "" }
        guard let file = sources.first(where: { $0.path == span.file }) else {
            return "\(span.file) "
        }
        let position = file.position(at: span.range.lowerBound)
        return "\(position.line):\(position.column) ‹\(file[span.range])› "
    }

    /// The spans of all diagnostics and of their notes.
    package var spans: [SourceSpan] {
        diagnostics.flatMap { [$0.span] + $0.notes.map(\.span) }.compactMap(\.self)
    }

    /// The file that a span lies in.
    package func source(of span: SourceSpan) -> SourceFile? {
        sources.first { $0.path == span.file }
    }
}
