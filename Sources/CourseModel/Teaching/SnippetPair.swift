/// Two neighbouring snippets that are to be compared, by their places in ``Lesson/snippets``.
package struct SnippetPair: Sendable, Equatable {
    /// The one that stands first.
    package let before: Int
    /// The one that names it.
    package let after: Int

    /// Two snippets.
    package init(before: Int, after: Int) {
        self.before = before
        self.after = after
    }
}
