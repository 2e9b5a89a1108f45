import ArgumentParser

/// The command lectern init.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a course that builds at once.",
        discussion: "Files that are there already are never touched.")

    @Argument(help: "The folder of the new course.")
    var folder = "."

    func validate() throws {
        guard !folder.isEmpty else { throw ValidationError("the folder needs a name") }
    }

    func run() async throws {
        let terminal = Terminal(color: .auto)
        let folder = folder
        try await ExitStatus.guarding(terminal) {
            do {
                for path in try CourseScaffold.write(CourseScaffold.course, in: folder) {
                    terminal.print("\(path) is new")
                }
                for (file, advice) in CourseScaffold.forGit {
                    do {
                        for path in try CourseScaffold.write([file], in: folder) {
                            terminal.print("\(path) is new")
                        }
                    } catch let occupied as CourseScaffold.Occupied {
                        terminal.print("\(occupied): \(advice)")
                    }
                }
                let step = folder == "." ? "" : "cd \(folder), then "
                terminal.print("next: \(step)lectern build, and open site/index.html")
            } catch let occupied as CourseScaffold.Occupied {
                terminal.print(
                    failure: occupied.description,
                    help: "choose an empty folder: lectern init FOLDER")
                throw ExitStatus.contentWrong
            }
        }
    }
}
