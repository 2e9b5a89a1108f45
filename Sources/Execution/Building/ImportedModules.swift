/// Finds the modules that a program imports.
package enum ImportedModules {
    /// Whether a program imports anything.
    package static func areNamed(in text: String) -> Bool { !names(in: text).isEmpty }

    /// The names behind `import`, each once, in order.
    ///
    /// Lines are looked at without regard to comments and strings: a name too many costs a moment.
    static func names(in text: String) -> [String] {
        var names: [String] = []
        for statement in text.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
            let words = statement.split(separator: " ").drop { word in
                word.hasPrefix("@") || accessLevels.contains(String(word))
            }
            guard words.first == "import" else { continue }
            let named = words.dropFirst().drop { kinds.contains(String($0)) }
            guard let module = named.first?.split(separator: ".").first,
                module.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }),
                !names.contains(String(module))
            else { continue }
            names.append(String(module))
        }
        return names
    }

    private static let accessLevels: Set<String> = [
        "public", "package", "internal", "fileprivate", "private",
    ]
    /// What `import struct Foundation.Date` names before the module.
    private static let kinds: Set<String> = [
        "typealias", "struct", "class", "enum", "protocol", "let", "var", "func",
    ]
}
