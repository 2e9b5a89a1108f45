import ArgumentParser
import Diagnostics
import Lectern
import Verification

/// The command lectern verify.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Runs what the cache does not hold, compares, and writes nothing.",
        discussion: """
            Exit status: 0 where every recording is still true, 1 where one is not or the course is \
            wrong, 2 where the machine failed.
            """)

    @OptionGroup var course: CourseOptions

    func run() async throws {
        let terminal = Terminal(color: course.color)
        let options = course.checkOptions
        let start = ContinuousClock.now
        try await ExitStatus.guarding(terminal) {
            let (check, diagnostics) = try await Pipeline.verify(options) { terminal.show($0) }
            terminal.print(diagnostics, sources: check.sources)
            terminal.printSummary(of: check)
            let time = Summary.seconds(ContinuousClock.now - start)
            guard !diagnostics.containErrors else {
                terminal.print("the course is not true, after \(time)")
                throw ExitStatus.contentWrong
            }
            terminal.print("the course is true, after \(time)")
        }
    }
}
