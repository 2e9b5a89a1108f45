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
