import Coding
package import CourseModel
package import Execution
import FileSystem
import Recordings
import Rendering
import Verification

extension Pipeline {
    /// A program of somebody's own that was traced.
    package struct TraceReport: Sendable {
        /// What it is called.
        package let name: String
        /// What it showed.
        package let run: Tracer.Run
        private let program: LoneProgram

        init(name: String, run: Tracer.Run, program: LoneProgram) {
            self.name = name
            self.run = run
            self.program = program
        }

        /// A picture of how its tasks ran; `nil` where that is not known.
        package var svg: [UInt8]? { subject.map(TimelinePicture.svg) }

        /// How its tasks ran, in words, a sentence a line; empty where that is not known.
        package var text: [String] { subject.map(TimelinePicture.text) ?? [] }

        /// How its tasks ran, and what it printed, as JSON in UTF-8; see `docs/TIMELINES.md`.
        package var json: [UInt8] {
            JSONValue.object([
                ("ending", .string(run.transcript.ending.words.joined(separator: " "))),
                ("format", .number(1)),
                ("lines", .array(run.transcript.lines.map { .string($0.text) })),
                ("program", .string(name)), ("trace", run.tracing.json),
            ]).bytes + [0x0A]
        }

        private var subject: TimelinePicture.Subject? {
            run.tracing.trace.map {
                TimelinePicture.Subject(
                    title: name, trace: $0, lines: run.transcript.lines,
                    code: [program.program.label: program.code])
            }
        }
    }

    /// Compiles and runs the program in a file by itself, and writes down how its tasks run.
    ///
    /// - Parameter timeLimit: for how many milliseconds it may run.
    ///
    /// Throws ``ExecutionFailure`` where the machine fails or the file cannot be read.
    package static func trace(
        _ path: String, languageMode: SwiftBuild.LanguageMode, arguments: [String],
        timeLimit: Int, machine: TraceMachine
    ) async throws -> TraceReport {
        let bytes: [UInt8]
        do {
            bytes = try FileContents.of(path)
        } catch {
            throw ExecutionFailure(attempt: "reading \(path)", cause: Reason.text(of: error))
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let lone = LoneProgram(
            text: bytes, name: name, languageMode: languageMode, arguments: arguments,
            timeLimit: timeLimit)
        guard let lone else {
            throw ExecutionFailure(
                attempt: "reading \(path)", cause: "it holds no Swift in UTF-8")
        }
        let toolchain = try await ToolchainFinder(
            searchPath: machine.searchPath, temporaryFolder: machine.temporaryFolder,
            memoryFolder: nil
        ).find()
        let sandbox = try await SandboxFinder.find(machine.sandbox, searchPath: machine.searchPath)
        let tools = try await ToolBench.prepare(
            toolchain: toolchain, sandbox: sandbox, temporaryFolder: machine.temporaryFolder,
            cacheFolder: nil)
        defer { tools.dismantle() }
        let run = try await Tracer(tools: tools).trace(lone.program)
        return TraceReport(name: name, run: run, program: lone)
    }

    /// What of the machine a traced program gets.
    package struct TraceMachine: Sendable {
        let searchPath: String
        let temporaryFolder: String
        let sandbox: Sandbox.Choice

        /// What it gets: tools along a search path, a folder for what is thrown away, a sandbox.
        package init(searchPath: String, temporaryFolder: String, sandbox: Sandbox.Choice) {
            self.searchPath = searchPath
            self.temporaryFolder = temporaryFolder
            self.sandbox = sandbox
        }
    }
}
