import ArgumentParser
import Execution
import Foundation
import Lectern
import Scaffolding
import Writing

/// The command lectern init.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a course that builds at once, about the package if there is one.",
        discussion: """
            It writes content/course.yml, a first lesson, and a launcher, lectern, that fetches this \
            version of Lectern and builds it, so that everybody checks the course with the same one. \
            Where there is a Package.swift, the course names its library products, and the first \
            lesson imports one: SwiftPM is asked, which compiles and runs the manifest.

            Files that are there already are never overwritten. Only .gitignore and .gitattributes get \
            the lines that they lack, behind those that they have. In a folder that has a course, \
            --ci and --pages add what belongs to it. Where a file is in the way, nothing is made.

            The launcher keeps Lectern in ~/.cache/lectern, or below XDG_CACHE_HOME. The variable \
            LECTERN_SOURCE names another git repository for it, by its address or its path. Exit \
            status: 0 where everything was made, 1 where a file is in the way, 2 where the machine failed.
            """)

    /// A service that publishes sites.
    enum PublishingService: String, ExpressibleByArgument, CaseIterable {
        case github
    }

    @Argument(help: "The folder of the new course.")
    var folder = "."

    @Option(
        help: """
            Write a job that verifies the course with each change: .github/workflows/lectern.yml, or \
            .gitlab-ci.yml where there is none.
            """)
    var ci: CourseScaffold.CheckingService?

    @Option(
        help: """
            Write a workflow that publishes the site as it was recorded: \
            .github/workflows/lectern-pages.yml.
            """)
    var pages: PublishingService?

    @Option(
        help: ArgumentHelp(
            "The git repository that the launcher takes Lectern from.", valueName: "address"))
    var source: String?

    func validate() throws {
        guard !folder.isEmpty else { throw ValidationError("the folder needs a name") }
        if let source, source.wholeMatch(of: /[^\s'\\-][^\s'\\]*/) == nil {
            throw ValidationError(
                "--source takes the address of a git repository, for example "
                    + "https://git.example.org/lectern.git")
        }
    }

    func run() async throws {
        let terminal = Terminal(color: .auto)
        let beginning = CourseBeginning(
            folder: folder.withoutSlashBehind, checking: ci, publishes: pages != nil,
            release: CourseScaffold.Release(
                version: Pipeline.version, source: source ?? CourseScaffold.Release.publicSource),
            environment: ProcessInfo.processInfo.environment,
            temporaryFolder: FileManager.default.temporaryDirectory.path, terminal: terminal)
        try await ExitStatus.guarding(terminal) {
            do {
                try await beginning.make()
            } catch let refusal as CourseBeginning.Refusal {
                terminal.print(failure: refusal.reason, help: refusal.help)
                throw ExitStatus.contentWrong
            }
        }
    }
}

extension CourseScaffold.CheckingService: ExpressibleByArgument {}
