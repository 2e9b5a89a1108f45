import CourseModel

/// The lines of a snippet as the page shows them, with what the compiler says drawn where it is.
struct SnippetListing {
    /// The lines, those hidden left out.
    private(set) var lines: [CodeLine]
    /// What the compiler says of code that is not among the lines, or of no place at all.
    private(set) var elsewhere: [CompilerDiagnostic] = []

    private let snippet: Snippet
    private let label: String
    private let indentation: Int
    /// The place in ``lines`` of each shown line, by its 1-based number in the snippet.
    private let places: [Int: Int]

    /// The listing of a snippet.
    ///
    /// A hidden line that the compiler speaks of comes to light.
    init(
        _ snippet: Snippet, label: String, diagnostics: [CompilerDiagnostic],
        annotation: CodeAnnotation?
    ) {
        self.snippet = snippet
        self.label = label
        // A region of a file is often part of something.
        indentation =
            snippet.codeFile == nil
            ? 0 : Indentation.common(of: snippet.lines.filter { !$0.isHidden }.map(\.text))
        let spokenOf = Set(
            diagnostics.flatMap { [$0] + $0.notes }.compactMap {
                $0.place?.part == label ? $0.place?.line : nil
            })
        let numbers = snippet.lines.indices.map { $0 + 1 }
            .filter { !snippet.lines[$0 - 1].isHidden || spokenOf.contains($0) }
        var places: [Int: Int] = [:]
        for (place, number) in numbers.enumerated() { places[number] = place }
        self.places = places
        let tokens = Dictionary(grouping: annotation?.tokens ?? [], by: \.line)
        lines = []
        for number in numbers {
            let text = snippet.lines[number - 1].text
            let cut = Indentation.length(in: text, upTo: indentation)
            let line = CodeLine(
                text: Substring(text).utf8.dropFirst(cut),
                tokens: (tokens[number - 1] ?? []).compactMap { $0.moved(by: -cut) })
            lines.append(line)
        }
        // Lines are pointed out by the numbers that readers count, those that came to light apart.
        let counted = numbers.filter { !snippet.lines[$0 - 1].isHidden }
        for number in snippet.request.presentation.highlightedLines
        where counted.indices.contains(number - 1) {
            guard let place = places[counted[number - 1]] else { continue }
            lines[place].emphasis = .highlight
        }
        for diagnostic in diagnostics where diagnostic.severity != .remark {
            for each in [diagnostic] + diagnostic.notes { draw(each) }
        }
    }

    /// The place in ``lines`` of a line of the snippet by its 1-based number; `nil` for a hidden one.
    func place(ofLine number: Int) -> Int? { places[number] }

    /// A line of the snippet, hidden or not.
    func code(ofLine number: Int) -> String? {
        snippet.lines.indices.contains(number - 1) ? snippet.lines[number - 1].text : nil
    }

    private mutating func draw(_ diagnostic: CompilerDiagnostic) {
        guard let place = diagnostic.place, place.part == label,
            let index = places[place.line] ?? lines.indices.last
        else {
            elsewhere.append(diagnostic)
            return
        }
        switch diagnostic.severity {
        case .error: lines[index].emphasis = .error
        case .warning where lines[index].emphasis != .error: lines[index].emphasis = .warning
        case .warning, .note, .remark: break
        }
        // What is missing behind the last line is said beneath it.
        if places[place.line] != nil { underline(diagnostic, at: place, index) }
        DiagnosticRenderer.write(
            diagnostic, in: snippet.lines.map(\.text), of: label, to: &lines[index].remarks)
    }

    /// Underlines the stretches that the compiler names, or else the word it points at.
    private mutating func underline(
        _ diagnostic: CompilerDiagnostic, at place: CompilerDiagnostic.Place, _ index: Int
    ) {
        var hasMark = false
        for range in diagnostic.ranges where range.start.part == label && range.end.part == label {
            for line in range.start.line...max(range.start.line, range.end.line) {
                guard let index = places[line] else { continue }
                let cut = cut(of: line)
                let start = line == range.start.line ? range.start.column - 1 - cut : 0
                let end =
                    line == range.end.line ? range.end.column - 1 - cut : lines[index].text.count
                guard start < end else { continue }
                lines[index].mark(max(0, start)..<end, as: diagnostic.severity)
                hasMark = hasMark || line == place.line
            }
        }
        guard !hasMark else { return }
        let start = max(0, place.column - 1 - cut(of: place.line))
        let rest = lines[index].text.dropFirst(start)
        let word = rest.prefix { $0.isPartOfName }.count
        lines[index].mark(start..<start + max(1, word), as: diagnostic.severity)
    }

    private func cut(of line: Int) -> Int {
        Indentation.length(in: snippet.lines[line - 1].text, upTo: indentation)
    }
}

extension CodeAnnotation.Token {
    /// The token of a line that lost its beginning; `nil` where it stood there.
    fileprivate func moved(by distance: Int) -> Self? {
        guard distance != 0 else { return self }
        guard start + distance >= 0 else { return nil }
        return Self(
            line: line, start: start + distance, length: length, kind: kind, meaning: meaning)
    }
}

extension UInt8 {
    /// Whether names of Swift can hold it.
    fileprivate var isPartOfName: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
