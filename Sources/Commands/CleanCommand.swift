import ArgumentParser
import Execution
import Verification

/// The command lectern clean.
struct CleanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Empties the cache.",
        discussion: "The next build runs every snippet again. Recordings and site are not touched.")

    @OptionGroup var course: CourseOptions

    func validate() throws {
        if course.noCache { throw ValidationError("--no-cache leaves nothing to empty") }
    }

    func run() async throws {
        let terminal = Terminal(color: course.color)
        guard let folder = course.checkOptions(.compare).cacheFolder else { return }
        try await ExitStatus.guarding(terminal) {
            try CacheFolder.clean(folder)
            terminal.print("\(folder) is empty")
        }
    }
}
