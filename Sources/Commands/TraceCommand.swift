import ArgumentParser
import CourseModel
import Execution
import Foundation
import Lectern
import Writing

/// The command lectern trace.
struct TraceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Runs a Swift file, and draws how its tasks ran.",
        discussion: """
            The file is compiled and run by itself, as a snippet of a course would be: contained, and \
            without files of its own. The picture is an SVG that needs nothing else. Exit status: 0 \
            where there is a picture, however the program ended, 1 where there is none, 2 where the \
            machine failed.
            """)

    @Argument(help: ArgumentHelp("The file with the program.", valueName: "file.swift"))
    var file: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
    var output: String?

    @Flag(help: "Tell it in words.")
    var text = false

    @Flag(help: "Give it as JSON.")
    var json = false

    @Option(help: ArgumentHelp("The language mode, 5 or 6.", valueName: "mode"))
    var swift = "6"

    @Option(help: ArgumentHelp("For how many seconds it may run.", valueName: "seconds"))
    var timeout = RunSettings.defaultTimeLimit / 1000

    @Option(
        help: """
            Whether the compiler and the program are contained: auto (where bubblewrap works), \
            required, off.
            """)
    var sandbox = Sandbox.Choice.auto

    @Option(help: "Whether to use colour.")
    var color = ColorChoice.auto

    @Argument(
        parsing: .postTerminator,
        help: ArgumentHelp("What the program is given, behind --.", valueName: "argument"))
    var arguments: [String] = []

    func validate() throws {
        if text, json {
            throw ValidationError("--text and --json contradict each other: give one of them")
        }
        if SwiftBuild.LanguageMode(rawValue: swift) == nil {
            throw ValidationError("--swift takes 5 or 6")
        }
        if !(1...600).contains(timeout) {
            throw ValidationError("--timeout takes a number of seconds from 1 to 600")
        }
    }

    func run() async throws {
        let terminal = Terminal(color: color)
        let (command, process) = (self, ProcessInfo.processInfo)
        let machine = Pipeline.TraceMachine(
            searchPath: process.environment["PATH"] ?? "/usr/bin:/bin",
            temporaryFolder: FileManager.default.temporaryDirectory.path, sandbox: sandbox)
        try await ExitStatus.guarding(terminal) {
            let report = try await Pipeline.trace(
                command.file, languageMode: .init(rawValue: command.swift) ?? .swift6,
                arguments: command.arguments, timeLimit: command.timeout * 1000,
                machine: machine)
            try command.tell(report, on: terminal)
        }
    }

    private func tell(_ report: Pipeline.TraceReport, on terminal: Terminal) throws {
        for diagnostic in report.run.transcript.diagnostics {
            let place = diagnostic.place.map { ":\($0.line):\($0.column)" } ?? ""
            let words = "\(file)\(place): \(diagnostic.message)"
            switch diagnostic.severity {
            case .error: terminal.print(failure: words, help: nil)
            case .warning, .note, .remark: terminal.print(note: words)
            }
        }
        if case .impossible(let reason) = report.run.tracing {
            terminal.print(
                failure: "\(file) has no timeline: \(reason)",
                help: "docs/TIMELINES.md says what a program needs for one")
            throw ExitStatus.contentWrong
        }
        let bytes =
            json
            ? report.json
            : text ? Array((report.text.joined(separator: "\n") + "\n").utf8) : report.svg ?? []
        guard let output, output != "-" else {
            terminal.print(text: String(decoding: bytes, as: UTF8.self))
            return
        }
        try SingleFile.write(bytes, to: output)
    }
}
