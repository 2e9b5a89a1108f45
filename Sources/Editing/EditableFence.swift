import CourseModel
import Diagnostics

/// A fence as it stands in a lesson's bytes, and the ways in which other lines can be written into it.
///
/// Which of them is right depends on the containers around the fence, of which only Markdown itself
/// knows everything: so they are tried, the likely ones first.
struct EditableFence: Sendable {
    /// A way to write lines.
    struct Manner: Sendable, Equatable {
        /// What stands before each line.
        let prefix: [UInt8]
        /// Whether white space at its end is left out before lines that are empty.
        let trimsBlankLines: Bool
        /// Whether marks become longer for every line that could close the fence anywhere.
        let isCautious: Bool
    }

    /// The ways in which lines can be written, the likely ones first.
    let manners: [Manner]

    private let range: Range<Int>
    private let oldLines: [String]
    private let newLines: [String]
    /// Where each line begins, the closing mark's included, with all that stands before its text.
    private let starts: [Int]
    private let mark: UInt8
    private let openingLength: Int
    private let closingLength: Int
    private let lineEnding: [UInt8]

    /// The fence with the given range and lines, and what it is to hold; `nil` where no such fence
    /// stands there.
    init?(range: Range<Int>, lines: [String], in source: SourceFile, newLines: [String]) {
        let bytes = source.text.utf8
        func byte(_ offset: Int) -> UInt8 { bytes[bytes.index(bytes.startIndex, offsetBy: offset)] }
        let first = source.line(at: range.lowerBound)
        let last = source.line(at: range.upperBound - 1)
        guard last - first - 1 == lines.count else { return nil }
        self.range = range
        self.oldLines = lines
        self.newLines = newLines
        starts = (first + 1...last).map { source.start(ofLine: $0) }

        let mark = byte(range.lowerBound)
        self.mark = mark
        openingLength = bytes.dropFirst(range.lowerBound).prefix { $0 == mark }.count
        var closing = range.upperBound
        while closing > starts[starts.count - 1], byte(closing - 1) == mark { closing -= 1 }
        closingLength = range.upperBound - closing

        func ending(ofLine line: Int) -> [UInt8] {
            let end = source.range(ofLine: line).upperBound
            return Array(source[end..<source.start(ofLine: line + 1)].utf8)
        }
        lineEnding = ending(ofLine: lines.isEmpty ? first : first + 1)

        var prefixes = [Array(source[starts[starts.count - 1]..<closing].utf8)]
        let index = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) }
        if let index {
            let written = Array(source.contents(ofLine: first + 1 + index).utf8)
            let text = Array(lines[index].utf8)
            if written.suffix(text.count).elementsEqual(text) {
                prefixes.append(written.dropLast(text.count))
            }
        }
        let opening = source[source.start(ofLine: first)..<range.lowerBound]
        prefixes.append(Self.blanked(Array(opening.utf8)))
        manners = Self.manners(prefixes)
    }

    /// What stands before a fence, with the marks of list items as spaces.
    private static func blanked(_ prefix: [UInt8]) -> [UInt8] {
        let (quotation, space, tab) = (UInt8(ascii: ">"), UInt8(ascii: " "), UInt8(ascii: "\t"))
        var blanked: [UInt8] = []
        var column = 0
        var isShifted = false
        for byte in prefix {
            let width = byte == tab ? 4 - column % 4 : 1
            column += width
            // Behind a quotation's mark the first space is the mark's own, as in `>- ` it has none: all
            // that follows stands a column further to the right.
            if blanked.last == quotation, byte != space, byte != tab, byte != quotation {
                blanked.append(space)
                isShifted = true
            }
            switch byte {
            case quotation: blanked.append(byte)
            case tab where !isShifted: blanked.append(byte)
            default: blanked += Array(repeating: space, count: width)
            }
        }
        return blanked
    }

    private static func manners(_ prefixes: [[UInt8]]) -> [Manner] {
        var distinct: [[UInt8]] = []
        for prefix in prefixes where !distinct.contains(prefix) { distinct.append(prefix) }
        return distinct.map { Manner(prefix: $0, trimsBlankLines: true, isCautious: false) }
            + distinct.map { Manner(prefix: $0, trimsBlankLines: false, isCautious: true) }
    }

    // MARK: Writing

    /// What changes in the lesson when the new lines are written in a manner.
    ///
    /// Lines that stay at the beginning and the end keep every byte.
    func replacements(_ manner: Manner) -> [Replacements.Replacement] {
        let pairs = zip(oldLines, newLines)
        let kept = pairs.prefix { $0.utf8.elementsEqual($1.utf8) }.count
        let limit = min(oldLines.count, newLines.count) - kept
        let keptLast = zip(oldLines.reversed(), newLines.reversed()).prefix(limit)
            .prefix { $0.utf8.elementsEqual($1.utf8) }.count
        let old = starts[kept]..<starts[oldLines.count - keptLast]
        var written: [UInt8] = []
        for line in newLines[kept..<(newLines.count - keptLast)] {
            let isTrimmed = line.isEmpty && manner.trimsBlankLines
            written += isTrimmed ? Self.trimmed(manner.prefix) : manner.prefix[...]
            if manner.prefix.last == UInt8(ascii: ">"), let byte = line.utf8.first, isBlank(byte) {
                // A quotation's mark takes one column of white space behind it for its own.
                written.append(UInt8(ascii: " "))
            }
            written += line.utf8
            written += lineEnding
        }
        let length = markLength(manner)
        return [
            insertion(of: length - openingLength, at: range.lowerBound + openingLength),
            Replacements.Replacement(range: old, bytes: written),
            insertion(of: length - closingLength, at: range.upperBound),
        ].filter { !$0.range.isEmpty || !$0.bytes.isEmpty }
    }

    private func insertion(of count: Int, at offset: Int) -> Replacements.Replacement {
        Replacements.Replacement(
            range: offset..<offset, bytes: Array(repeating: mark, count: max(0, count)))
    }

    private static func trimmed(_ prefix: [UInt8]) -> ArraySlice<UInt8> {
        prefix.dropLast(prefix.reversed().prefix(while: isBlank).count)
    }

    /// How long the marks must be so that no line closes the fence; never shorter than they are.
    private func markLength(_ manner: Manner) -> Int {
        newLines.reduce(openingLength) { length, line in
            let indentation = line.utf8.prefix(while: isBlank)
            // Four spaces make code of a line; what a tab is worth depends on where it stands.
            let isDeep = indentation.count > 3 && !indentation.contains(UInt8(ascii: "\t"))
            if isDeep, !manner.isCautious { return length }
            let text = line.utf8.dropFirst(indentation.count)
            let marks = text.prefix { $0 == mark }.count
            let isClosing = text.dropFirst(marks).allSatisfy(isBlank)
            return isClosing && marks >= openingLength ? max(length, marks + 1) : length
        }
    }
}

/// Whether a byte is white space within a line.
private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}
