import CourseModel

/// A word as a language server tells it.
struct ServerToken: Sendable, Equatable {
    /// What a word is, in few words.
    enum Kind: Sendable, Equatable {
        case known(CodeAnnotation.Kind)
        /// A name that is declared here, or that leads nowhere.
        case name
        /// Nothing that is shown.
        case other

        /// The kind of a type of the server's legend.
        init(_ type: String) {
            switch type {
            case "keyword": self = .known(.keyword)
            case "modifier", "decorator": self = .known(.attribute)
            case "namespace", "type", "class", "enum", "interface", "struct", "typeParameter",
                "concept":
                self = .known(.type)
            case "parameter": self = .known(.parameter)
            case "variable": self = .known(.variable)
            case "property", "enumMember", "event": self = .known(.property)
            case "function", "method": self = .known(.function)
            case "macro": self = .known(.macro)
            case "comment": self = .known(.comment)
            case "string", "regexp": self = .known(.string)
            case "number": self = .known(.number)
            case "operator": self = .known(.operator)
            case "identifier": self = .name
            default: self = .other
            }
        }
    }

    /// The 0-based number of its line in the whole text.
    let line: Int
    /// The 0-based column in UTF-16.
    let column: Int
    /// The 0-based offset in bytes.
    let start: Int
    /// Its length in bytes.
    let length: Int
    /// What it is.
    let kind: Kind
    /// The word itself.
    let text: String

    /// The words that numbers of the protocol stand for, in order, none overlapping another; `nil` for
    /// what are no such numbers.
    ///
    /// Of each word there are five: lines further than the one before, columns further, columns long,
    /// its type in the legend, modifiers. What does not lie within a line is left out.
    static func decode(_ numbers: [Int], legend: [String], lines: [String]) -> [ServerToken]? {
        guard numbers.count.isMultiple(of: 5), numbers.allSatisfy((0...maximum).contains) else {
            return nil
        }
        var tokens: [ServerToken] = []
        var line = 0
        var column = 0
        var columns: LineColumns?
        for index in stride(from: 0, to: numbers.count, by: 5) {
            if numbers[index] > 0 || columns == nil {
                line += numbers[index]
                column = 0
                columns = lines.indices.contains(line) ? LineColumns(lines[line]) : nil
            }
            column += numbers[index + 1]
            let type = numbers[index + 3]
            guard let columns, let start = columns.byteOffset(ofColumn: column),
                let end = columns.byteOffset(ofColumn: column + numbers[index + 2]), end > start
            else { continue }
            let bytes = Array(lines[line].utf8)[start..<end]
            add(
                ServerToken(
                    line: line, column: column, start: start, length: end - start,
                    kind: legend.indices.contains(type) ? Kind(legend[type]) : .other,
                    text: String(decoding: bytes, as: UTF8.self)),
                to: &tokens)
        }
        return tokens
    }

    /// An attribute holds the name behind its sign: `@MainActor` is one word.
    private static func add(_ token: ServerToken, to tokens: inout [ServerToken]) {
        if let last = tokens.last, last.line == token.line, last.start + last.length > token.start {
            return
        }
        tokens.append(token)
    }

    /// More lines and columns than any code has, and few enough to be added up.
    private static let maximum = 100_000_000

    /// Whether it is a name of which a meaning can be asked.
    var canMeanSomething: Bool {
        let first = text.drop { $0 == "@" || $0 == "`" || $0 == "#" }.first
        guard let first, first.isLetter || first == "_" || first == "$" else { return false }
        switch kind {
        case .known(.type), .known(.function), .known(.variable), .known(.property),
            .known(.parameter), .known(.attribute), .name:
            return true
        case .known(.keyword), .known(.string), .known(.number), .known(.comment),
            .known(.operator), .known(.macro), .other:
            return false
        }
    }
}
