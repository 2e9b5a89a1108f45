import CourseModel

/// Words of code as one line of text, and back.
///
/// For each line of code a `/` ends it; a word is a letter for its kind, the bytes between the word
/// before (or the line's beginning) and it, a `+`, its length in bytes, and, where a meaning is known,
/// a `=` and its number: `k0+3v1+7=0/`.
enum AnnotationText {
    /// The text of words.
    static func encode(_ tokens: [CodeAnnotation.Token]) -> String {
        // Bytes, because every build writes the words of all code to compare them with the file.
        var bytes: [UInt8] = []
        var line = 0
        var end = 0
        for token in tokens {
            while line < token.line {
                bytes.append(UInt8(ascii: "/"))
                line += 1
                end = 0
            }
            bytes.append(contentsOf: letter(of: token.kind).utf8)
            bytes.append(contentsOf: String(token.start - end).utf8)
            bytes.append(UInt8(ascii: "+"))
            bytes.append(contentsOf: String(token.length).utf8)
            if let meaning = token.meaning {
                bytes.append(UInt8(ascii: "="))
                bytes.append(contentsOf: String(meaning).utf8)
            }
            end = token.start + token.length
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The words of a text; `nil` for a text that ``encode(_:)`` does not make.
    static func decode(_ text: String) -> [CodeAnnotation.Token]? {
        var reader = Reader(bytes: Array(text.utf8))
        return reader.tokens()
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        mutating func tokens() -> [CodeAnnotation.Token]? {
            var tokens: [CodeAnnotation.Token] = []
            var line = 0
            var end = 0
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: "/") {
                    line += 1
                    end = 0
                    continue
                }
                guard let kind = kinds[byte], let gap = number(), skip("+"), let length = number()
                else { return nil }
                var meaning: Int?
                if skip("=") {
                    guard let known = number() else { return nil }
                    meaning = known
                }
                tokens.append(
                    CodeAnnotation.Token(
                        line: line, start: end + gap, length: length, kind: kind,
                        meaning: meaning))
                end += gap + length
            }
            return tokens
        }

        private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
            guard position < bytes.count, bytes[position] == UInt8(ascii: byte) else {
                return false
            }
            position += 1
            return true
        }

        /// A number of at most seven digits, so that no sum of them is too large.
        private mutating func number() -> Int? {
            let start = position
            var value = 0
            while position < bytes.count, position - start < 7,
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
            {
                value = value * 10 + Int(bytes[position] - UInt8(ascii: "0"))
                position += 1
            }
            return position > start ? value : nil
        }
    }

    private static func letter(of kind: CodeAnnotation.Kind?) -> String {
        switch kind {
        case nil: "_"
        case .keyword: "k"
        case .attribute: "a"
        case .type: "t"
        case .function: "f"
        case .variable: "v"
        case .property: "p"
        case .parameter: "l"
        case .string: "s"
        case .number: "n"
        case .comment: "c"
        case .operator: "o"
        case .macro: "m"
        }
    }

    /// Kinds by the bytes of their letters.
    private static let kinds: [UInt8: CodeAnnotation.Kind?] = Dictionary(
        uniqueKeysWithValues: ([nil] + CodeAnnotation.Kind.allCases).compactMap { kind in
            letter(of: kind).utf8.first.map { ($0, kind) }
        })
}
