import CourseModel

/// Makes module names of snippets' names; a program can print its module's name.
enum ModuleName {
    /// A Swift identifier that is no keyword and no module of the toolchain.
    static func make(from id: SnippetID) -> String {
        var name = id.name.replacing("-", with: "_")
        if name.first?.isNumber == true { name = "_" + name }
        return reserved.contains(name) ? name + "_" : name
    }

    /// Names that the compiler does not take for a module: keywords, `main`, `swift`, and the names
    /// of C modules in lower case that a Linux toolchain knows.
    private static let reserved: Set<String> = [
        "main", "swift", "std", "glibc", "musl", "as", "associatedtype", "break", "case", "catch",
        "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension",
        "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init",
        "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
        "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct",
        "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
        "where", "while", "any", "some", "await", "async",
    ]
}
