import ArgumentParser
import CourseModel
import Verification

/// The command lectern explain.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says why a snippet is run, or taken from the cache.",
        discussion: """
            What decides about a snippet is its recipe: its text and words, the toolchain, the sandbox \
            and what Lectern itself adds. Two recipes are shown line by line: - what was, + what is.
            """)

    @Argument(help: ArgumentHelp("The snippet.", valueName: "lesson/id"))
    var snippet: String

    @OptionGroup var course: CourseOptions

    func run() async throws {
        let terminal = Terminal(color: course.color)
        let (snippet, options) = (snippet, course.checkOptions(.compare))
        try await ExitStatus.guarding(terminal) {
            let verdict = try await Explanation.explain(snippet, options: options)
            switch verdict {
            case .unknown(let nearest):
                terminal.print(
                    failure: "there is no snippet ‘\(snippet)’",
                    help: nearest.map { "did you mean ‘\($0)’?" }
                        ?? "name it as lesson/id, for example runners/first")
                throw ExitCode.validationFailure
            case .notRun(let reason):
                terminal.print("‘\(snippet)’ is not run: \(reason)")
            case .cached(let ending, let difference):
                let words = ending.words.joined(separator: " ")
                terminal.print(
                    "‘\(snippet)’ is taken from the cache: equal in every byte (\(words))")
                if let difference {
                    terminal.print("it was run because this differs from the entry before:")
                    difference.forEach { terminal.print("  \($0)") }
                }
            case .doubted:
                terminal.print("‘\(snippet)’ will be run: what the cache has is not as recorded")
            case .damaged(let path, let reason):
                terminal.print("‘\(snippet)’ will be run: its entry in the cache is not used")
                terminal.print("  \(reason): \(path)")
            case .toRun(nil):
                terminal.print("‘\(snippet)’ will be run: the cache holds nothing of it")
            case .toRun(let difference?):
                terminal.print("‘\(snippet)’ will be run: this differs from the last entry:")
                difference.forEach { terminal.print("  \($0)") }
            }
        }
    }
}
