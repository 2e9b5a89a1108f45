import CourseModel
import Diagnostics

/// A line of code and the 0-based byte offset in its file at which it begins.
struct CodeLine: Sendable, Equatable {
    let text: Substring
    let offset: Int
}

/// The code of a snippet with what its comments say of it.
struct SnippetCode: Sendable, Equatable {
    /// The lines, without their marks.
    let lines: [Snippet.Line]
    /// Whether the attribute `@main` stands in it.
    let hasMainAttribute: Bool
    /// What its comments expect of the compiler.
    let expectations: InlineExpectations
    /// What is wrong with its marks.
    let diagnostics: [Diagnostic]

    /// Reads lines that stand in a file; those whose numbers, from 0, are given are hidden without
    /// any mark.
    init(
        _ lines: [CodeLine], file: String, runner: LanguageRunner?, hiding hidden: Set<Int> = []
    ) {
        let marks = HideMarks(file: file, commentMark: runner?.commentMark ?? "//")
        var diagnostics: [Diagnostic] = []
        let scanned = runner == nil ? SwiftScanner.scan(lines.map { String($0.text) }) : []
        self.lines = lines.enumerated().map { index, line in
            let scan = runner == nil ? scanned[index] : nil
            let read = marks.read(line, scan: scan, diagnostics: &diagnostics)
            guard hidden.contains(index) else { return read }
            return Snippet.Line(text: read.text, isHidden: true, offset: read.offset)
        }
        self.diagnostics = diagnostics
        hasMainAttribute = scanned.contains(where: \.hasMainAttribute)
        expectations =
            runner == nil
            ? InlineExpectations(lines: self.lines, scanned: scanned, file: file) : .none
    }
}

/// Reads the marks `// hide` at the ends of lines.
private struct HideMarks {
    let file: String
    private let mark: String

    init(file: String, commentMark: String) {
        self.file = file
        self.mark = "\(commentMark) hide"
    }

    /// The line that is compiled; what is known of it tells, for Swift, whether the mark is a comment.
    func read(
        _ line: CodeLine, scan: SwiftScanner.Line?, diagnostics: inout [Diagnostic]
    ) -> Snippet.Line {
        let text = String(line.text)
        var trimmed = line.text
        while trimmed.last == " " || trimmed.last == "\t" { trimmed.removeLast() }
        guard trimmed.hasSuffix(mark) else {
            return Snippet.Line(text: text, isHidden: false, offset: line.offset)
        }
        let length = trimmed.count - mark.count
        let start = trimmed.prefix(length).utf8.count
        let isComment = scan.map { scan in scan.comment.map { $0 <= start } ?? false } ?? true
        if isComment {
            var code = text.prefix(length)
            while code.last == " " || code.last == "\t" { code.removeLast() }
            return Snippet.Line(text: String(code), isHidden: true, offset: line.offset)
        }
        if scan?.endsInString == true {
            let range = (line.offset + start)..<(line.offset + start + mark.utf8.count)
            diagnostics.append(
                Diagnostic(
                    .hideInString,
                    "‘\(mark)’ within a multi-line string would be printed, not hidden",
                    at: SourceSpan(file: file, range: range),
                    help: "take the mark out, or hide the whole snippet with the word ‘hidden’"))
        }
        return Snippet.Line(text: text, isHidden: false, offset: line.offset)
    }
}
