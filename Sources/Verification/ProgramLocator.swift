import CourseModel
import Diagnostics

/// Finds the lesson's own line and column for a place in a program.
struct ProgramLocator {
    private let program: Program

    init(program: Program) {
        self.program = program
    }

    /// Where a diagnostic points in the lesson; `nil` where it points nowhere in the program.
    func span(of diagnostic: CompilerDiagnostic) -> SourceSpan? {
        guard let place = diagnostic.place else { return nil }
        let end = diagnostic.ranges.first { $0.start == place }?.end
        let length = end.map { $0.line == place.line ? max(1, $0.column - place.column) : 1 } ?? 1
        return span(part: place.part, line: place.line, column: place.column, length: length)
    }

    /// Where the program trapped: Swift's runtime writes `module/file:line: Fatal error: …`, and the
    /// file is the last component of a part's label.
    func spanOfTrap(in transcript: Transcript) -> SourceSpan? {
        for line in transcript.lines.reversed() where line.stream == .standardError {
            let pieces = line.text.split(separator: ":", maxSplits: 2)
            guard pieces.count == 3, let number = Int(pieces[1]), number > 0 else { continue }
            let names = pieces[0].split(separator: "/")
            guard names.count == 2, names[0] == program.recipe.moduleName else { continue }
            let part = program.parts.last { $0.label.split(separator: "/").last == names[1] }
            guard let part else { continue }
            return span(part: part.label, line: number, column: 1, length: nil)
        }
        return nil
    }

    private func span(part label: String, line: Int, column: Int, length: Int?) -> SourceSpan? {
        guard let part = program.parts.first(where: { $0.label == label }) else { return nil }
        guard part.lines.indices.contains(line - 1) else {
            // Behind the last line: `}` is missing, for example.
            return part.lines.last.map { last in
                let end = last.offset + last.text.utf8.count
                return SourceSpan(file: part.file, range: end..<end)
            }
        }
        let text = part.lines[line - 1].text.utf8
        let start = min(max(column, 1) - 1, text.count)
        let end = min(text.count, start + (length ?? text.count))
        let offset = part.lines[line - 1].offset
        return SourceSpan(file: part.file, range: (offset + start)..<(offset + max(start, end)))
    }
}
