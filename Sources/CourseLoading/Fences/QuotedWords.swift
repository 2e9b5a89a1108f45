/// Splits the value of a word as a POSIX shell splits a command line, without expanding anything.
enum QuotedWords {
    /// The words; `nil` where a quote is never closed, or where nothing follows a backslash.
    ///
    /// Between double quotes a backslash is itself, but in front of `"`, `\`, `$` and a backtick.
    static func split(_ text: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var characters = text[...]
        while let character = characters.popFirst() {
            if character == "\\", quote != "'" {
                guard let next = characters.popFirst() else { return nil }
                let isOrdinary = quote == "\"" && !"\"\\$`".contains(next)
                word = (word ?? "") + (isOrdinary ? "\\\(next)" : "\(next)")
            } else if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if quote == nil, " \t\n".contains(character) {
                if let finished = word { words.append(finished) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { return nil }
        return words + (word.map { [$0] } ?? [])
    }
}
