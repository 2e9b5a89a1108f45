package import CourseModel

/// Compiles and runs programs.
package protocol ProgramRunner: Sendable {
    /// What decides about a transcript besides the program: the toolchain, in its own words.
    var toolchain: String { get }

    /// Compiles a program, runs it where its recipe says so, and says what it showed.
    ///
    /// Whatever the program does is a transcript. Throws ``ExecutionFailure`` only where the machine
    /// failed: no disk space, no processes, no toolchain any more.
    func run(_ program: Program) async throws -> Transcript
}

/// The machine could not do what was asked of it.
package struct ExecutionFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried.
    package let attempt: String
    /// What became of it.
    package let cause: String
    /// What to do about it.
    package let help: String?

    /// A failure of the machine.
    package init(attempt: String, cause: String, help: String? = nil) {
        self.attempt = attempt
        self.cause = cause
        self.help = help
    }

    /// What was tried, and what became of it.
    package var description: String { "\(attempt): \(cause)" }
}
