import CourseModel
import Diagnostics
import Foundation
import Synchronization
import Testing

@testable import Execution

/// Most of the engine needs no compiler: a scripted runner stands in for it.
@Suite("The engine and its cache")
struct RunEngineTests {
    /// Answers with the program's own text, and counts how often it is asked.
    private final class ScriptedRunner: ProgramRunner {
        let toolchain = "scripted"
        let ending: Transcript.Ending
        let runs = Mutex<[String]>([])

        init(ending: Transcript.Ending = .exit(0)) { self.ending = ending }

        func run(_ program: Program) async throws -> Transcript {
            runs.withLock { $0.append(program.recipe.text) }
            let line = Transcript.Line(stream: .standardOutput, text: program.recipe.text, time: 1)
            return Transcript(diagnostics: [], lines: [line], ending: ending, duration: 1)
        }
    }

    private func program(
        _ text: String, name: String = "a", mode: SwiftBuild.LanguageMode = .swift6
    ) throws -> Program {
        let reference = SnippetReference(
            lesson: try #require(LessonID("lesson")), snippet: try #require(SnippetID(name)))
        return Program(
            reference: reference,
            recipe: Recipe(
                action: .run, tool: .swift(SwiftBuild(languageMode: mode)), moduleName: name,
                settings: RunSettings(timeLimit: 1), text: text),
            treatment: .run(.success),
            parts: [
                Program.Part(reference: reference, label: "lesson/\(name)", lines: [], file: "x")
            ], span: SourceSpan(file: "x", range: 0..<0))
    }

    /// Runs programs with a cache below a folder of its own; says what came, and what was run.
    private func texts(
        _ programs: [Program], cache folder: String?, runner: ScriptedRunner,
        toolchain: String = "scripted"
    ) async throws -> [String] {
        let engine = RunEngine(
            cache: folder.map { TranscriptCache(folder: $0, conditions: toolchain) }, jobs: 2)
        let outcomes = try await engine.complete(
            engine.lookUp(programs), of: programs, with: runner, progress: { _ in })
        return outcomes.map { "\($0.transcript.lines[0].text) \($0.isFromCache)" }
    }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "lectern-cache-\(UUID().uuidString)").path
        defer {
            do {
                try FileManager.default.removeItem(atPath: folder)
            } catch {
                Issue.record("\(folder) could not be removed: \(error)")
            }
        }
        try await body(folder)
    }

    @Test("Outcomes come in the order of the programs")
    func order() async throws {
        let programs = try (1...20).map { try program("p\($0)", name: "n\($0)") }
        let shown = try await texts(programs, cache: nil, runner: ScriptedRunner())
        #expect(shown == (1...20).map { "p\($0) false" })
    }

    @Test("An equal program is not run again; another text, mode or toolchain is")
    func hits() async throws {
        try await withFolder { folder in
            let runner = ScriptedRunner()
            let (one, two) = (try program("one"), try program("two"))
            #expect(try await texts([one], cache: folder, runner: runner) == ["one false"])
            #expect(
                try await texts([one, two], cache: folder, runner: runner)
                    == ["one true", "two false"])
            let swift5 = try program("one", mode: .swift5)
            #expect(try await texts([swift5], cache: folder, runner: runner) == ["one false"])
            #expect(
                try await texts([one], cache: folder, runner: runner, toolchain: "other")
                    == ["one false"])
            #expect(runner.runs.withLock { $0 } == ["one", "two", "one", "one"])
        }
    }

    @Test(
        "Only what another run would show too is kept",
        arguments: [
            (Transcript.Ending.exit(3), true), (.signal(4), true), (.refused, true),
            (.notLinked(["x"]), true), (.timedOut(limit: 1), false),
            (.printedTooMuch(limit: 1), false), (.compilerFailed(["x"]), false),
        ])
    func definite(ending: Transcript.Ending, isKept: Bool) async throws {
        try await withFolder { folder in
            let runner = ScriptedRunner(ending: ending)
            let one = try program("one")
            _ = try await texts([one], cache: folder, runner: runner)
            #expect(try await texts([one], cache: folder, runner: runner) == ["one \(isKept)"])
            // There is a folder to remove even where nothing is kept.
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        }
    }

    @Test("A damaged entry, or one of another program, is a miss")
    func damaged() async throws {
        try await withFolder { folder in
            let runner = ScriptedRunner()
            let (one, two) = (try program("one"), try program("two", name: "b"))
            _ = try await texts([one], cache: folder, runner: runner)
            let name = try #require(
                try FileManager.default.contentsOfDirectory(atPath: folder).first)
            let entry = URL(filePath: folder).appending(path: name)
            let bytes = try Data(contentsOf: entry)

            // As if both programs had one hash: the entry is then another program's.
            _ = try await texts([two], cache: folder, runner: runner)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            let other = try #require(names.first { $0 != name })
            try bytes.write(to: URL(filePath: folder).appending(path: other))
            #expect(try await texts([two], cache: folder, runner: runner) == ["two false"])

            try bytes.dropLast(9).write(to: entry)
            #expect(try await texts([one], cache: folder, runner: runner) == ["one false"])
            #expect(try await texts([one], cache: folder, runner: runner) == ["one true"])
        }
    }
}
