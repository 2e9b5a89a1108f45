import CourseModel
import Diagnostics

extension SnippetRequestParser {
    /// The code of the file that the words name, and the file itself; `nil` where they name none
    /// that is there, and no code where it is no text.
    ///
    /// The fence's own lines, which stand in a lesson, must be empty or what is shown.
    mutating func codeOfFile(
        body: [CodeLine], in lesson: String
    ) -> (code: SnippetCode, source: SourceFile)? {
        guard let word = words[.file]?.first, let path = word.value,
            let file = file(path, namedBy: word)
        else { return nil }
        let text = CourseText(file, root: context.files.root)
        let source = text.source
        if let valid = text.validLength {
            report(
                .invalidUTF8, "‘\(path)’ is not UTF-8", at: word.valueSpan,
                notes: [
                    .init("from here on", at: SourceSpan(file: source.path, range: valid..<valid))
                ],
                help: "save it as UTF-8")
            return (SnippetCode([], file: source.path, runner: context.runner), source)
        }
        let lines = Self.lines(of: source)
        let regions = CodeRegions(
            lines: lines, file: source.path, commentMark: context.runner?.commentMark ?? "//",
            isSwift: context.runner == nil)
        diagnostics += regions.diagnostics
        var hidden = regions.markers
        if regions.diagnostics.isEmpty, let region = region(of: regions, in: path) {
            hidden.formUnion(Set(lines.indices).subtracting(region.lines))
        }
        let code = SnippetCode(
            lines, file: source.path, runner: context.runner, hiding: hidden)
        diagnostics += code.diagnostics
        if !diagnostics.containErrors { compare(body, in: lesson, with: code, of: source, path) }
        return (code, source)
    }

    private static func lines(of source: SourceFile) -> [CodeLine] {
        var lines = (1...source.lineCount).map { number in
            let range = source.range(ofLine: number)
            return CodeLine(text: source[range], offset: range.lowerBound)
        }
        if lines.last?.text.isEmpty == true { lines.removeLast() }
        return lines
    }

    private mutating func region(of regions: CodeRegions, in path: String) -> CodeRegions.Region? {
        guard let word = words[.region]?.first, let name = word.value else { return nil }
        if let region = regions.regions.first(where: { $0.name == name }) { return region }
        let names = regions.regions.map(\.name)
        let mark = context.runner?.commentMark ?? "//"
        let list =
            names.isEmpty
            ? "begin it with a line: \(mark) region \(name), and end it with: \(mark) endregion"
            : "the regions are: \(names.joined(separator: ", "))"
        report(
            .brokenRegion, "‘\(path)’ has no region ‘\(name)’", at: word.valueSpan,
            help: Suggestion.nearest(to: name, among: names).map { "did you mean ‘\($0)’?" }
                ?? list)
        return nil
    }

    /// Refuses a fence that holds other code than the file shows, indentation of the whole aside.
    private mutating func compare(
        _ body: [CodeLine], in lesson: String, with code: SnippetCode, of source: SourceFile,
        _ path: String
    ) {
        let written = ComparedLine.lines(body.map { (String($0.text), $0.offset) }, file: lesson)
        let shown = ComparedLine.lines(
            code.lines.filter { !$0.isHidden }.map { ($0.text, $0.offset) }, file: source.path)
        guard let last = written.last else { return }
        let help = "empty the fence, or write what the file shows"
        for (index, line) in written.enumerated() {
            guard index < shown.count else {
                report(
                    .differingBody,
                    "‘\(path)’ shows only \(shown.count) lines, and this is line \(index + 1)",
                    at: line.span, help: help)
                return
            }
            guard line.code == shown[index].code else {
                report(
                    .differingBody, "line \(index + 1) is not what ‘\(path)’ shows",
                    at: line.span, notes: [.init("there it is this line", at: shown[index].span)],
                    help: help)
                return
            }
        }
        guard written.count < shown.count else { return }
        report(
            .differingBody,
            "line \(written.count + 1) of what ‘\(path)’ shows is missing here", at: last.span,
            notes: [.init("it is this line", at: shown[written.count].span)], help: help)
    }
}

/// A line of a fence or of a file as the two are compared.
private struct ComparedLine {
    /// Its bytes, without the indentation that all lines have.
    let code: [UInt8]
    let span: SourceSpan

    /// The lines up to the last that is not blank.
    static func lines(_ lines: [(text: String, offset: Int)], file: String) -> [ComparedLine] {
        let indentation = Indentation.common(of: lines.map(\.text))
        let end = lines.lastIndex { !$0.text.allSatisfy(\.isWhitespace) }.map { $0 + 1 } ?? 0
        return lines[..<end].map { text, offset in
            let cut = Indentation.length(in: text, upTo: indentation)
            return ComparedLine(
                code: Array(text.utf8.dropFirst(cut)),
                span: SourceSpan(file: file, range: offset..<(offset + text.utf8.count)))
        }
    }
}
