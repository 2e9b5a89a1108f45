import ArgumentParser
import Diagnostics
import Lectern
import Reporting
import Verification

/// The command lectern verify.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Runs what the cache does not hold, compares, and writes nothing.",
        discussion: """
            Exit status: 0 where every recording is still true, 1 where one is not or the course is \
            wrong, 2 where the machine failed. Diagnostics go to standard error, the report to \
            standard output.
            """)

    @OptionGroup var course: CourseOptions

    @Option(help: "The folder of the site, which must be fresh where git tracks it.")
    var site = "site"

    @Option(help: ArgumentHelp("Check only this lesson or snippet.", valueName: "lesson[/id]"))
    var only: [Selection.Name] = []

    @Option(
        help: ArgumentHelp(
            "Check only the snippets that were changed since this revision of git.",
            valueName: "revision"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "Check only the i-th of n shares, which are the same on every machine.",
            valueName: "i/n"))
    var shard: Selection.Shard?

    @Option(
        help: ArgumentHelp(
            "Run each snippet n times, half of them with all cores busy, and say what did not hold.",
            valueName: "n"))
    var `repeat`: Int?

    @Flag(help: "Run what has a timeline once more, alone, with its schedule written down.")
    var trace = false

    @Option(help: "The form of the report: text, json, junit, github.")
    var format = ReportFormat.text

    @Flag(help: "Make warnings errors, and other words of another compiler too.")
    var strict = false

    func validate() throws {
        if let times = `repeat`, !(2...1000).contains(times) {
            throw ValidationError("--repeat takes a number from 2 to 1000")
        }
        if since?.isEmpty == true {
            throw ValidationError("--since takes a revision of git, for example origin/main")
        }
    }

    func run() async throws {
        let terminal = Terminal(color: course.color)
        let (options, format, repetitions) = (options, format, `repeat`)
        let start = ContinuousClock.now
        try await ExitStatus.guarding(terminal) {
            let (check, report) = try await Pipeline.verify(options) { terminal.show($0) }
            let elapsed = ContinuousClock.now - start
            terminal.print(report, as: format, of: check, repetitions: repetitions, after: elapsed)
            if report.diagnostics.containErrors { throw ExitStatus.contentWrong }
        }
    }

    private var options: Pipeline.VerifyOptions {
        var check = course.checkOptions(.compare)
        check.selection = Selection(names: only, shard: shard)
        check.repetitions = `repeat`
        check.isStrict = strict
        check.tracesRuns = trace
        return Pipeline.VerifyOptions(check: check, site: site, since: since)
    }
}

/// The forms in which a check is told.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, junit, github
}

extension Selection.Name: ExpressibleByArgument {
    /// The lesson or snippet that an argument names.
    public init?(argument: String) { self.init(argument) }
}

extension Selection.Shard: ExpressibleByArgument {
    /// The share that an argument names.
    public init?(argument: String) { self.init(argument) }
}
