/// Turns diagnostics into the text a person reads on a terminal.
package struct DiagnosticFormatter: Sendable {
    /// Whether to use ANSI colours.
    package let usesColor: Bool
    private let files: [String: SourceFile]

    /// A formatter that quotes lines of the given files; a span in any other file is shown by its
    /// path alone.
    package init(files: some Sequence<SourceFile>, usesColor: Bool) {
        self.files = Dictionary(
            files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        self.usesColor = usesColor
    }

    /// The text of one diagnostic: headline, excerpt with caret, quotation, notes and help, each
    /// line ended by a newline.
    package func format(_ diagnostic: Diagnostic) -> String {
        var text = prefix(diagnostic.span)
        let tint: Style = diagnostic.severity == .error ? .red : .yellow
        text += paint("\(diagnostic.severity.rawValue):", [tint, .bold]) + " "
        text += paint(printable(diagnostic.summary), [.bold])
        text += paint(" [\(diagnostic.id.rawValue)]", [.dim]) + "\n"
        text += excerpt(diagnostic.span, tint: tint)
        // Below an excerpt, its bar goes on.
        let gutter = quotedLine(diagnostic.span).map { Self.gutter(ofLine: $0.number) } ?? " "
        for line in diagnostic.quotation {
            text += paint("\(gutter) | ", [.dim]) + printable(line) + "\n"
        }
        for note in diagnostic.notes {
            text += prefix(note.span) + paint("note:", [.cyan]) + " \(printable(note.message))\n"
            text += excerpt(note.span, tint: .cyan)
        }
        if let help = diagnostic.help {
            text += paint("  help:", [.green]) + " \(printable(help))\n"
        }
        return text
    }

    private func prefix(_ span: SourceSpan?) -> String {
        guard let span else { return "" }
        guard !span.coversFile, let file = files[span.file] else {
            return "\(printable(span.file)): "
        }
        let position = file.position(at: span.range.lowerBound)
        return "\(printable(span.file)):\(position.line):\(position.column): "
    }

    /// The first line of a span with a caret line under the part that it covers.
    private func excerpt(_ span: SourceSpan?, tint: Style) -> String {
        guard let span, let (file, number, lineRange) = quotedLine(span) else { return "" }
        let gutter = Self.gutter(ofLine: number)
        func visible(_ range: Range<Int>) -> String {
            printable(DisplayWidth.expandingTabs(in: file[range]))
        }
        let shown = visible(lineRange)
        let start = DisplayWidth.columns(of: visible(lineRange.lowerBound..<span.range.lowerBound))
        let end = min(max(span.range.upperBound, span.range.lowerBound), lineRange.upperBound)
        let width = max(1, DisplayWidth.columns(of: visible(lineRange.lowerBound..<end)) - start)
        let carets = String(repeating: "^", count: width)
        return paint("\(number) | ", [.dim]) + "\(shown)\n" + paint("\(gutter) | ", [.dim])
            + String(repeating: " ", count: start) + paint(carets, [tint, .bold]) + "\n"
    }

    /// The line that is quoted of a span; `nil` where none is.
    private func quotedLine(
        _ span: SourceSpan?
    ) -> (file: SourceFile, number: Int, range: Range<Int>)? {
        guard let span, !span.coversFile, let file = files[span.file] else { return nil }
        let number = file.line(at: span.range.lowerBound)
        let range = file.range(ofLine: number)
        // A line as long as a book helps nobody; its place was given by column already.
        return range.count <= Self.longestExcerpt ? (file, number, range) : nil
    }

    /// What stands below a line's number.
    private static func gutter(ofLine number: Int) -> String {
        String(repeating: " ", count: String(number).count)
    }

    /// Lines longer than this many bytes are not quoted.
    private static let longestExcerpt = 400

    /// Text in which control characters are made visible, so that a program's output cannot steer
    /// the terminal.
    private func printable(_ text: some StringProtocol) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                if scalar == "\t" || scalar == "\u{200D}" {
                    result.unicodeScalars.append(scalar)
                } else {
                    result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                }
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    private func paint(_ text: String, _ styles: [Style]) -> String {
        guard usesColor else { return text }
        return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
    }
}
