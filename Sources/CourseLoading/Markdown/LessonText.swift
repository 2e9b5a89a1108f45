import Diagnostics

/// A lesson's file together with the part of it that is Markdown.
///
/// cmark counts lines from the first line of Markdown; everything here speaks of the whole file.
struct LessonText: Sendable {
    /// The whole file.
    let file: SourceFile
    /// The 0-based byte offset at which the Markdown begins.
    let bodyOffset: Int
    private let linesBefore: Int

    /// A file whose Markdown begins at an offset, which must be the beginning of a line.
    init(file: SourceFile, bodyOffset: Int) {
        self.file = file
        self.bodyOffset = bodyOffset
        self.linesBefore = file.line(at: bodyOffset) - 1
    }

    /// The Markdown.
    var body: String { String(file[bodyOffset..<file.text.utf8.count]) }

    /// The file's line for one of cmark's; cmark's 0 ("unknown") becomes the first line.
    func line(_ line: Int) -> Int { max(line, 1) + linesBefore }

    /// The offset of a node's first byte.
    func offset(of node: MarkdownNode) -> Int {
        offset(column: node.startColumn, onLine: line(node.startLine))
    }

    /// The offset of one of cmark's columns, which are bytes; 0 ("unknown") becomes the first.
    func offset(column: Int, onLine number: Int) -> Int {
        let range = file.range(ofLine: number)
        return min(range.lowerBound + max(column, 1) - 1, range.upperBound)
    }

    /// A node's first line from where the node begins.
    func span(of node: MarkdownNode) -> SourceSpan {
        let start = offset(of: node)
        let end = file.range(ofLine: line(node.startLine)).upperBound
        return SourceSpan(file: file.path, range: start..<max(start, end))
    }

    /// All of a node's lines, from where the first begins to where the last ends.
    func wholeSpan(of node: MarkdownNode) -> SourceSpan {
        let first = file.range(ofLine: line(node.startLine))
        let last = file.range(ofLine: line(max(node.endLine, node.startLine)))
        return SourceSpan(file: file.path, range: first.lowerBound..<last.upperBound)
    }

    /// The lines of a paragraph without the marks of the containers around it, and without white
    /// space at their ends.
    func lines(of node: MarkdownNode, quotationDepth: Int) -> [TableReader.Line] {
        (line(node.startLine)...max(line(node.endLine), line(node.startLine))).map { number in
            let range = file.range(ofLine: number)
            let start =
                number == line(node.startLine)
                ? offset(of: node)
                : contentOffset(in: range, quotationDepth: quotationDepth)
            return TableReader.Line(
                text: file[start..<end(of: start..<range.upperBound)], offset: start)
        }
    }

    /// The second line of a paragraph, as ``lines(of:quotationDepth:)`` gives it; `nil` where it has one.
    func secondLine(of node: MarkdownNode, quotationDepth: Int) -> Substring? {
        guard node.endLine > node.startLine else { return nil }
        let range = file.range(ofLine: line(node.startLine) + 1)
        let start = contentOffset(in: range, quotationDepth: quotationDepth)
        return file[start..<end(of: start..<range.upperBound)]
    }

    /// Where a range of bytes ends without the white space at its end.
    private func end(of range: Range<Int>) -> Int {
        let trailing = file.bytes(in: range).reversed()
            .prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
        return range.upperBound - trailing
    }

    /// Where the text of a continuation line begins, behind white space and the marks of
    /// quotations, which may be left out there.
    func contentOffset(in range: Range<Int>, quotationDepth: Int) -> Int {
        var offset = range.lowerBound
        var remaining = quotationDepth
        for byte in file.bytes(in: range) {
            if byte == UInt8(ascii: ">"), remaining > 0 {
                remaining -= 1
            } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
                break
            }
            offset += 1
        }
        return offset
    }

    /// A line of a fence, given what cmark left of it and what stands before the opening mark.
    ///
    /// Where a container ends within a tab, cmark counts the fence's indentation in bytes and leaves
    /// columns of it at the beginnings of lines; CommonMark takes off all of it.
    func codeLine(
        _ text: Substring, onLine number: Int, indentedAs indentation: Range<Int>
    ) -> CodeLine {
        let line = file.range(ofLine: number)
        let prefix = file[indentation].utf8
        let rest = file[line].utf8.dropFirst(prefix.count)
        let surplus = text.utf8.count - rest.count
        if surplus > 0, prefix.contains(UInt8(ascii: "\t")), file[line].utf8.starts(with: prefix),
            text.utf8.prefix(surplus).allSatisfy({ $0 == UInt8(ascii: " ") }),
            text.utf8.dropFirst(surplus).elementsEqual(rest)
        {
            return CodeLine(text: Substring(rest), offset: line.lowerBound + prefix.count)
        }
        return CodeLine(text: text, offset: offset(ofCodeLine: text, onLine: number))
    }

    /// Where the text of a code line begins, given what cmark left of it.
    func offset(ofCodeLine text: some StringProtocol, onLine number: Int) -> Int {
        let range = file.range(ofLine: number)
        let start = range.upperBound - text.utf8.count
        // A tab that a container ate in part leaves spaces that stand nowhere in the file.
        guard start >= range.lowerBound, file[start..<range.upperBound] == text else {
            return range.lowerBound
        }
        return start
    }
}
