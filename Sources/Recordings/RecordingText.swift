import CourseModel

/// The form of a recording that people read: what a terminal would show, in a text file.
///
/// A plain run is its output and nothing else. Whatever is not a line of standard output is marked
/// with angle brackets (`⟨err⟩`, `⟨exit 3⟩`), and an opening angle bracket that a program prints is
/// doubled, so that the form can be read back.
enum RecordingText {
    private static let open: Character = "⟨"

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
        guard text.isEmpty || text.hasSuffix("\n") else { return nil }
        var lines: [OutputLine] = []
        for raw in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            var rest = raw[...]
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
            let isComplete = !rest.hasSuffix("⟨no newline⟩")
            if !isComplete { rest = rest.dropLast("⟨no newline⟩".count) }
            guard let unescaped = unescape(rest) else { return nil }
            lines.append(
                OutputLine(stream: stream, text: unescaped, part: part, isComplete: isComplete))
        }
        return lines
    }

    /// The mark that a line begins with: `⟨name⟩`, unless the bracket is doubled or stands for a
    /// control character.
    private static func mark(in line: Substring) -> (name: Substring, rest: Substring)? {
        guard line.first == open, line.dropFirst().first != open,
            !line.hasPrefix("⟨0x"), !line.hasPrefix("⟨no newline⟩"),
            let close = line.firstIndex(of: "⟩")
        else { return nil }
        return (line.dropFirst()[..<close], line[line.index(after: close)...])
    }

    private static func escape(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "⟨" {
                result += "⟨⟨"
            } else if scalar.value < 0x20 && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
                || scalar == "\u{2028}" || scalar == "\u{2029}"
            {
                result += "⟨0x\(String(scalar.value, radix: 16, uppercase: true))⟩"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func unescape(_ text: Substring) -> String? {
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars[...]
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
