import CourseModel

/// The form of a recording that people read: what a terminal would show, in a text file.
///
/// A plain run is its output and nothing else. Whatever is not a line of standard output is marked
/// with angle brackets (`⟨err⟩`, `⟨exit 3⟩`), and an opening angle bracket that a program prints is
/// doubled, so that the form can be read back.
enum RecordingText {
    /// The text of a recording: that of its transcript; for a gallery that of each observation, under
    /// a line that says how many runs showed it.
    static func encode(_ recording: Recording) -> String {
        let total = recording.recipe.runs
        guard total > 1 else { return encode(recording.transcript, own: recording.label) }
        return recording.observations.map { observation in
            "⟨\(observation.count)\(inRuns)\(total) runs⟩\n"
                + encode(observation.transcript, own: recording.label)
        }
        .joined()
    }

    private static let inRuns = " of "

    /// Whether a mark says how many of the runs showed what stands under it.
    private static func isCount(_ mark: String, runs: Int) -> Bool {
        let end = "\(inRuns)\(runs) runs"
        let count = mark.utf8.dropLast(end.utf8.count)
        return mark.hasSuffix(end) && !count.isEmpty && count.allSatisfy { 0x30...0x39 ~= $0 }
    }

    /// The texts of a recording's observations; `runs` is the number that its recipe asks for.
    static func sections(of text: String, runs: Int) -> [String] {
        guard runs > 1 else { return [text] }
        var sections: [String] = []
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            if let mark = mark(in: line), isCount(mark.name, runs: runs), mark.rest.isEmpty {
                sections.append("")
            } else if !sections.isEmpty {
                sections[sections.count - 1] += "\(String(Substring(line)))\n"
            }
        }
        // What follows the last newline is no line.
        if let last = sections.popLast() { sections.append(String(last.dropLast())) }
        return sections
    }

    /// The text of a transcript.
    static func encode(_ transcript: Transcript, own label: String) -> String {
        var text = transcript.diagnostics.map { line(for: $0, own: label) }.joined()
        for line in transcript.lines {
            if let part = line.part { text += "⟨from \(part)⟩ " }
            if line.stream == .standardError { text += "⟨err⟩ " }
            text += escape(line.text) + (line.isComplete ? "\n" : "⟨no newline⟩\n")
        }
        if transcript.ending != .exit(0) {
            text += "⟨\(transcript.ending.words.map(escape).joined(separator: " "))⟩\n"
        }
        return text
    }

    private static func line(for diagnostic: CompilerDiagnostic, own label: String) -> String {
        var text = "⟨\(diagnostic.severity.rawValue)⟩ "
        if let place = diagnostic.place {
            if place.part != label { text += "\(place.part):" }
            text += "\(place.line):\(place.column): "
        }
        text += escape(diagnostic.message)
        if let group = diagnostic.group { text += " [#\(group)]" }
        return text + "\n" + diagnostic.notes.map { line(for: $0, own: label) }.joined()
    }

    /// A line of output as it stands in the text.
    struct OutputLine: Sendable, Equatable {
        let stream: Transcript.Stream
        let text: String
        let part: String?
        let isComplete: Bool
    }

    /// The lines of output in a text, in order; `nil` where the text is none of ours.
    static func outputLines(of text: String) -> [OutputLine]? {
        // Scalars and not characters: what a program prints can cling to a mark's bracket.
        var raws = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard raws.removeLast().isEmpty else { return nil }
        var lines: [OutputLine] = []
        for raw in raws {
            var rest = raw
            var part: String?
            var stream = Transcript.Stream.standardOutput
            if let mark = mark(in: rest), mark.name.hasPrefix("from ") {
                part = String(mark.name.dropFirst(5))
                rest = mark.rest.dropFirst()
            }
            if let mark = mark(in: rest) {
                // Diagnostics and the ending are read from the data file, and compared.
                guard mark.name == "err" else { continue }
                stream = .standardError
                rest = mark.rest.dropFirst()
            }
            let isComplete = !endsWithoutNewline(rest)
            if !isComplete { rest = rest.dropLast(noNewline.count) }
            guard let unescaped = unescape(rest) else { return nil }
            lines.append(
                OutputLine(stream: stream, text: unescaped, part: part, isComplete: isComplete))
        }
        return lines
    }

    private typealias Scalars = Substring.UnicodeScalarView

    private static let noNewline = Array("⟨no newline⟩".unicodeScalars)

    /// The mark that a line begins with: `⟨name⟩`, unless the bracket is doubled or stands for a
    /// control character.
    private static func mark(in line: Scalars) -> (name: String, rest: Scalars)? {
        guard line.first == "⟨", line.dropFirst().first != "⟨",
            !line.starts(with: "⟨0x".unicodeScalars), !line.starts(with: noNewline),
            let close = line.firstIndex(of: "⟩")
        else { return nil }
        let name = String(Substring(line.dropFirst()[..<close]))
        return (name, line[line.index(after: close)...])
    }

    /// Whether a line ends with the mark for a missing newline, and not with the same words printed,
    /// whose bracket is doubled.
    private static func endsWithoutNewline(_ line: Scalars) -> Bool {
        guard line.suffix(noNewline.count).elementsEqual(noNewline) else { return false }
        let brackets = line.dropLast(noNewline.count).reversed().prefix { $0 == "⟨" }.count
        return brackets.isMultiple(of: 2)
    }

    /// Whether a character would be lost in a text file, or move what stands around it.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
            || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    private static func escape(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0 == "⟨" || isControl($0) }) else {
            return text
        }
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "⟨" {
                result += "⟨⟨"
            } else if isControl(scalar) {
                result += "⟨0x\(String(scalar.value, radix: 16, uppercase: true))⟩"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func unescape(_ text: Scalars) -> String? {
        guard text.contains("⟨") else { return String(text) }
        var result = String.UnicodeScalarView()
        var scalars = text
        while let scalar = scalars.popFirst() {
            guard scalar == "⟨" else {
                result.append(scalar)
                continue
            }
            if scalars.first == "⟨" {
                result.append(scalar)
                scalars.removeFirst()
                continue
            }
            guard let close = scalars.firstIndex(of: "⟩"),
                scalars.starts(with: "0x".unicodeScalars),
                let value = UInt32(String(scalars[..<close].dropFirst(2)), radix: 16),
                let escaped = Unicode.Scalar(value)
            else { return nil }
            result.append(escaped)
            scalars = scalars[scalars.index(after: close)...]
        }
        return String(result)
    }
}
