/// A file could not be written.
package struct WritingFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was to be written.
    package let path: String
    /// Why it was not.
    package let cause: String
    /// What to do about it.
    package let help: String

    /// A file that could not be written.
    package init(path: String, cause: String, help: String) {
        self.path = path
        self.cause = cause
        self.help = help
    }

    /// What was to be written, and why it was not.
    package var description: String { "\(path) cannot be written: \(cause)" }
}
