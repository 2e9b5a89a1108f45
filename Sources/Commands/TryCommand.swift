import ArgumentParser
import Diagnostics
import Execution
import Foundation
import Lectern
import Verification

/// The command lectern try.
struct TryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "Runs the Swift fences of any Markdown, and says which hold.",
        discussion: """
            A README, articles of DocC, anything: no course is needed, and nothing is written. Each \
            Swift fence is compiled and run as a program of its own, contained, and is told to run, to \
            lack context, to be broken, or to be no Swift. What would mend it was tried, where it says \
            so. Exit status: 0, with --strict 1 where a fence lacks context or is broken; 1 where a \
            file could not be read, 2 where the machine failed.
            """)

    @Argument(
        help: ArgumentHelp(
            "Markdown files, or folders of which all Markdown is tried.", valueName: "file"))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "The folder of a package whose libraries the fences import.", valueName: "folder"))
    var package: String?

    @Option(
        help: ArgumentHelp(
            "A library of the package that is meant, where not all are; can be given several times.",
            valueName: "name"))
    var product: [String] = []

    @Flag(help: "Exit with 1 where a fence lacks context or is broken.")
    var strict = false

    @Option(
        help: """
            Whether the compiler and the programs are contained: auto (where bubblewrap works), \
            required, off.
            """)
    var sandbox = Sandbox.Choice.auto

    @Option(help: "How many cores are kept busy (default: all).")
    var jobs: Int?

    @Option(help: "Whether to use colour.")
    var color = ColorChoice.auto

    func validate() throws {
        if !product.isEmpty, package == nil {
            throw ValidationError("--product names a library of a package: give --package too")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 up") }
    }

    func run() async throws {
        let terminal = Terminal(color: color)
        let (command, options) = (self, options)
        let start = ContinuousClock.now
        try await ExitStatus.guarding(terminal) {
            let (trial, diagnostics) = try await Pipeline.attempt(
                command.files,
                importing: command.package.map { .init(path: $0, products: command.product) },
                options
            ) { terminal.show($0) }
            let elapsed = ContinuousClock.now - start
            let text = TrialText(trial)
            terminal.print(diagnostics, sources: trial.files.map(\.source))
            for line in text.lines { terminal.print(line) }
            for line in text.summary(after: elapsed) { terminal.print(line) }
            if diagnostics.containErrors || command.strict && text.isWanting {
                throw ExitStatus.contentWrong
            }
        }
    }

    private var options: CheckOptions {
        let process = ProcessInfo.processInfo
        return CheckOptions(
            content: ".", searchPath: process.environment["PATH"] ?? "/usr/bin:/bin",
            temporaryFolder: FileManager.default.temporaryDirectory.path, cacheFolder: nil,
            sandbox: sandbox, jobs: jobs ?? process.activeProcessorCount)
    }
}
