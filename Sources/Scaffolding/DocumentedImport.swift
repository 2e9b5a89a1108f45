/// A place in a package's documentation that imports a module.
package struct DocumentedImport: Sendable, Equatable {
    /// The file's name.
    package let file: String
    /// The line, 1-based.
    package let line: Int

    /// The first line of a text that imports a module and nothing else.
    package static func first(of module: String, in text: String, file: String) -> Self? {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.firstIndex { $0.split(separator: " ") == ["import", module[...]] }
            .map { DocumentedImport(file: file, line: $0 + 1) }
    }
}
