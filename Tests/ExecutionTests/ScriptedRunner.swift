import CourseModel
import Diagnostics
import Synchronization
import Testing

@testable import Execution

/// Answers with the program's own text, and writes down what it is asked to do.
final class ScriptedRunner: ProgramRunner {
    /// What becomes of a program.
    enum Script: Sendable {
        case runs(Transcript.Ending)
        /// Each run prints the next of these texts, and the one after the last fails.
        case prints([String])
        /// Each run ends in the next of these ways.
        case ends([Transcript.Ending])
        /// It is refused by the compiler.
        case refused
        /// It needs no link.
        case needsNoLink
        /// It is refused by the linker.
        case notLinked
        /// The machine fails while it runs.
        case fails
        /// It waits, and ends when its task is cancelled.
        case waits
    }

    /// What was asked for, in order.
    struct Log: Sendable, Equatable {
        var builders = 0
        var compiled: [String] = []
        var linked: [[String]] = []
        var run: [String] = []
        /// The files of the executables that were removed.
        var discarded: [String] = []
        /// How many runs were under way at a time, at most, of each program.
        var mostAtATime: [String: Int] = [:]
        fileprivate var underWay: [String: Int] = [:]
    }

    private let log = Mutex(Log())
    private let scripts: [String: Script]
    private let compilationsOfABuilder: Int

    /// A runner for programs of the given texts; all others end well.
    ///
    /// - Parameter compilationsOfABuilder: after so many, a builder is of no use any more.
    init(_ scripts: [String: Script] = [:], compilationsOfABuilder: Int = .max) {
        self.scripts = scripts
        self.compilationsOfABuilder = compilationsOfABuilder
    }

    /// What was asked for so far.
    var requests: Log { log.withLock { $0 } }

    func withBuilder(_ body: (inout ScriptedBuilder) async throws -> Void) async throws {
        log.withLock { $0.builders += 1 }
        var builder = ScriptedBuilder(runner: self, rest: compilationsOfABuilder)
        try await body(&builder)
    }

    func run(
        _ executable: Executable, of program: Program, onIdle: @escaping @Sendable () -> Void
    ) async throws -> Transcript {
        let text = program.recipe.text
        let earlier = log.withLock { log in
            defer { log.run.append(text) }
            log.underWay[text, default: 0] += 1
            log.mostAtATime[text] = max(log.mostAtATime[text] ?? 0, log.underWay[text] ?? 0)
            return log.run.count { $0 == text }
        }
        defer { log.withLock { $0.underWay[text, default: 0] -= 1 } }
        onIdle()
        await Task.yield()
        switch script(of: text) {
        case .fails: throw ExecutionFailure(attempt: "running", cause: "no processes")
        case .waits:
            let (stream, _) = AsyncStream.makeStream(of: Void.self)
            for await _ in stream {}
            throw CancellationError()
        case .runs(let ending): return Self.transcript(text, ending)
        case .prints(let texts) where earlier < texts.count:
            return Self.transcript(texts[earlier], .exit(0))
        case .ends(let endings) where earlier < endings.count:
            return Self.transcript(text, endings[earlier])
        case .prints, .ends: throw ExecutionFailure(attempt: "running", cause: "no more runs")
        case .refused, .needsNoLink, .notLinked: return Self.transcript(text, .exit(0))
        }
    }

    func discard(_ executable: Executable) {
        log.withLock { $0.discarded.append(executable.file) }
    }

    fileprivate func script(of text: String) -> Script { scripts[text] ?? .runs(.exit(0)) }

    fileprivate func compile(_ program: Program) -> Built {
        let text = program.recipe.text
        log.withLock { $0.compiled.append(text) }
        switch script(of: text) {
        case .refused: return .ended(Self.transcript(text, .refused))
        case .needsNoLink: return .executable(Self.executable(text, nil))
        case .runs, .prints, .ends, .notLinked, .fails, .waits:
            return .compiled(
                CompiledProgram(
                    program: program, folder: "", object: "",
                    contents: ObjectFile(
                        linkerWords: [], exportedNames: [], definedNames: [], undefinedNames: [],
                        hasRetroactiveConformance: false), importsPackages: false,
                    diagnostics: []))
        }
    }

    fileprivate func link(_ objects: [CompiledProgram], _ reason: AloneReason?) -> [Built] {
        let texts = objects.map(\.program.recipe.text)
        log.withLock { $0.linked.append(texts) }
        return texts.map { text in
            if case .notLinked = script(of: text) {
                return .ended(Self.transcript(text, .notLinked(["undefined"])))
            }
            return .executable(
                Self.executable(text, reason.map { .alone($0) } ?? .together(file: "common")))
        }
    }

    private static func executable(_ text: String, _ linkage: Linkage?) -> Executable {
        Executable(folder: "", file: text, diagnostics: [], linkage: linkage)
    }

    private static func transcript(_ text: String, _ ending: Transcript.Ending) -> Transcript {
        Transcript(
            diagnostics: [], lines: [.init(stream: .standardOutput, text: text, time: 1)],
            ending: ending, duration: 1)
    }
}

/// The builder of a ``ScriptedRunner``.
struct ScriptedBuilder: ProgramBuilder {
    let runner: ScriptedRunner
    var rest: Int

    var isUsable: Bool { rest > 0 }

    mutating func compile(_ program: Program) async throws -> Built {
        rest -= 1
        return runner.compile(program)
    }

    mutating func link(
        _ objects: [CompiledProgram], alone reason: AloneReason?
    ) async throws -> [Built] {
        runner.link(objects, reason)
    }
}

/// Programs for tests that need no lesson.
enum TestPrograms {
    /// A program of the given text.
    static func make(
        _ text: String, name: String = "a", lesson: String = "lesson",
        build: SwiftBuild = SwiftBuild(), runs: Int = 1, settings: RunSettings = RunSettings(),
        treatment: SnippetRequest.Treatment = .run(.success)
    ) throws -> Program {
        let reference = SnippetReference(
            lesson: try #require(LessonID(lesson)), snippet: try #require(SnippetID(name)))
        let label = "\(lesson)/\(name)"
        return Program(
            reference: reference,
            recipe: Recipe(
                action: .run, tool: .swift(build), moduleName: name.replacing("-", with: "_"),
                runs: runs, settings: settings, text: text),
            treatment: treatment,
            parts: [Program.Part(reference: reference, label: label, lines: [], file: "x")],
            span: SourceSpan(file: "x", range: 0..<0))
    }
}
