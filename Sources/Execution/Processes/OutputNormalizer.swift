import CourseModel

/// Takes out of a program's output what differs from run to run though nothing changed: one pure
/// function over lines, with a table of tests.
struct OutputNormalizer: Sendable {
    /// The folder in which the program ran, which becomes `<folder>`.
    let folder: String
    /// The folder of the program or of its code, whose files are called by their names alone.
    let codeFolder: String

    /// The same lines without temporary paths, and, in what the runtime and the sanitizers report,
    /// without addresses and process numbers.
    func normalize(_ lines: [Transcript.Line]) -> [Transcript.Line] {
        var isInReport = false
        return lines.map { line in
            var text = line.text
            isInReport = isInReport || line.stream == .standardError && line.opensReport
            if !folder.isEmpty { text = text.replacing(path: folder, with: "<folder>") }
            if !codeFolder.isEmpty, codeFolder != folder {
                text = text.replacing("\(codeFolder)/", with: "")
            }
            if line.isStackTrace || (isInReport && line.stream == .standardError) {
                text = text.withoutAddresses.withoutProcessNumbers.withoutBuildNames
            }
            return Transcript.Line(
                stream: line.stream, text: text, time: line.time, part: line.part,
                isComplete: line.isComplete)
        }
    }

    /// Whether a line of a compiler that died says something of the machine and nothing of the code:
    /// a native frame, a register, the command line.
    static func isMachineNoise(_ line: String) -> Bool {
        let text = line.drop { $0 == " " }
        return text.hasPrefix("#") && text.contains("0x") || text.contains("Program arguments:")
            || text.contains(" in /") && text.first?.isNumber == true && text.contains("[ra]")
            || text.hasPrefix("Stack dump") || text.isEmpty
    }
}

extension String {
    /// The text with a folder's path written otherwise, where it is the path and not the beginning of
    /// another folder's name.
    fileprivate func replacing(path: String, with word: String) -> String {
        var result = ""
        var rest = self[...]
        while let found = rest.firstRange(of: path) {
            result += rest[..<found.lowerBound]
            let next = rest[found.upperBound...].first
            let goesOn = next.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" } ?? false
            result += goesOn ? path : word
            rest = rest[found.upperBound...]
        }
        return result + rest
    }

    /// The text with `0x…` for hexadecimal numbers of six digits or more.
    fileprivate var withoutAddresses: String {
        var result = ""
        var rest = self[...]
        while let found = rest.firstRange(of: "0x") {
            let digits = rest[found.upperBound...].prefix(while: \.isHexDigit)
            result += rest[..<found.lowerBound]
            result += digits.count >= 6 ? "0x…" : "0x\(digits)"
            rest = rest[digits.endIndex...]
        }
        return result + rest
    }

    /// The text with `…` for the process's number in the forms of the sanitizers: `==12==` and
    /// `(pid=12)`.
    fileprivate var withoutProcessNumbers: String {
        var result = self
        for (opening, closing) in [("==", "=="), ("(pid=", ")")] {
            guard let start = result.firstRange(of: opening) else { continue }
            let digits = result[start.upperBound...].prefix(while: \.isNumber)
            guard !digits.isEmpty, result[digits.endIndex...].hasPrefix(closing) else { continue }
            result = result.replacingCharacters(in: digits.startIndex..<digits.endIndex)
        }
        return result
    }

    /// The text without what the build put into it: the identity of a file, its place in it, and the
    /// name that stands for `main`.
    fileprivate var withoutBuildNames: String {
        var result = self
        if let start = result.firstRange(of: " (BuildId: "),
            let end = result[start.upperBound...].firstIndex(of: ")")
        {
            result.removeSubrange(start.lowerBound...end)
        }
        return EntryPoint.asMain(in: result)
    }

    private func replacingCharacters(in range: Range<Index>) -> String {
        self[..<range.lowerBound] + "…" + self[range.upperBound...]
    }
}
