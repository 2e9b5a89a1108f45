import Diagnostics

/// The regions of a file of code: what stands between `// region NAME` and `// endregion`.
struct CodeRegions: Sendable, Equatable {
    /// A region.
    struct Region: Sendable, Equatable {
        let name: String
        /// Where it begins.
        let marker: SourceSpan
        /// Its lines, numbered from 0, without the markers.
        let lines: Range<Int>
    }

    /// The regions in the order in which they stand.
    private(set) var regions: [Region] = []
    /// The numbers, from 0, of the lines that are markers.
    private(set) var markers: Set<Int> = []
    /// What is wrong with the markers.
    private(set) var diagnostics: [Diagnostic] = []

    private enum Marker {
        case begin(String)
        case end
    }

    /// Finds the regions of a file's lines.
    ///
    /// For Swift, text within strings and other comments is no marker; of other languages nothing
    /// but the comment's mark is known.
    init(lines: [CodeLine], file: String, commentMark: String, isSwift: Bool) {
        let scanned = isSwift ? SwiftScanner.scan(lines.map { String($0.text) }) : []
        var open: (name: String, marker: SourceSpan, start: Int)?
        for (index, line) in lines.enumerated() {
            guard let marker = Self.marker(in: line.text, commentMark: commentMark),
                !isSwift || scanned[index].comment != nil
            else { continue }
            markers.insert(index)
            let span = Self.span(of: line, file: file)
            switch (marker, open) {
            case (.begin(let name), nil):
                open = (name, span, index + 1)
            case (.begin(let name), let outer?):
                report(
                    "‘\(name)’ begins within another region", at: span,
                    notes: [.init("‘\(outer.name)’ begins here", at: outer.marker)],
                    help: "end the other one first, with a line: \(commentMark) endregion")
            case (.end, nil):
                report(
                    "this ends no region", at: span,
                    help: "begin one with a line: \(commentMark) region NAME")
            case (.end, let begun?):
                add(Region(name: begun.name, marker: begun.marker, lines: begun.start..<index))
                open = nil
            }
        }
        if let open {
            report(
                "the region ‘\(open.name)’ is never ended", at: open.marker,
                help: "end it with a line: \(commentMark) endregion")
        }
    }

    private mutating func add(_ region: Region) {
        if let first = regions.first(where: { $0.name == region.name }) {
            report(
                "‘\(region.name)’ names two regions of this file", at: region.marker,
                notes: [.init("the first is here", at: first.marker)],
                help: "give one of them another name")
        } else {
            regions.append(region)
        }
    }

    private mutating func report(
        _ summary: String, at span: SourceSpan, notes: [Diagnostic.Note] = [], help: String
    ) {
        diagnostics.append(Diagnostic(.brokenRegion, summary, at: span, notes: notes, help: help))
    }

    /// The marker that a line is; a line that says more than a marker is an ordinary comment.
    private static func marker(in line: Substring, commentMark: String) -> Marker? {
        let text = line.drop { $0 == " " || $0 == "\t" }
        guard text.hasPrefix(commentMark) else { return nil }
        let words = text.dropFirst(commentMark.count)
            .split(whereSeparator: { $0 == " " || $0 == "\t" })
        switch (words.first, words.count) {
        case ("region", 2): return .begin(String(words[1]))
        case ("endregion", 1): return .end
        default: return nil
        }
    }

    private static func span(of line: CodeLine, file: String) -> SourceSpan {
        let spaces = line.text.prefix { $0 == " " || $0 == "\t" }.utf8.count
        let end = line.offset + line.text.utf8.count
        return SourceSpan(file: file, range: (line.offset + spaces)..<end)
    }
}
