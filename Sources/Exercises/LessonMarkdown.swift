import CourseModel
import Diagnostics

/// Lines of a lesson as Markdown for a folder outside its course: with what runs showed in the place of
/// references, and with links that lead to the course's files.
struct LessonMarkdown {
    private let lesson: Lesson
    private let references: [RunReference]
    /// The path from the Markdown's folder to the one that the lesson lies in, with a slash behind it.
    private let lessonFolder: String

    /// The Markdown of an exercise.
    ///
    /// - Parameter content: the path from the Markdown's folder to the course's.
    init(of exercise: CourseExercise, content: String) {
        lesson = exercise.lesson
        references = exercise.exercise.blocks.references
        let folder = lesson.path.split(separator: "/").dropLast().map { "\($0)/" }.joined()
        lessonFolder = "\(content)/\(folder)"
    }

    /// The lines of blocks, with an empty line between two.
    func text(of spans: [SourceSpan]) -> String {
        spans.map { text(of: $0) }.joined(separator: "\n\n")
    }

    /// The lines of a quotation without the marks in front of them, and without the first line, which
    /// says what kind of quotation it is.
    func text(ofQuotation span: SourceSpan) -> String {
        text(of: span).split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
            .map { line in
                let inner = line.drop { $0 == " " }
                guard inner.first == ">" else { return line }
                let content = inner.dropFirst()
                return content.first == " " ? content.dropFirst() : content
            }
            .joined(separator: "\n")
    }

    private func text(of span: SourceSpan) -> String {
        let bytes = Array(lesson.source.text.utf8)
        var text = ""
        var position = span.range.lowerBound
        for reference in references.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where span.range.contains(reference.range.lowerBound) {
            text += String(decoding: bytes[position..<reference.range.lowerBound], as: UTF8.self)
            text += reference.markdown
            position = reference.range.upperBound
        }
        text += String(decoding: bytes[position..<span.range.upperBound], as: UTF8.self)
        text = text.replacing("\r\n", with: "\n")
        let isCode = text.hasPrefix("```") || text.hasPrefix("~~~")
        return isCode ? text : rebased(text)
    }

    /// The same text with the destinations of its links as they are seen from another folder.
    private func rebased(_ text: String) -> String {
        text.replacing(/(\]\()([^)\s]+)/) { match in
            let destination = match.output.2
            let isAbsolute =
                destination.hasPrefix("/") || destination.contains(/^[A-Za-z][A-Za-z0-9+.\-]*:/)
            if isAbsolute { return String(match.output.0) }
            let name = lesson.path.split(separator: "/").last ?? ""
            let page = destination.hasPrefix("#") ? String(name) : ""
            return "\(match.output.1)\(lessonFolder)\(page)\(destination)"
        }
    }
}

extension RunReference {
    /// Its bytes in the lesson, braces included.
    fileprivate var range: Range<Int> { target.span.range }

    /// What stands in its place.
    fileprivate var markdown: String {
        guard let value else { return "" }
        guard value.isVerbatim else { return value.text }
        let text = value.text.replacing("\n", with: " ")
        var mark = "`"
        while text.contains(mark) { mark += "`" }
        let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return mark + space + text + space + mark
    }
}
