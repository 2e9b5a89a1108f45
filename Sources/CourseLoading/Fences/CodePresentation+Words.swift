import CourseModel
import Diagnostics

extension CodePresentation {
    /// How code is shown of which so many lines are, as the words of its fence say.
    ///
    /// Where their number is not known, no line is too high.
    static func read(
        _ words: [FenceWord: [WrittenWord]], shownLines: Int?
    ) -> (presentation: CodePresentation, diagnostics: [Diagnostic]) {
        var list = LineList()
        if let word = words[.highlight]?.first { list.read(word, shownLines: shownLines) }
        let presentation = CodePresentation(
            title: words[.title]?.first?.value, highlightedLines: list.lines.sorted(),
            isCollapsed: words[.collapse] != nil)
        return (presentation, list.diagnostics)
    }
}

/// The lines that a text such as `2,4-6` names.
private struct LineList {
    private(set) var lines: Set<Int> = []
    private(set) var diagnostics: [Diagnostic] = []

    mutating func read(_ word: WrittenWord, shownLines: Int?) {
        var offset = 0
        for piece in (word.value ?? "").split(separator: ",", omittingEmptySubsequences: false) {
            let end = offset + piece.utf8.count
            let span = word.span(ofValue: offset..<end)
            offset = end + 1
            guard let range = range(of: piece, at: span) else { continue }
            if let shownLines, range.upperBound > shownLines {
                report(
                    "there is no line \(range.upperBound): \(Self.shown(shownLines))", at: span,
                    help: "count the lines that are shown, from 1")
            } else if let twice = range.first(where: lines.contains) {
                report(
                    "line \(twice) is named twice", at: span, help: "name every line once")
            } else {
                lines.formUnion(range)
            }
        }
    }

    private mutating func range(of text: Substring, at span: SourceSpan) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1]
        else {
            report(
                "‘\(text)’ is no line and no range of lines", at: span,
                help: "write numbers and ranges between commas, without spaces: "
                    + FenceWord.highlight.example)
            return nil
        }
        guard first > 0 else {
            report("lines are counted from 1", at: span, help: "count the lines that are shown")
            return nil
        }
        guard first <= last else {
            report(
                "‘\(text)’ ends before it begins", at: span, help: "write \(last)-\(first)")
            return nil
        }
        return first...last
    }

    /// The number that digits are; `nil` for other text, and for more than any lesson has lines.
    private static func number(_ text: Substring) -> Int? {
        guard (1...9).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(text)
    }

    private static func shown(_ count: Int) -> String {
        switch count {
        case 0: "none is shown"
        case 1: "only one is shown"
        default: "only \(count) are shown"
        }
    }

    private mutating func report(_ summary: String, at span: SourceSpan, help: String) {
        diagnostics.append(
            Diagnostic(.invalidWordValue, "‘highlight’: \(summary)", at: span, help: help))
    }
}
