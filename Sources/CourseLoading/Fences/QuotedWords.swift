/// Splits the value of a word as a POSIX shell splits a command line, without expanding anything.
enum QuotedWords {
    /// The words; `nil` where a quote is never closed, or where nothing follows a backslash.
    ///
    /// Between double quotes a backslash is itself, but in front of `"`, `\`, `$` and a backtick.
    static func split(_ text: String) -> [String]? {
        var words: [String] = []
        var word: String.UnicodeScalarView?
        var quote: Unicode.Scalar?
        var rest = text.unicodeScalars[...]
        // Scalars and not characters: a quote stays one where a combining mark follows it.
        while let scalar = rest.popFirst() {
            if scalar == "\\", quote != "'" {
                guard let next = rest.popFirst() else { return nil }
                let isOrdinary =
                    quote == "\"" && !["\"", "\\", "$", "`"].contains(next)
                word = (word ?? .init()) + (isOrdinary ? [scalar, next] : [next])
            } else if scalar == quote {
                quote = nil
            } else if quote == nil, scalar == "'" || scalar == "\"" {
                quote = scalar
                word = word ?? .init()
            } else if quote == nil, [" ", "\t", "\n", "\r"].contains(scalar) {
                if let finished = word { words.append(String(finished)) }
                word = nil
            } else {
                word = (word ?? .init()) + [scalar]
            }
        }
        guard quote == nil else { return nil }
        return words + (word.map { [String($0)] } ?? [])
    }
}
