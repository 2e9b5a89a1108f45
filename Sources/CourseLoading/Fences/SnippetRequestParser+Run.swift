import CourseModel
import Diagnostics

extension SnippetRequestParser {
    /// What the program is given when it is run.
    mutating func settings() -> RunSettings {
        RunSettings(
            arguments: arguments(), environment: environment(), standardInput: value(.stdin),
            files: runFiles(), timeLimit: timeLimit())
    }

    /// The words that a value is split into; `nil`, with a diagnostic, where it cannot be.
    mutating func shellWords(_ word: WrittenWord) -> [String]? {
        guard let split = QuotedWords.split(word.value ?? "") else {
            report(
                .invalidWordValue, "a quote or a backslash within this value is left open",
                at: word.valueSpan,
                help: "it is split like a command line: put what belongs together between '…'")
            return nil
        }
        if split.isEmpty {
            report(
                .invalidWordValue, "‘\(word.key)’ needs a value", at: word.valueSpan,
                help: "for example \(FenceWord(rawValue: word.key)?.example ?? word.key)")
        }
        return split
    }

    private mutating func arguments() -> [String] {
        words[.args]?.first.flatMap { shellWords($0) } ?? []
    }

    // MARK: Variables

    private mutating func environment() -> [RunSettings.Variable] {
        var variables: [RunSettings.Variable] = []
        var first: [String: WrittenWord] = [:]
        for word in words[.env] ?? [] {
            let text = word.value ?? ""
            let name = String(text.prefix { $0 != "=" })
            guard text.contains("="), RunSettings.Variable.isName(name) else {
                report(
                    .invalidWordValue, "‘\(text)’ sets no variable", at: word.valueSpan,
                    help: "write env=\"NAME=value\", the name in letters, digits and _")
                continue
            }
            if let earlier = first.updateValue(word, forKey: name) {
                report(
                    .repeatedWord, "‘\(name)’ is set twice", at: word.valueSpan,
                    notes: [.init("it is set here already", at: earlier.valueSpan)],
                    help: "keep one of the two")
            }
            let value = String(text.dropFirst(name.count + 1))
            variables.append(RunSettings.Variable(name: name, value: value))
        }
        return variables
    }

    // MARK: Time

    /// The longest that a fence can ask for, in milliseconds.
    private static let longestTimeLimit = 600_000

    private mutating func timeLimit() -> Int {
        guard let word = words[.timeout]?.first, let text = word.value else {
            return RunSettings.defaultTimeLimit
        }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let units = ["ms": 1, "s": 1_000, "m": 60_000]
        // Nine digits of minutes still fit.
        guard let unit = units[String(text.dropFirst(digits.count))], digits.count <= 9,
            let number = Int(digits), (1...Self.longestTimeLimit).contains(number * unit)
        else {
            report(
                .invalidWordValue, "‘\(text)’ is no time limit", at: word.valueSpan,
                help: "write a whole number and ms, s or m, from timeout=1ms to timeout=10m")
            return RunSettings.defaultTimeLimit
        }
        return number * unit
    }

    // MARK: Files

    /// The most that a file for a run may hold, in bytes.
    private static let largestFile = 1_048_576

    private mutating func runFiles() -> [RunSettings.File] {
        guard let word = words[.with]?.first, let text = word.value else { return [] }
        var files: [RunSettings.File] = []
        for path in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard !path.isEmpty else {
                report(
                    .invalidWordValue, "a file's name is missing here", at: word.valueSpan,
                    help: "write with=data.csv or with=data.csv,more.txt, without spaces")
                continue
            }
            guard let file = file(String(path), namedBy: word) else { continue }
            let name = String(file.path.split(separator: "/").last ?? "")
            guard file.bytes.count <= Self.largestFile else {
                report(
                    .invalidWordValue, "‘\(path)’ is larger than a mebibyte", at: word.valueSpan,
                    help: "give the snippet a smaller file: it is part of every recording")
                continue
            }
            if files.contains(where: { $0.name == name }) {
                report(
                    .invalidWordValue,
                    "two files would both be called ‘\(name)’ beside the program",
                    at: word.valueSpan, help: "rename one of them")
            }
            files.append(RunSettings.File(name: name, contents: file.bytes))
        }
        return files
    }

    /// The file of the course that a word names.
    mutating func file(_ path: String, namedBy word: WrittenWord) -> CourseFiles.File? {
        switch context.files.find(path) {
        case .file(let file): return file
        case .outside:
            report(
                .missingFile, "‘\(path)’ leads out of the course", at: word.valueSpan,
                help: "put the file into the course's folder")
        case .missing(let nearest):
            report(
                .missingFile, "‘\(path)’ is no file of the course", at: word.valueSpan,
                help: nearest.map { "did you mean ‘\($0)’?" }
                    ?? "name a file of the course, relative to this lesson's folder")
        }
        return nil
    }
}

extension RunSettings.Variable {
    /// Whether a text can be the name of a variable: ASCII letters, digits and `_`, no digit first.
    static func isName(_ text: some StringProtocol) -> Bool {
        guard let first = text.first, !first.isNumber else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}
