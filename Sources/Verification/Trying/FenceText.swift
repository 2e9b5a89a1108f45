import CourseModel

/// What can be told of a fence from its text alone.
///
/// It is told from the beginnings of lines, and of declarations from those that stand where the text's
/// outermost code does: that finds too much or too little now and then, and decides nothing by itself:
/// what follows from it is compiled.
struct FenceText: Sendable, Equatable {
    /// The names that its outermost declarations give.
    let declared: Set<String>
    /// The names of all declarations in it, members among them.
    let declaredAnywhere: Set<String>
    /// The modules that it imports.
    let imports: [String]
    /// The products of packages that it names, as a manifest does.
    let products: [String]
    /// Whether its outermost code is types, functions, extensions and imports only.
    let onlyDeclares: Bool
    /// The first line that says that code is left out, without what surrounds it.
    let elision: String?
    /// Whether it begins with a member of something, as in `.task { … }`.
    let beginsWithMember: Bool
    /// Whether it is a package's manifest, or a piece of one.
    let isManifest: Bool
    /// Whether it is what one types into a shell, or a record of that.
    let isShell: Bool
    /// Whether it is what a program prints.
    let isOutput: Bool

    /// Reads the lines of a fence.
    init(_ lines: [String]) {
        let written = lines.filter { !$0.allSatisfy(\.isWhitespace) }
        let margin = written.map { $0.prefix { $0 == " " || $0 == "\t" }.count }.min() ?? 0
        let code = Self.withoutComments(written)
        let outermost = code.filter { $0.prefix(margin + 1).last?.isWhitespace == false }
        let all = code.map(Declaration.init)
        let outer = outermost.map(Declaration.init)
        declared = Set(outer.flatMap(\.names))
        declaredAnywhere = Set(all.flatMap(\.names))
        imports = outer.compactMap(\.module).reduce(into: []) { modules, module in
            if !modules.contains(module) { modules.append(module) }
        }
        products = code.compactMap { line in
            let pieces = line.trimmed.split(separator: "\"", omittingEmptySubsequences: false)
            return pieces.count > 1 && pieces[0] == ".product(name: " ? String(pieces[1]) : nil
        }
        onlyDeclares = !outer.isEmpty && outer.allSatisfy { $0.isInert || $0.isClosing }
        elision = written.lazy.compactMap(Self.elision).first
        beginsWithMember = code.first?.trimmed.hasPrefix(".") ?? false
        isManifest = Self.isManifest(code)
        isShell = OtherText.isShell(written)
        isOutput = !isShell && !isManifest && OtherText.isOutput(written)
    }

    /// The lines that are not comments as a whole.
    private static func withoutComments(_ lines: [String]) -> [String] {
        var isInComment = false
        return lines.filter { line in
            let text = line.drop(while: \.isWhitespace)
            if isInComment {
                if text.contains("*/") { isInComment = false }
                return false
            }
            if text.hasPrefix("/*") {
                isInComment = !text.contains("*/")
                return false
            }
            return !text.hasPrefix("//")
        }
    }

    // MARK: Left out

    /// What of a line says that code is left out: dots that stand alone, or are all that a comment says.
    private static func elision(_ line: String) -> String? {
        let text = line.trimmed
        if text.contains("<#") { return text }
        if text.contains("…") { return text }
        let pieces = text.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)
        let comment = pieces.count > 1 ? String(pieces[1]).trimmed : ""
        if comment.hasPrefix("...") || comment.hasSuffix("...") { return text }
        let code = String(pieces[0]).trimmed
        if code.contains("/* ... */") || code.contains("/*...*/") { return text }
        // A range has an operand next to its dots; in `{ ... }`, `(...)` and `= ...` none is.
        let words = code.split { $0 == " " || $0 == "{" || $0 == "}" || $0 == "(" || $0 == ")" }
        return words.contains("...") || words.contains("...,") ? text : nil
    }

    // MARK: Manifests

    private static let manifestBeginnings = [
        ".package(", ".product(name:", ".target(", ".testTarget(", ".executableTarget(",
        ".library(", ".executable(", "dependencies: [", "targets: [", "products: [",
        "platforms: [", "import PackageDescription", "// swift-tools-version", "Package(",
        "let package = Package(", ".plugin(name:", "plugins: [", "traits: [", "swiftSettings: [",
    ]

    private static func isManifest(_ lines: [String]) -> Bool {
        guard let first = lines.first?.trimmed else { return false }
        return manifestBeginnings.contains(where: first.hasPrefix)
            || lines.contains { $0.trimmed.hasPrefix("import PackageDescription") }
    }
}

extension String {
    /// The text without what is blank at its ends.
    var trimmed: String {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
