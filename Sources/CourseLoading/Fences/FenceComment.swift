import Diagnostics

/// A comment `<!-- lectern: … -->` above a fence, or around one.
struct FenceComment: Sendable, Equatable {
    /// The bytes of its words.
    let wordsRange: Range<Int>
    /// The opening mark, for diagnostics.
    let span: SourceSpan
    /// Where the opening line of a fence within the comment begins, if one stands there.
    let fenceOffset: Int?

    private static let mark = "<!-- lectern:"

    /// Whether HTML means to be such a comment, well written or not.
    static func isMeant(by html: some StringProtocol) -> Bool {
        guard html.hasPrefix("<!--") else { return false }
        let word = html.dropFirst(4).drop(while: \.isWhitespace).prefix { $0.isLetter }
        return word.lowercased() == "lectern"
    }

    /// The comment that begins at an offset; `nil` where its form is not exactly `<!-- lectern:`,
    /// or where it is not closed by the given end.
    init?(file: SourceFile, at offset: Int, end: Int) {
        let text = file[offset..<end]
        guard text.hasPrefix(Self.mark), let closing = text.range(ofText: "-->") else { return nil }
        let start = offset + Self.mark.utf8.count
        let stop = offset + text.utf8.distance(from: text.startIndex, to: closing)
        span = SourceSpan(file: file.path, range: offset..<start)

        var line = file.line(at: offset) + 1
        var fence: Int?
        while fence == nil, file.start(ofLine: line) < stop, line <= file.lineCount {
            let range = file.range(ofLine: line)
            let contents = file[range]
            if SourceFence.resembles(contents) {
                let indentation = contents.prefix { $0 == " " || $0 == "\t" }
                fence = range.lowerBound + indentation.utf8.count
            }
            line += 1
        }
        fenceOffset = fence
        wordsRange = start..<max(start, fence ?? stop)
    }
}

extension Substring {
    /// Where a text first occurs.
    func range(ofText text: String) -> Index? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index }
            index = utf8.index(after: index)
        }
        return nil
    }
}
