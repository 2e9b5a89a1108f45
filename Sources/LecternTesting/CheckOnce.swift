import CourseModel
import Diagnostics
import Verification

/// Checks a course when first asked, and gives every asker the same answer.
///
/// An actor because test cases run side by side and the answer is shared by them all.
actor CheckOnce {
    /// What is wrong, as text.
    struct Result: Sendable {
        /// By snippet, as `lesson/id`.
        let failures: [String: [String]]
        /// What no snippet is to blame for.
        let others: [String]
    }

    private let options: CheckOptions
    private var running: Task<Result, any Error>?

    init(options: CheckOptions) {
        self.options = options
    }

    /// The answer.
    ///
    /// Throws what ``CourseCheck/check(_:progress:)`` throws.
    func result() async throws -> Result {
        if let running { return try await running.value }
        let task = Task { [options] in
            try await Self.text(of: CourseCheck.check(options) { _ in })
        }
        running = task
        return try await task.value
    }

    private static func text(of check: CourseCheck) -> Result {
        let formatter = DiagnosticFormatter(files: check.sources, usesColor: false)
        var failures: [String: [String]] = [:]
        for finding in check.findings {
            failures[finding.snippet.description] = finding.diagnostics.map(formatter.format)
        }
        let blamed = check.findings.flatMap(\.diagnostics)
        let others = check.diagnostics.filter { !blamed.contains($0) && $0.severity == .error }
        return Result(failures: failures, others: others.map(formatter.format))
    }
}
