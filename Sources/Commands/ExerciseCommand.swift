import ArgumentParser
import Foundation
import Lectern
import Verification

/// The command lectern exercise.
struct ExerciseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exercise",
        abstract:
            "Writes a course's exercises into a folder, and checks what a learner makes of them.",
        discussion: """
            With a folder alone, every exercise gets a folder of its own in it, with the task and the \
            program to begin with; a program that is there is never touched. With an exercise, the \
            learner's program is run as the lesson's solution would be, contained and under the same \
            contract, and what differs is said. Exit status: 0 where the program is right, 1 where it is \
            not, 2 where the machine failed.
            """)

    @Argument(help: ArgumentHelp("The folder to work in.", valueName: "folder"))
    var folder: String

    @Argument(help: ArgumentHelp("The exercise to check.", valueName: "lesson/name"))
    var exercise: String?

    @Flag(help: "Show the next hint, and check nothing.")
    var hint = false

    @Flag(help: "Show a solution, and check nothing.")
    var solution = false

    @OptionGroup var course: CourseOptions

    func validate() throws {
        if hint, solution {
            throw ValidationError("--hint and --solution contradict each other: give one of them")
        }
        if hint || solution, exercise == nil {
            throw ValidationError(
                "name the exercise as lesson/name: lectern exercise \(folder) lesson/name")
        }
    }

    func run() async throws {
        let terminal = Terminal(color: course.color)
        let command = self
        try await ExitStatus.guarding(terminal) {
            let desk = try command.desk()
            guard let exercise = command.exercise else {
                return try terminal.tell(await desk.write()) { command.tell($0, on: terminal) }
            }
            if command.solution {
                try terminal.tell(await desk.solution(exercise)) { terminal.print(text: $0) }
            } else if command.hint {
                try terminal.tell(await desk.hint(exercise)) { hint in
                    try command.tell(hint, on: terminal)
                }
            } else {
                try terminal.tell(await desk.check(exercise)) { checked in
                    try command.tell(checked, of: exercise, on: terminal)
                }
            }
        }
    }

    /// The folder, and the course that is named, or else remembered there.
    private func desk() throws -> ExerciseDesk {
        let path = URL(filePath: folder).resolvingSymlinksInPath()
        let here = URL(filePath: FileManager.default.currentDirectoryPath)
        let name = folder.withoutSlashBehind
        let remembered = try course.namedContent == nil ? ExerciseDesk.content(of: name) : nil
        let content = URL(
            filePath: remembered ?? course.content,
            relativeTo: remembered.map { _ in
                URL(filePath: path.path, directoryHint: .isDirectory)
            } ?? URL(filePath: here.path, directoryHint: .isDirectory)
        ).resolvingSymlinksInPath()
        return ExerciseDesk(
            folder: name, content: content.path(from: path),
            options: course.checkOptions(
                .compare, of: remembered == nil ? nil : content.path(from: here)))
    }

    // MARK: Telling

    private func tell(_ standings: [ExerciseDesk.Standing], on terminal: Terminal) {
        for standing in standings {
            let state = standing.isNew ? "new" : standing.isSolved ? "solved" : "open"
            terminal.print("\(standing.reference) (\(state)): \(standing.title)")
        }
        let solved = standings.count { $0.isSolved }
        terminal.print("\(Count.text(standings.count, "exercise")), \(solved) solved")
        if let next = standings.first(where: { !$0.isSolved }) {
            terminal.print(
                "write into \(next.path), then: lectern exercise \(folder) \(next.reference)")
        }
    }

    private func tell(_ hint: ExerciseDesk.Help?, on terminal: Terminal) throws {
        guard let hint else {
            terminal.print("there is no further hint; --solution shows one way to do it")
            return
        }
        terminal.print("hint \(hint.number) of \(hint.count):")
        terminal.print(hint.text)
    }

    private func tell(
        _ checked: ExerciseDesk.Checked, of exercise: String, on terminal: Terminal
    ) throws {
        for note in checked.attempt.notes { terminal.print(note: note) }
        guard !checked.attempt.problems.isEmpty else {
            terminal.print("\(exercise) is solved")
            return
        }
        terminal.print(checked.attempt.problems, sources: [checked.source])
        terminal.print(
            checked.hintsGiven < checked.hints
                ? "hint \(checked.hintsGiven + 1) of \(checked.hints): "
                    + "lectern exercise \(folder) \(exercise) --hint"
                : "one way to do it: lectern exercise \(folder) \(exercise) --solution")
        throw ExitStatus.contentWrong
    }
}

extension Terminal {
    /// Tells an answer, or what is wrong with the course.
    fileprivate func tell<Content>(
        _ answer: ExerciseDesk.Answer<Content>, _ tell: (Content) throws -> Void
    ) throws {
        switch answer {
        case .given(let content): try tell(content)
        case .refused(let diagnostics, let sources):
            print(diagnostics, sources: sources)
            throw ExitStatus.contentWrong
        }
    }
}

extension URL {
    /// The path from a folder to this one, with `..` where that leads up.
    fileprivate func path(from folder: URL) -> String {
        let (from, to) = (
            folder.standardizedFileURL.pathComponents, standardizedFileURL.pathComponents
        )
        let common = zip(from, to).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: from.count - common)
        let path = (up + to.dropFirst(common)).joined(separator: "/")
        return path.isEmpty ? "." : path
    }
}
