public import ArgumentParser
import Lectern

/// The command `lectern`.
public struct LecternRoot: AsyncParsableCommand {
    /// How the command line presents itself.
    public static let configuration = CommandConfiguration(
        commandName: "lectern",
        abstract: "Builds teaching sites whose every output is a recorded run.",
        discussion: """
            Lessons are Markdown files in content/. Their Swift snippets are compiled and run, each \
            as a program of its own, and the site shows what they really printed.
            """,
        version: Pipeline.version,
        subcommands: [
            BuildCommand.self, VerifyCommand.self, AcceptCommand.self, NewCommand.self,
            InitCommand.self, ServeCommand.self, ExerciseCommand.self,
            TryCommand.self, TraceCommand.self, ExplainCommand.self, CleanCommand.self,
            DoctorCommand.self,
        ])

    /// A command without options of its own.
    public init() {}
}
