package import CourseModel
package import Diagnostics

extension Snippet {
    /// The same snippet with another request, and with code that stands in a file from a line on.
    ///
    /// - Parameters:
    ///   - first: the 1-based number of the code's first line.
    ///   - runner: what runs the snippet's language; `nil` for Swift.
    package func replaced(
        by source: SourceFile, fromLine first: Int, runner: LanguageRunner?,
        request: SnippetRequest, outputFence: OutputFence?
    ) -> Snippet {
        let bytes = Array(source.text.utf8)
        var lines = (first..<max(first, source.lineCount + 1)).map { number in
            let range = source.range(ofLine: number)
            return CodeLine(
                text: Substring(String(decoding: bytes[range], as: UTF8.self)),
                offset: range.lowerBound)
        }
        // What ends with a newline has no line behind it.
        if lines.last?.text.isEmpty == true { lines.removeLast() }
        let code = SnippetCode(lines, file: source.path, runner: runner)
        return Snippet(
            id: id, label: label, isNamed: isNamed, runner: self.runner, request: request,
            lines: code.lines, codeFile: source.path, outputFence: outputFence,
            hasMainAttribute: code.hasMainAttribute, span: .file(source.path))
    }
}
