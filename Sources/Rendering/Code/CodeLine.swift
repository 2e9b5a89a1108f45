import CourseModel

/// A line of code with everything that is drawn in it.
struct CodeLine {
    /// A stretch that the compiler underlines.
    struct Mark {
        /// Bytes of ``CodeLine/text``.
        let range: Range<Int>
        /// How much the reason weighs.
        let severity: CompilerDiagnostic.Severity
    }

    /// Why a whole line stands out.
    enum Emphasis {
        case error, warning, highlight
    }

    /// The line as it is shown, without its newline.
    var text: Substring.UTF8View
    /// Its words, by bytes of ``text``, in order.
    var tokens: [CodeAnnotation.Token] = []
    /// Stretches that are underlined, in order, none overlapping another.
    var marks: [Mark] = []
    /// Why it stands out, if it does.
    var emphasis: Emphasis?
    /// What is said of it beneath it, as HTML.
    var remarks = HTMLBuffer()
}

extension CodeLine {
    /// The lines of a text of which nothing is left out.
    static func lines(of text: String, annotation: CodeAnnotation?) -> [CodeLine] {
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { CodeLine(text: Substring($0).utf8) }
        if lines.last?.text.isEmpty == true { lines.removeLast() }
        for token in annotation?.tokens ?? [] where lines.indices.contains(token.line) {
            lines[token.line].tokens.append(token)
        }
        return lines
    }

    /// Underlines a stretch; where two overlap, the first stays.
    mutating func mark(_ range: Range<Int>, as severity: CompilerDiagnostic.Severity) {
        let range = range.clamped(to: 0..<text.count)
        guard !range.isEmpty, !marks.contains(where: { $0.range.overlaps(range) }) else { return }
        marks.append(Mark(range: range, severity: severity))
        marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
}
