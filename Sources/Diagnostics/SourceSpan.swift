/// A byte range of a source file, from which line and column are computed when they are shown.
package struct SourceSpan: Sendable, Hashable {
    /// The path of the ``SourceFile`` it lies in.
    package let file: String
    /// 0-based UTF-8 byte offsets.
    package let range: Range<Int>

    /// A span of the given bytes.
    package init(file: String, range: Range<Int>) {
        self.file = file
        self.range = range
    }
}
