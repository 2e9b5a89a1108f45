/// Lines that a file of settings must have, whoever else has written into it.
package struct NeededLines: Sendable, Equatable {
    /// Where the file is, relative to the folder that everything is made in.
    package let path: String
    /// Why they are needed: a comment in front of them, if there is something to explain.
    package let comment: String?
    /// The lines.
    package let lines: [String]

    /// The whole file where there is none yet.
    package var newFile: NewFile { NewFile(path: path, text: text(of: lines)) }

    /// The lines that a text lacks, and what to put behind it to add them.
    ///
    /// Ends of lines are those of the text. A slash around a path makes no difference.
    package func missing(in text: String) -> (lines: [String], addition: String) {
        let present = Set(text.split(whereSeparator: \.isNewline).map(Self.essence))
        let missing = lines.filter { !present.contains(Self.essence($0)) }
        guard !missing.isEmpty else { return ([], "") }
        let addition =
            (text.isEmpty || text.last?.isNewline == true ? "" : "\n") + self.text(of: missing)
        let newline = text.contains("\r\n") ? "\r\n" : "\n"
        return (
            missing,
            addition.split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: newline)
        )
    }

    private func text(of lines: [String]) -> String {
        ((comment.map { ["# \($0)"] } ?? []) + lines).map { $0 + "\n" }.joined()
    }

    private static func essence(_ line: some StringProtocol) -> String {
        var rest = line[...]
        while let first = rest.first, first == "/" || first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last == "/" || last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
