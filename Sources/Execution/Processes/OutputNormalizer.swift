import CourseModel

/// Takes out of a program's output what differs from run to run though nothing changed: one pure
/// function over text, with a table of tests.
enum OutputNormalizer {
    /// The same line with the run's folder written as `<folder>` and the addresses of a stack trace
    /// as `0x…`.
    static func normalize(_ line: Transcript.Line, folder: String) -> Transcript.Line {
        var text = line.text
        if !folder.isEmpty { text = text.replacing(folder, with: "<folder>") }
        if line.isStackTrace { text = maskingAddresses(in: text) }
        return Transcript.Line(
            stream: line.stream, text: text, time: line.time, part: line.part,
            isComplete: line.isComplete)
    }

    /// Whether a line of a compiler that died says something of the machine and nothing of the code:
    /// a native frame, a register, the command line.
    static func isMachineNoise(_ line: String) -> Bool {
        let text = line.drop { $0 == " " }
        return text.hasPrefix("#") && text.contains("0x") || text.contains("Program arguments:")
            || text.contains(" in /") && text.first?.isNumber == true && text.contains("[ra]")
            || text.hasPrefix("Stack dump") || text.isEmpty
    }

    private static func maskingAddresses(in text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let digits = word.dropFirst(2)
            let isAddress =
                word.hasPrefix("0x") && digits.count >= 6 && digits.allSatisfy(\.isHexDigit)
            return isAddress ? "0x…" : String(word)
        }
        .joined(separator: " ")
    }
}
