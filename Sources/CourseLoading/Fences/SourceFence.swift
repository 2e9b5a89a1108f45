import CourseModel
import Diagnostics

/// A fence as it stands in the lesson's bytes, which is more than cmark tells of it.
struct SourceFence: Sendable, Equatable {
    /// The language: the info string's first word; empty where there is none.
    let language: String
    /// Where the language stands.
    let languageSpan: SourceSpan
    /// The bytes of the info string behind the language.
    let wordsRange: Range<Int>
    /// The whole opening line, without indentation.
    let span: SourceSpan
    /// The fence's character and how often it stands there.
    let mark: Substring

    /// The fence whose opening line begins at the given offset, or `nil` where none does.
    init?(file: SourceFile, openingAt offset: Int) {
        let line = file.range(ofLine: file.line(at: offset))
        guard offset <= line.upperBound else { return nil }
        let text = file[offset..<line.upperBound]
        guard let first = text.first, first == "`" || first == "~" else { return nil }
        mark = text.prefix { $0 == first }
        guard mark.count >= 3 else { return nil }
        span = SourceSpan(file: file.path, range: line.clamped(to: offset..<line.upperBound))

        let afterMark = text.dropFirst(mark.count)
        let spaces = afterMark.prefix { $0 == " " || $0 == "\t" }
        let word = afterMark.dropFirst(spaces.count).prefix { !$0.isWhitespace }
        let languageStart = offset + mark.utf8.count + spaces.utf8.count
        let languageEnd = languageStart + word.utf8.count
        language = String(word)
        languageSpan = SourceSpan(file: file.path, range: languageStart..<languageEnd)
        wordsRange = languageEnd..<max(languageEnd, line.upperBound)
    }

    /// Whether its code is Swift.
    var isSwift: Bool { language.lowercased() == "swift" }

    /// The bytes of the mark with which a line without its container's marks closes this fence; `nil`
    /// where it does not.
    func closingMark(in line: Substring, at offset: Int) -> Range<Int>? {
        let text = line.drop { $0 == " " }
        let closing = text.prefix { $0 == mark.first }
        guard closing.count >= mark.count,
            text.dropFirst(closing.count).allSatisfy({ $0 == " " || $0 == "\t" })
        else { return nil }
        let start = offset + line.utf8.count - text.utf8.count
        return start..<(start + closing.utf8.count)
    }

    /// Whether a line without its container's marks looks as if it began a fence.
    static func resembles(_ line: Substring) -> Bool {
        let text = line.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8)
    }
}
