import CourseModel
import Diagnostics

extension LessonBuilder {
    /// Finds the paragraphs that are tables, and has cmark parse their cells.
    ///
    /// The cells are parsed together, each as a paragraph of its own in front of the whole lesson,
    /// so that they see the lesson's link reference definitions. A word in front of each keeps its
    /// text from being read as a block (`- a`, `# b`, `[c]: d`).
    mutating func readTables(in document: MarkdownNode) throws(MarkdownParser.TooDeep) {
        let drafts = drafts(in: document.children, quotationDepth: 0)
        guard !drafts.isEmpty else { return }
        let cells = drafts.flatMap { $0.draft.header + $0.draft.rows.flatMap(\.self) }
        var paragraphs = ""
        for cell in cells {
            let text = mask.masking(cell: cell.text, in: cell.range)
            for text in [Self.guardWord, " ", text, "\n\n"] { paragraphs += text }
        }
        // Without a bracket nothing refers to the lesson, which need not be read again then.
        let canRefer = cells.contains { $0.text.utf8.contains(UInt8(ascii: "[")) }
        let parsed = mask.restoring(
            try MarkdownParser.parse(paragraphs + (canRefer ? linkReferences : "")))

        var next = 0
        func content(of cell: TableReader.Cell) -> [Inline] {
            defer { next += 1 }
            let span = SourceSpan(file: text.file.path, range: cell.range)
            return Self.withoutGuardWord(inlines(parsed.children[next].children, at: span))
        }
        for (line, draft) in drafts {
            let header = draft.header.map(content(of:))
            let rows = draft.rows.map { row in row.map(content(of:)) }
            for row in draft.rows { warnAboutSurplus(in: row, columns: header.count) }
            tables[line] = Block.Table(
                alignments: draft.alignments, header: header,
                rows: rows.map { row in
                    let missing = max(0, header.count - row.count)
                    return row.prefix(header.count) + Array(repeating: [], count: missing)
                })
        }
    }

    /// The lesson, if it can hold link reference definitions: what is not there cannot be referred to.
    private var linkReferences: String {
        let body = text.body
        return body[...].range(ofText: "]:") == nil ? "" : body
    }

    private static let guardWord = "x"

    private static func withoutGuardWord(_ inlines: [Inline]) -> [Inline] {
        inlines.droppingPrefix(guardWord.utf8.count)
    }

    private func drafts(
        in nodes: [MarkdownNode], quotationDepth: Int
    ) -> [(line: Int, draft: TableReader.Draft)] {
        nodes.flatMap { node -> [(line: Int, draft: TableReader.Draft)] in
            switch node.kind {
            case .paragraph:
                // Most paragraphs are none, and that is seen in their second line alone.
                let second = text.secondLine(of: node, quotationDepth: quotationDepth)
                guard let second, TableReader.resemblesDelimiters(second) else { return [] }
                let lines = text.lines(of: node, quotationDepth: quotationDepth)
                return TableReader.read(lines).map { [(node.startLine, $0)] } ?? []
            case .quotation:
                return drafts(in: node.children, quotationDepth: quotationDepth + 1)
            case .bulletList, .orderedList, .item:
                return drafts(in: node.children, quotationDepth: quotationDepth)
            default: return []
            }
        }
    }

    private mutating func warnAboutSurplus(in row: [TableReader.Cell], columns: Int) {
        guard row.count > columns else { return }
        warn(
            .surplusCells, "this row has more cells than the table has columns",
            at: SourceSpan(file: text.file.path, range: row[columns].range),
            help: "a pipe within a cell is written ‘\\|’")
    }
}
