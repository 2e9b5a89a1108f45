import CourseModel
import Diagnostics
import Execution

/// The runners of other languages that a course's programs need.
struct RunnersInUse: Sendable {
    private let runners: [LanguageRunner]
    private let missing: [(runner: LanguageRunner, program: String, count: Int)]

    init(_ programs: [Program], _ runners: [LanguageRunner]) {
        let commands = programs.compactMap(\.runnerCommand)
        self.runners = runners.filter { commands.contains($0.command) }
        missing = self.runners.compactMap { runner in
            let versions = CommandVersions(memoryFolder: nil)
            guard case .missing(let program) = versions.recall(runner) else { return nil }
            return (runner, program, commands.filter { $0 == runner.command }.count)
        }
    }

    /// Whether a program's runner is not installed.
    func isMissing(for program: Program) -> Bool {
        missing.contains { $0.runner.command == program.runnerCommand }
    }

    /// One diagnostic for each runner that is not installed.
    var diagnostics: [Diagnostic] {
        missing.map { runner, program, count in
            Diagnostic(
                .runnerMissing,
                "‘\(program)’ is not installed, so \(count) \(runner.language) "
                    + "\(count == 1 ? "snippet" : "snippets") cannot be run",
                at: runner.span,
                help: "install it where every user finds it: in one of "
                    + RunEnvironment.searchPath.split(separator: ":").joined(separator: ", "))
        }
    }

    private var present: [LanguageRunner] {
        runners.filter { runner in !missing.contains { $0.runner == runner } }
    }

    /// The versions of all that are installed, if all are remembered.
    func recalledVersions(_ options: CheckOptions) -> [[String]: String]? {
        let memory = CommandVersions(memoryFolder: options.cacheFolder)
        var versions: [[String]: String] = [:]
        for runner in present {
            guard case .version(let version) = memory.recall(runner) else { return nil }
            versions[runner.command] = version
        }
        return versions
    }

    /// The versions of all that are installed; those that are not remembered are asked.
    func versions(
        _ options: CheckOptions, with tools: ToolBench
    ) async throws -> [[String]: String] {
        let memory = CommandVersions(memoryFolder: options.cacheFolder)
        var versions: [[String]: String] = [:]
        for runner in present {
            if case .version(let version) = memory.recall(runner) {
                versions[runner.command] = version
            } else {
                versions[runner.command] = try await memory.ask(runner, with: tools)
            }
        }
        return versions
    }
}

extension Program {
    /// The command that runs it; `nil` for Swift.
    var runnerCommand: [String]? {
        if case .command(let words, _) = recipe.tool { words } else { nil }
    }
}
