/// A byte range of a source file, from which line and column are computed when they are shown.
package struct SourceSpan: Sendable, Hashable {
    /// The path of the ``SourceFile`` it lies in.
    package let file: String
    /// 0-based UTF-8 byte offsets.
    package let range: Range<Int>
    /// Whether the file as a whole is meant, its name or its absence, and no place in it.
    package let coversFile: Bool

    /// A span of the given bytes.
    package init(file: String, range: Range<Int>) {
        self.file = file
        self.range = range
        self.coversFile = false
    }

    private init(covering file: String) {
        self.file = file
        self.range = 0..<0
        self.coversFile = true
    }

    /// A file as a whole.
    package static func file(_ path: String) -> SourceSpan { SourceSpan(covering: path) }
}
