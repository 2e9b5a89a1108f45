import CourseModel

/// A declaration as a language server tells it, without what a reader has no use for.
struct Declaration: Sendable, Equatable {
    /// What it declares.
    enum Kind: Sendable, Equatable {
        case function, type, variable, enumCase, initializer
    }

    /// The text, in one line.
    let text: String
    /// What it declares.
    let kind: Kind
    /// The name that it declares, without backticks; `init` for an initializer.
    let name: String

    /// A declaration; `nil` where a text is none, or says nothing.
    init?(_ text: String) {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        words = Self.withoutAttributes(words)
        // The first of `class func` says whose it is.
        let introducer = words.indices.first { index in
            Self.kind(of: words[index]) != nil
                && (words[index] != "class" || index + 1 == words.count
                    || [nil, .type].contains(Self.kind(of: words[index + 1])))
        }
        guard let introducer, let kind = Self.kind(of: words[introducer]) else { return nil }
        if kind == .initializer {
            name = "init"
        } else {
            guard introducer + 1 < words.count else { return nil }
            let name = words[introducer + 1].drop { $0 == "`" }
                .prefix { !"`<(:,".contains($0) }
            // What is declared within a type is called after it.
            let last = name.split(separator: ".").last ?? name
            guard !last.isEmpty else { return nil }
            self.name = String(last)
        }
        self.kind = kind
        self.text = Self.withoutSilentParameters(
            Self.withoutUnderscoredProtocols(words.joined(separator: " ")))
        // The type of what the compiler does not understand.
        guard !self.text.contains("<<error type>>"), !self.text.hasSuffix(": _"),
            self.text.utf8.count <= Self.longest
        else { return nil }
    }

    /// More bytes than this are no help.
    private static let longest = 1000

    private static func kind(of word: String) -> Kind? {
        switch word.prefix(while: { $0 != "(" && $0 != "<" && $0 != "?" }) {
        case "func", "macro": .function
        case "struct", "class", "enum", "actor", "protocol", "typealias", "associatedtype": .type
        case "let", "var": .variable
        case "case": .enumCase
        case "init", "subscript": .initializer
        default: nil
        }
    }

    /// The words without attributes that say nothing to a reader: underscored ones anywhere, and in
    /// front those of the compiler's own that have no bearing on use.
    private static func withoutAttributes(_ words: [String]) -> [String] {
        var kept: [String] = []
        var depth = 0
        for word in words {
            if depth > 0 {
                depth += balance(of: word)
                continue
            }
            let name = word.prefix { $0 != "(" }
            guard name.hasPrefix("@_") || noise.contains(String(name)) else {
                kept.append(word)
                continue
            }
            depth = max(0, balance(of: word))
        }
        return kept
    }

    private static func balance(of word: String) -> Int {
        word.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
    }

    private static let noise: Set<String> = [
        "@frozen", "@inlinable", "@usableFromInline", "@discardableResult", "@available",
        "@backDeployed", "@dynamicMemberLookup", "@dynamicCallable", "@objc", "@nonobjc",
        "@inline", "@safe", "@unsafe", "@exclusivity", "@warn_unqualified_access", "@const",
        "@export", "@abi", "@specialized", "@lifetime",
    ]

    /// The text without parameters that say where a call stands, and that no caller gives.
    private static func withoutSilentParameters(_ text: String) -> String {
        let literals = [
            "#isolation", "#function", "#fileID", "#filePath", "#file", "#line", "#column",
        ]
        guard literals.contains(where: { text.contains("= \($0)") }),
            let opening = text.firstIndex(of: "(")
        else { return text }
        var parameters: [String] = []
        var depth = 0
        var current = ""
        var rest = text[text.index(after: opening)...]
        while let character = rest.popFirst() {
            if character == ")" || character == ",", depth == 0 {
                parameters.append(current.trimmingPrefix(" ").description)
                current = ""
                if character == ")" { break }
                continue
            }
            if "([{".contains(character) { depth += 1 }
            if ")]}".contains(character) { depth -= 1 }
            current.append(character)
        }
        let kept = parameters.filter { parameter in
            !literals.contains { parameter.hasSuffix("= \($0)") }
        }
        return "\(text[...opening])\(kept.joined(separator: ", ")))\(rest)"
    }

    /// The text without protocols that are the compiler's own business.
    private static func withoutUnderscoredProtocols(_ text: String) -> String {
        guard let colon = text.firstRange(of: " : "),
            !text[..<colon.lowerBound].contains("(")
        else { return text }
        let rest = text[colon.upperBound...]
        let list = rest.firstRange(of: " where ").map { rest[..<$0.lowerBound] } ?? rest
        let names = list.split(separator: ", ").filter { !$0.hasPrefix("_") }
        let head = text[..<colon.lowerBound]
        let tail = rest[list.endIndex...]
        return names.isEmpty
            ? "\(head)\(tail)" : "\(head) : \(names.joined(separator: ", "))\(tail)"
    }
}
