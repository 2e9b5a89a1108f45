package import CourseModel
package import Diagnostics

/// New output of a snippet that is taken as it is.
package struct Acceptance: Sendable {
    /// The snippet.
    package let snippet: SnippetReference
    /// What is new, as a diagnostic would show it.
    package let difference: Diagnostic
    /// The new lines of its output fence; `nil` where that stays.
    package let fence: [String]?
}
