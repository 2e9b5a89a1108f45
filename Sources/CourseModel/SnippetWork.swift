/// What was done with a snippet when its course was checked.
package enum SnippetWork: Sendable, Equatable {
    /// It was compiled, or compiled and run.
    case ran
    /// What it shows was known from an earlier run.
    case fromCache
    /// Nothing, for the reason given.
    case skipped(String)
}
