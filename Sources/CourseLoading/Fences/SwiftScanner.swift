/// Finds comments, strings and the `@main` attribute in Swift source, one line at a time.
///
/// This is no parser: it knows as much of Swift's lexical structure (comments that nest, raw and
/// multi-line strings, interpolation, regex literals) as is needed to tell code from text. Whether a
/// slash begins a regex or divides is told from what stands before it.
struct SwiftScanner {
    /// What is known of one line.
    struct Line: Sendable, Equatable {
        /// Whether the line begins within a multi-line string.
        let beginsInString: Bool
        /// Whether the line ends within a multi-line string.
        let endsInString: Bool
        /// The 0-based byte offset of a `//` comment in the line, if there is one.
        let comment: Int?
        /// Whether the attribute `@main` stands in its code.
        let hasMainAttribute: Bool
    }

    private enum Context: Equatable {
        case code(parentheses: Int)
        case blockComment(depth: Int)
        case string(pounds: Int, isMultiline: Bool)
        case regex(pounds: Int)
    }

    private var contexts: [Context] = [.code(parentheses: 0)]

    /// What is known of each line of a program's text.
    static func scan(_ lines: [String]) -> [Line] {
        var scanner = SwiftScanner()
        return lines.map { scanner.scan(line: Array($0.utf8)) }
    }

    private var isInMultilineString: Bool {
        contexts.contains { context in
            if case .string(_, isMultiline: true) = context { true } else { false }
        }
    }

    private mutating func scan(line: [UInt8]) -> Line {
        let beginsInString = isInMultilineString
        var comment: Int?
        var hasMain = false
        var i = 0
        while i < line.count, comment == nil {
            switch contexts[contexts.count - 1] {
            case .code(let parentheses):
                if Self.matches("//", line, at: i) {
                    comment = i
                } else if Self.matches("@main", line, at: i), !Self.isWord(line, at: i + 5) {
                    hasMain = true
                    i += 5
                } else {
                    i = scanCode(line, at: i, parentheses: parentheses)
                }
            case .blockComment(let depth):
                i = scanComment(line, at: i, depth: depth)
            case .string(let pounds, let isMultiline):
                i = scanString(line, at: i, pounds: pounds, isMultiline: isMultiline)
            case .regex(let pounds):
                i = scanRegex(line, at: i, pounds: pounds)
            }
        }
        closeWhatEndsWithItsLine()
        return Line(
            beginsInString: beginsInString, endsInString: isInMultilineString, comment: comment,
            hasMainAttribute: hasMain)
    }

    /// A single-line string, or a regex without number signs, cannot go on: what opened it was none.
    private mutating func closeWhatEndsWithItsLine() {
        while true {
            switch contexts[contexts.count - 1] {
            case .string(_, isMultiline: false), .regex(pounds: 0): contexts.removeLast()
            case .string, .regex, .code, .blockComment: return
            }
        }
    }

    private mutating func scanCode(_ line: [UInt8], at i: Int, parentheses: Int) -> Int {
        if Self.matches("/*", line, at: i) {
            contexts.append(.blockComment(depth: 1))
            return i + 2
        }
        var quote = i
        while quote < line.count, line[quote] == UInt8(ascii: "#") { quote += 1 }
        if quote < line.count, line[quote] == UInt8(ascii: "\"") {
            let isMultiline = Self.matches("\"\"\"", line, at: quote)
            contexts.append(.string(pounds: quote - i, isMultiline: isMultiline))
            return quote + (isMultiline ? 3 : 1)
        }
        if quote < line.count, line[quote] == UInt8(ascii: "/"),
            quote > i || Self.beginsRegex(line, at: quote)
        {
            contexts.append(.regex(pounds: quote - i))
            return quote + 1
        }
        if line[i] == UInt8(ascii: "(") {
            contexts[contexts.count - 1] = .code(parentheses: parentheses + 1)
        } else if line[i] == UInt8(ascii: ")") {
            // The parenthesis that closes an interpolation leads back into its string.
            if parentheses == 0, contexts.count > 1 {
                contexts.removeLast()
            } else {
                contexts[contexts.count - 1] = .code(parentheses: max(0, parentheses - 1))
            }
        }
        return max(quote, i + 1)
    }

    private mutating func scanRegex(_ line: [UInt8], at i: Int, pounds: Int) -> Int {
        if line[i] == UInt8(ascii: "\\") { return i + 2 }
        let closing = "/" + String(repeating: "#", count: pounds)
        guard Self.matches(closing, line, at: i) else { return i + 1 }
        contexts.removeLast()
        return i + closing.utf8.count
    }

    /// Whether a slash begins a regex literal: no operand stands before it, no space behind it, and
    /// it is closed on its line.
    private static func beginsRegex(_ line: [UInt8], at i: Int) -> Bool {
        guard i + 1 < line.count, !isBlank(line[i + 1]) else { return false }
        // A few bytes on either side are enough, and keep a line of many slashes cheap.
        let before = line[max(0, i - 40)..<i].reversed().drop(while: isBlank)
        if let last = before.first {
            let opens = "=(,:{[!&|?;<>+-*%".utf8.contains(last)
            let keyword = String(decoding: before.prefix { !isBlank($0) }.reversed(), as: UTF8.self)
            guard opens || ["return", "in", "try", "await", "case"].contains(keyword) else {
                return false
            }
        }
        var j = i + 1
        let end = min(line.count, i + 500)
        while j < end, line[j] != UInt8(ascii: "/") {
            j += line[j] == UInt8(ascii: "\\") ? 2 : 1
        }
        return j < end
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private mutating func scanComment(_ line: [UInt8], at i: Int, depth: Int) -> Int {
        if Self.matches("/*", line, at: i) {
            contexts[contexts.count - 1] = .blockComment(depth: depth + 1)
            return i + 2
        }
        guard Self.matches("*/", line, at: i) else { return i + 1 }
        if depth == 1 {
            contexts.removeLast()
        } else {
            contexts[contexts.count - 1] = .blockComment(depth: depth - 1)
        }
        return i + 2
    }

    private mutating func scanString(
        _ line: [UInt8], at i: Int, pounds: Int, isMultiline: Bool
    ) -> Int {
        let marks = String(repeating: "#", count: pounds)
        if Self.matches("\\" + marks + "(", line, at: i) {
            contexts.append(.code(parentheses: 0))
            return i + pounds + 2
        }
        if Self.matches("\\" + marks, line, at: i) { return i + pounds + 2 }
        let closing = (isMultiline ? "\"\"\"" : "\"") + marks
        if Self.matches(closing, line, at: i) {
            contexts.removeLast()
            return i + closing.utf8.count
        }
        return i + 1
    }

    private static func matches(_ text: String, _ line: [UInt8], at i: Int) -> Bool {
        line[min(i, line.count)...].starts(with: text.utf8)
    }

    private static func isWord(_ line: [UInt8], at i: Int) -> Bool {
        guard i < line.count else { return false }
        let character = Character(Unicode.Scalar(line[i]))
        return character.isLetter || character.isNumber || character == "_"
    }
}
