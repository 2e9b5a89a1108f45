extension Transcript.Ending {
    /// Whether something was run.
    package var isOfRun: Bool {
        switch self {
        case .refused, .notLinked, .compilerFailed, .compiled, .flagsRefused: false
        case .exit, .signal, .timedOut, .printedTooMuch, .computedTooLong, .usedTooMuchMemory,
            .startedTooMany, .printedNoText:
            true
        }
    }

    /// The ending as words: what it is, then its value or lines.
    package var words: [String] {
        switch self {
        case .refused: ["refused"]
        case .notLinked(let lines): ["not linked"] + lines
        case .compilerFailed(let lines): ["compiler failed"] + lines
        case .compiled: ["compiled"]
        case .exit(let status): ["exit", String(status)]
        case .signal(let number): ["signal", String(number)]
        case .timedOut(let limit): ["timed out", String(limit)]
        case .printedTooMuch(let limit): ["printed too much", String(limit)]
        case .computedTooLong(let limit): ["computed too long", String(limit)]
        case .usedTooMuchMemory(let limit): ["used too much memory", String(limit)]
        case .startedTooMany(let limit): ["started too many", String(limit)]
        case .printedNoText(.standardOutput, let line): ["printed no text", String(line)]
        case .printedNoText(.standardError, let line): ["printed no text to stderr", String(line)]
        case .flagsRefused(let lines): ["flags refused"] + lines
        }
    }

    /// The ending that words speak of, or `nil`.
    package init?(words: [String]) {
        let number = words.count == 2 ? Int(words[1]) : nil
        switch (words.first, number) {
        case ("refused", _) where words.count == 1: self = .refused
        case ("compiled", _) where words.count == 1: self = .compiled
        case ("not linked", _): self = .notLinked(Array(words.dropFirst()))
        case ("flags refused", _): self = .flagsRefused(Array(words.dropFirst()))
        case ("compiler failed", _): self = .compilerFailed(Array(words.dropFirst()))
        case ("exit", let status?): self = .exit(status)
        case ("signal", let number?): self = .signal(number)
        case ("timed out", let limit?): self = .timedOut(limit: limit)
        case ("printed too much", let limit?): self = .printedTooMuch(limit: limit)
        case ("computed too long", let limit?): self = .computedTooLong(limit: limit)
        case ("used too much memory", let limit?): self = .usedTooMuchMemory(limit: limit)
        case ("started too many", let limit?): self = .startedTooMany(limit: limit)
        case ("printed no text", let line?): self = .printedNoText(.standardOutput, line: line)
        case ("printed no text to stderr", let line?):
            self = .printedNoText(.standardError, line: line)
        default: return nil
        }
    }
}
