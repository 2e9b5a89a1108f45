/// How a piece of code is shown.
package struct CodePresentation: Sendable, Equatable {
    /// A title to show above it.
    package let title: String?
    /// The lines to point out, 1-based among those that are shown, ascending.
    package let highlightedLines: [Int]
    /// Whether it is folded until the reader opens it.
    package let isCollapsed: Bool

    /// How a piece of code is shown; by default without a title, and whole.
    package init(title: String? = nil, highlightedLines: [Int] = [], isCollapsed: Bool = false) {
        self.title = title
        self.highlightedLines = highlightedLines
        self.isCollapsed = isCollapsed
    }
}
