import CourseModel
import Diagnostics
import Verification

/// Checks a course when first asked, and gives every asker the same answer.
///
/// An actor because test cases run side by side and the answer is shared by them all.
actor CheckOnce {
    /// What a check found.
    struct Findings: Sendable {
        /// What became of each snippet, by its name as `lesson/id`.
        let verdicts: [String: Verdict]
        /// What no snippet is to blame for.
        let course: [LessonIssue]
        /// Whether there was nothing to verify.
        let isEmpty: Bool
    }

    /// What became of a snippet.
    enum Verdict: Sendable {
        /// It was held against its fence and its recording; this is wrong with it.
        case checked([LessonIssue])
        /// Nothing was done, for the reason given.
        case unchecked(String)
    }

    /// What the environment names is no name.
    private struct Nameless: Error {
        let text: String
    }

    private let options: CheckOptions
    private let only: String?
    private let isEmpty: Bool
    private var running: Task<Findings, any Error>?

    /// A check that is not begun; `isEmpty` where no snippet is to be verified.
    init(_ options: CheckOptions, only: String?, isEmpty: Bool) {
        self.options = options
        self.only = only
        self.isEmpty = isEmpty
    }

    /// The answer.
    ///
    /// Throws what ``CourseCheck/check(_:progress:)`` throws, and where `LECTERN_ONLY` holds no
    /// name.
    func findings() async throws -> Findings {
        if let only, options.selection.names.isEmpty { throw Nameless(text: only) }
        if let running { return try await running.value }
        let task = Task { [options, isEmpty] in
            try await Self.findings(
                of: CourseCheck.check(options) { _ in }, options, isEmpty: isEmpty)
        }
        running = task
        return try await task.value
    }

    private static func findings(
        of check: CourseCheck, _ options: CheckOptions, isEmpty: Bool
    ) -> Findings {
        var issues: [String: [LessonIssue]] = [:]
        var course: [LessonIssue] = []
        // Whose recording was changed by hand is told for the snippet: its case must not pass.
        let snippets = Dictionary(
            check.findings.map { finding in
                (
                    "\(options.content)/recordings/\(finding.snippet).txt",
                    finding.snippet.description
                )
            }, uniquingKeysWith: { first, _ in first })
        for diagnostic in check.others {
            let issue = LessonIssue(diagnostic, sources: check.sources)
            if let file = diagnostic.span?.file, let snippet = snippets[file] {
                issues[snippet, default: []].append(issue)
            } else {
                course.append(issue)
            }
        }
        var verdicts: [String: Verdict] = [:]
        for finding in check.findings {
            let name = finding.snippet.description
            let own = finding.diagnostics.map { LessonIssue($0, sources: check.sources) }
            let wrong = own + (issues[name] ?? [])
            verdicts[name] =
                if wrong.isEmpty, case .skipped(let reason) = finding.work {
                    .unchecked(reason)
                } else {
                    .checked(wrong)
                }
        }
        if isEmpty, !check.others.containErrors {
            let name = options.selection.names.first.map { "‘\($0)’ in " } ?? ""
            course.append(
                LessonIssue(
                    "there is no snippet to verify in \(name)\(options.content)",
                    help: "a snippet is a fence ```swift without skip"))
        }
        return Findings(verdicts: verdicts, course: course, isEmpty: isEmpty)
    }

    /// What is said of an error that kept the course from being checked.
    static func words(for error: any Error) -> LessonIssue {
        switch error {
        case let error as Nameless:
            LessonIssue(
                "LECTERN_ONLY holds ‘\(error.text)’, and no snippet can be called so",
                help: "name it as lesson or lesson/id")
        case let error as UnknownSelection:
            LessonIssue("LECTERN_ONLY: \(error)", help: error.help)
        default:
            LessonIssue("the lessons could not be checked: \(error)")
        }
    }
}
