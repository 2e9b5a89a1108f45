import CourseModel

/// Tells from a place in a program's text whose snippet stands there, and on which of its lines.
///
/// The compiler's own answer, made from `#sourceLocation`, is wrong at the very end of a file and
/// missing in fix-its; byte offsets are always right.
struct ProgramLayout: Sendable {
    private struct Line {
        let start: Int
        let label: String?
        let number: Int
    }

    private let lines: [Line]

    /// The layout of a program of the given parts; see `ProgramText` in `Planning`.
    init(text: String, labels: [String]) {
        let directives = Dictionary(
            uniqueKeysWithValues: labels.map { ("#sourceLocation(file: \"\($0)\", line: 1)", $0) })
        var lines: [Line] = []
        var start = 0
        var label: String?
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        {
            let contents = String(Substring(line))
            if contents.hasPrefix("#sourceLocation(file: \""),
                let known = directives[contents] ?? (contents == Self.own ? "" : nil)
            {
                label = known.isEmpty ? nil : known
                number = 0
                lines.append(Line(start: start, label: nil, number: 0))
            } else {
                number += 1
                lines.append(Line(start: start, label: label, number: number))
            }
            start += line.count + 1
        }
        self.lines = lines
    }

    /// The directive in front of lines that are Lectern's own.
    private static let own = "#sourceLocation(file: \"lectern\", line: 1)"

    /// The place of a 0-based byte offset; `nil` where it falls on a line of Lectern's.
    func place(at offset: Int) -> CompilerDiagnostic.Place? {
        var low = 0
        var high = lines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].start <= offset { low = middle } else { high = middle }
        }
        let line = lines[low]
        guard let label = line.label else { return nil }
        return CompilerDiagnostic.Place(
            part: label, line: line.number, column: offset - line.start + 1)
    }
}

extension CompilerDiagnostic {
    /// The compiler's own value in terms of snippets; `nil` for what the compiler itself ignores.
    init?(_ diagnostic: SerializedDiagnostic, layout: ProgramLayout, files: Set<String>) {
        /// Code that a macro made has a file of its own, and no place in any snippet.
        func place(_ location: SerializedDiagnostic.Location?) -> Place? {
            guard let location, files.contains(location.file) else { return nil }
            return layout.place(at: location.offset)
        }
        func range(_ range: SerializedDiagnostic.Range) -> Range? {
            guard let start = place(range.start), let end = place(range.end) else { return nil }
            return Range(start: start, end: end)
        }
        let severity: Severity
        switch diagnostic.severity {
        case .ignored: return nil
        case .note: severity = .note
        case .remark: severity = .remark
        case .warning: severity = .warning
        case .error, .fatal: severity = .error
        }
        self.init(
            severity: severity, message: diagnostic.message, place: place(diagnostic.location),
            group: diagnostic.category, ranges: diagnostic.ranges.compactMap(range),
            fixIts: diagnostic.fixIts.compactMap { fixIt in
                range(fixIt.range).map { FixIt(range: $0, replacement: fixIt.replacement) }
            },
            notes: diagnostic.notes.compactMap { Self($0, layout: layout, files: files) })
    }
}
