/// What a line declares.
struct Declaration: Sendable, Equatable {
    /// The names that it gives.
    let names: [String]
    /// The module that it imports.
    let module: String?
    /// Whether it has no effect when it is run.
    let isInert: Bool
    /// Whether it ends what began before, or goes on with it.
    let isClosing: Bool
    /// Whether it is any of these.
    var isAny: Bool { isInert || !names.isEmpty || module != nil }

    private static let modifiers: Set<String> = [
        "public", "private", "fileprivate", "internal", "package", "open", "final", "static",
        "indirect", "mutating", "nonmutating", "override", "lazy", "weak", "unowned", "async",
        "nonisolated", "distributed", "prefix", "postfix", "infix", "required", "convenience",
        "dynamic", "isolated", "consuming", "borrowing", "optional", "sending",
    ]
    private static let inert: Set<String> = [
        "struct", "enum", "protocol", "actor", "func", "extension", "typealias", "macro",
        "operator", "precedencegroup", "associatedtype", "class",
    ]

    /// Reads a line without its comment marks.
    init(_ line: String) {
        let text = line.trimmed
        isClosing = text.first.map { "})]".contains($0) } ?? true
        var words = Self.withoutAttributes(text).split(separator: " ").map(String.init)[...]
        while let word = words.first, words.count > 1,
            Self.modifiers.contains(word.prefixOfWord)
                || word == "class" && words.count > 2
                    && ["func", "var", "let"].contains(words[words.startIndex + 1])
        {
            words = words.dropFirst()
        }
        let keyword = words.first ?? ""
        let rest = words.dropFirst().joined(separator: " ")
        var names: [String] = []
        var module: String?
        switch keyword {
        case "import":
            let kinds: Set<String> = [
                "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
            ]
            let path = words.dropFirst().first { !kinds.contains($0) } ?? ""
            module = path.split(separator: ".").first.map { String($0).prefixOfWord }
        case "let", "var":
            names = Self.bound(in: rest)
        case _ where Self.inert.contains(keyword) && keyword != "extension":
            let name = rest.prefixOfWord
            names = name.isEmpty ? [String(rest.prefix { !$0.isWhitespace && $0 != "(" })] : [name]
        case "case":
            names = rest.split(separator: ",").map { String($0).trimmed.prefixOfWord }
        default: break
        }
        self.names = names.filter { !$0.isEmpty && $0 != "_" }
        self.module = module.flatMap { $0.isEmpty ? nil : $0 }
        let isAttribute = text.hasPrefix("@") && Self.withoutAttributes(text).isEmpty
        isInert =
            Self.inert.contains(keyword) && !rest.isEmpty || self.module != nil || isAttribute
            || text.hasPrefix("#if") || text.hasPrefix("#end") || text.hasPrefix("#else")
    }

    /// The names that a pattern binds: `x`, `x, y` or `(x, y)`, each perhaps with a type.
    private static func bound(in pattern: String) -> [String] {
        if pattern.hasPrefix("(") {
            return pattern.dropFirst().prefix { $0 != ")" }.split(separator: ",")
                .map { String($0).trimmed.prefixOfWord }
        }
        return [pattern.prefixOfWord]
    }

    private static func withoutAttributes(_ text: String) -> String {
        var rest = text[...]
        while rest.first == "@" {
            rest = rest.dropFirst().drop { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
            if rest.first == "(" {
                var depth = 0
                guard
                    let end = rest.firstIndex(where: { character in
                        depth += character == "(" ? 1 : character == ")" ? -1 : 0
                        return depth == 0
                    })
                else { return "" }
                rest = rest[rest.index(after: end)...]
            }
            rest = rest.drop(while: \.isWhitespace)
        }
        return String(rest)
    }
}

extension String {
    /// The identifier that the text begins with.
    fileprivate var prefixOfWord: String {
        String(drop { $0 == "`" }.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }
}
