import CourseModel
import Diagnostics

extension SnippetRequestParser {
    /// The code of the file that the words name, and the file itself; `nil` where they name none, or
    /// where it cannot be used.
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

    /// Refuses a fence that holds other code than the file shows.
    private mutating func compare(
        _ body: [CodeLine], in lesson: String, with code: SnippetCode, of source: SourceFile,
        _ path: String
    ) {
        func isBlank(_ text: some StringProtocol) -> Bool { text.allSatisfy(\.isWhitespace) }
        guard body.contains(where: { !isBlank($0.text) }) else { return }
        var shown = code.lines.filter { !$0.isHidden }
        var written = body
        while let last = shown.last, isBlank(last.text) { shown.removeLast() }
        while let last = written.last, isBlank(last.text) { written.removeLast() }
        let count = min(shown.count, written.count)
        let different = (0..<count).first {
            !shown[$0].text.utf8.elementsEqual(written[$0].text.utf8)
        }
        guard let index = different ?? (shown.count == written.count ? nil : count) else { return }

        func span(_ text: some StringProtocol, _ offset: Int, _ file: String) -> SourceSpan {
            SourceSpan(file: file, range: offset..<(offset + text.utf8.count))
        }
        let help = "empty the fence, or write what the file shows"
        guard index < written.count else {
            let line = written[written.count - 1]
            report(
                .differingBody, "line \(index + 1) of what ‘\(path)’ shows is missing here",
                at: span(line.text, line.offset, lesson),
                notes: [
                    .init(
                        "it is this line",
                        at: span(shown[index].text, shown[index].offset, source.path))
                ],
                help: help)
            return
        }
        let line = written[index]
        let notes =
            shown.indices.contains(index)
            ? [
                Diagnostic.Note(
                    "there it is this line",
                    at: span(shown[index].text, shown[index].offset, source.path))
            ] : []
        report(
            .differingBody,
            notes.isEmpty
                ? "‘\(path)’ shows only \(index) lines, and this is line \(index + 1)"
                : "line \(index + 1) is not what ‘\(path)’ shows",
            at: span(line.text, line.offset, lesson), notes: notes, help: help)
    }
}
