package import Diagnostics

/// Markdown outside a course whose snippets are checked with it: a README, the articles of a library.
package struct SourcePattern: Sendable, Equatable {
    /// A path from the folder in which the course's folder lies; `*` and `?` stand for parts of a name,
    /// `**` for any folders.
    package let path: String
    /// What plain Swift fences ask for there.
    package let unmarked: CourseSettings.Unmarked
    /// Where the course asks for it.
    package let span: SourceSpan

    /// A pattern.
    package init(path: String, unmarked: CourseSettings.Unmarked, span: SourceSpan) {
        self.path = path
        self.unmarked = unmarked
        self.span = span
    }
}
