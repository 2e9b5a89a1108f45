import Diagnostics

/// A comment `<!-- lectern: … -->` above a fence, or around one.
struct FenceComment: Sendable, Equatable {
    /// A line of the comment without its container's marks, and where it stands in the file.
    struct Line: Sendable, Equatable {
        let text: Substring
        let offset: Int
    }

    /// The stretches of its words, one a line.
    let words: [Range<Int>]
    /// The opening mark, for diagnostics.
    let span: SourceSpan
    /// The lines from the opening line of a fence within the comment on; empty where none stands there.
    let fenceLines: [Line]

    private static let mark = "<!-- lectern:"
    private static let end = "-->"

    /// Whether HTML means to be such a comment, well written or not.
    static func isMeant(by html: some StringProtocol) -> Bool {
        let text = html.drop { $0 == " " || $0 == "\t" }
        guard text.hasPrefix("<!--") else { return false }
        let word = text.dropFirst(4).drop(while: \.isWhitespace).prefix { $0.isLetter }
        return word.lowercased() == "lectern"
    }

    /// The comment that lines of HTML are; `nil` where its form is not exactly `<!-- lectern:`, or
    /// where it is not closed.
    init?(lines: [Line], file: String) {
        guard let first = lines.first, let start = first.text.range(ofText: Self.mark),
            first.text[..<start].allSatisfy({ $0 == " " || $0 == "\t" })
        else { return nil }
        let markOffset =
            first.offset + first.text.utf8.distance(from: first.text.startIndex, to: start)
        let afterMark = markOffset + Self.mark.utf8.count
        span = SourceSpan(file: file, range: markOffset..<afterMark)

        var words: [Range<Int>] = []
        var fence: [Line] = []
        var isClosed = false
        for (index, line) in lines.enumerated() where !isClosed {
            if index > 0, fence.isEmpty, SourceFence.resembles(line.text) {
                fence = Array(lines[index...])
            }
            let begin = index == 0 ? afterMark : line.offset
            var stop = line.offset + line.text.utf8.count
            let rest = line.text.utf8.dropFirst(begin - line.offset)
            if let closing = Substring(rest).range(ofText: Self.end) {
                stop = begin + rest.distance(from: rest.startIndex, to: closing)
                isClosed = true
            }
            if fence.isEmpty { words.append(begin..<max(begin, stop)) }
        }
        guard isClosed else { return nil }
        self.words = words
        self.fenceLines = fence
    }
}

extension Substring {
    /// Where a text first occurs, compared byte by byte.
    func range(ofText text: String) -> Index? {
        var sought = text
        let place = sought.withUTF8 { sought in
            // Over bytes that lie next to each other, this takes a tenth of what it takes over a view.
            utf8.withContiguousStorageIfAvailable { Self.place(of: sought, in: $0) }
                ?? Self.place(of: sought, in: Array(utf8))
        }
        return place.map { utf8.index(startIndex, offsetBy: $0) }
    }

    private static func place(
        of sought: UnsafeBufferPointer<UInt8>, in bytes: some RandomAccessCollection<UInt8>
    ) -> Int? {
        guard let first = sought.first else { return 0 }
        var rest = bytes[...]
        while rest.count >= sought.count, let index = rest.firstIndex(of: first) {
            rest = rest[index...]
            if rest.starts(with: sought) {
                return bytes.distance(from: bytes.startIndex, to: index)
            }
            rest = rest.dropFirst()
        }
        return nil
    }
}
