/// A text file that diagnostics can point into.
///
/// Offsets are 0-based UTF-8 byte offsets into ``text``.
package struct SourceFile: Sendable, Equatable {
    /// The path as the author knows it, relative to where the command was started.
    package let path: String
    /// The whole text; invalid UTF-8 was replaced when it was read.
    package let text: String
    private let lineStarts: [Int]

    /// A file of the given text; the line table is made once, in one pass over its bytes.
    package init(path: String, text: String) {
        self.path = path
        self.text = text
        let bytes = text.utf8
        lineStarts =
            bytes.withContiguousStorageIfAvailable(Self.lineStarts)
            ?? Array(bytes).withUnsafeBufferPointer(Self.lineStarts)
    }

    private static func lineStarts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts = [0]
        for offset in bytes.indices where bytes[offset] <= UInt8(ascii: "\r") {
            // CR, LF and CRLF each end a line, as they do in CommonMark.
            switch bytes[offset] {
            case UInt8(ascii: "\n"): starts.append(offset + 1)
            case UInt8(ascii: "\r"):
                let isFollowed = offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n")
                if !isFollowed { starts.append(offset + 1) }
            default: break
            }
        }
        return starts
    }

    /// The number of lines; a text that ends with a newline has an empty last line.
    package var lineCount: Int { lineStarts.count }

    /// The 1-based number of the line that holds a byte offset; offsets beyond the end fall on the
    /// last line.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The byte offset at which a 1-based line begins; clamped to the file.
    package func start(ofLine line: Int) -> Int {
        lineStarts[min(max(line, 1), lineStarts.count) - 1]
    }

    /// The byte range of a 1-based line, without its line ending.
    package func range(ofLine line: Int) -> Range<Int> {
        let start = start(ofLine: line)
        var end = line < lineStarts.count ? lineStarts[max(line, 1)] : text.utf8.count
        let bytes = text.utf8
        while end > start {
            let byte = bytes[bytes.index(bytes.startIndex, offsetBy: end - 1)]
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { break }
            end -= 1
        }
        return start..<max(start, end)
    }

    /// The text of a 1-based line, without its line ending.
    package func contents(ofLine line: Int) -> Substring { self[range(ofLine: line)] }

    /// The text of a byte range; a range that cuts a character is widened by decoding what is there.
    package subscript(range: Range<Int>) -> Substring {
        let utf8 = text.utf8
        let low = utf8.index(utf8.startIndex, offsetBy: min(range.lowerBound, utf8.count))
        let high = utf8.index(utf8.startIndex, offsetBy: min(range.upperBound, utf8.count))
        return text[low..<high]
    }

    /// The bytes of a range.
    package func bytes(in range: Range<Int>) -> Substring.UTF8View {
        let utf8 = text.utf8
        let low = utf8.index(utf8.startIndex, offsetBy: min(range.lowerBound, utf8.count))
        let high = utf8.index(utf8.startIndex, offsetBy: min(range.upperBound, utf8.count))
        return utf8[low..<high]
    }

    /// Where an offset stands for a reader: 1-based line, 1-based display column.
    ///
    /// Beyond 5,000 bytes of one line, columns are bytes: no reader counts there, and many
    /// problems on such a line would take for ever to place.
    package func position(at offset: Int) -> SourcePosition {
        let line = line(at: offset)
        let start = start(ofLine: line)
        guard offset - start <= 5_000 else {
            return SourcePosition(line: line, column: offset - start + 1)
        }
        let before = self[start..<max(start, offset)]
        return SourcePosition(line: line, column: DisplayWidth.columns(of: before) + 1)
    }
}

/// A place as editors count it: both numbers begin at 1, columns are display columns.
package struct SourcePosition: Sendable, Equatable {
    /// The 1-based line.
    package let line: Int
    /// The 1-based display column; tabs are expanded to the next multiple of 4.
    package let column: Int
}
