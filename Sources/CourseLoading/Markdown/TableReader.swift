import CourseModel

/// Reads a paragraph as a table in GitHub's notation, where it is one.
enum TableReader {
    /// A line of the paragraph without its container's marks.
    struct Line: Sendable, Equatable {
        /// The text, without white space at its ends.
        let text: Substring
        /// The 0-based byte offset in the lesson at which ``text`` begins.
        let offset: Int
    }

    /// The text of a cell, `\|` already turned into `|`.
    struct Cell: Sendable, Equatable {
        let text: String
        /// The byte range of the cell in the lesson, as written.
        let range: Range<Int>
    }

    /// A table whose cells are not parsed yet.
    struct Draft: Sendable, Equatable {
        let alignments: [Block.Table.Alignment]
        let header: [Cell]
        /// As written: rows can be shorter or longer than the header.
        let rows: [[Cell]]
    }

    /// The table that the lines of a paragraph are, or `nil`.
    static func read(_ lines: [Line]) -> Draft? {
        guard lines.count >= 2, lines[0].text.contains("|") || lines[1].text.contains("|"),
            let alignments = alignments(of: lines[1].text)
        else { return nil }
        let header = cells(of: lines[0])
        guard header.count == alignments.count else { return nil }
        return Draft(
            alignments: alignments, header: header, rows: lines.dropFirst(2).map(cells(of:)))
    }

    /// Whether a line holds nothing but what the line below a table's header is made of.
    static func resemblesDelimiters(_ line: Substring) -> Bool {
        line.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "),
                UInt8(ascii: "\t"):
                true
            default: false
            }
        }
    }

    private static func alignments(of line: Substring) -> [Block.Table.Alignment]? {
        var alignments: [Block.Table.Alignment] = []
        for cell in cells(of: Line(text: line, offset: 0)) {
            let dashes = cell.text.drop { $0 == ":" }.prefix { $0 == "-" }
            let opens = cell.text.hasPrefix(":")
            let closes = cell.text.hasSuffix(":")
            let expected = (opens ? ":" : "") + dashes + (closes ? ":" : "")
            guard !dashes.isEmpty, cell.text == expected else { return nil }
            switch (opens, closes) {
            case (true, true): alignments.append(.center)
            case (true, false): alignments.append(.left)
            case (false, true): alignments.append(.right)
            case (false, false): alignments.append(.none)
            }
        }
        return alignments.isEmpty ? nil : alignments
    }

    /// Splits a row at its pipes.
    ///
    /// A pipe behind a backslash belongs to its cell, in code too, and loses the backslash there.
    private static func cells(of line: Line) -> [Cell] {
        var cells: [Cell] = []
        var bytes: [UInt8] = []
        var start = line.offset
        var offset = line.offset
        func finish(at end: Int) {
            func isBlank(_ byte: UInt8) -> Bool {
                byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
            }
            let trimmed = bytes.drop(while: isBlank)
            let trailing = trimmed.reversed().prefix(while: isBlank).count
            let text = String(decoding: trimmed.dropLast(trailing), as: UTF8.self)
            let low = min(start + trimmed.startIndex, end)
            cells.append(Cell(text: text, range: low..<max(low, end - trailing)))
        }
        var isFirst = true
        for byte in line.text.utf8 {
            if byte == UInt8(ascii: "|"), bytes.last == UInt8(ascii: "\\") {
                bytes[bytes.count - 1] = byte
            } else if byte == UInt8(ascii: "|") {
                if !isFirst { finish(at: offset) }
                bytes = []
                start = offset + 1
            } else {
                bytes.append(byte)
            }
            isFirst = false
            offset += 1
        }
        // What follows the closing pipe is no cell.
        if bytes.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") })
            || cells.isEmpty
        {
            finish(at: offset)
        }
        return cells
    }
}
