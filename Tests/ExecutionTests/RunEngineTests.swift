import CourseModel
import Diagnostics
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Execution

/// Most of the engine needs no compiler: a scripted runner stands in for it.
@Suite("The engine and its cache")
struct RunEngineTests {
    /// The conditions of runs with a toolchain that is nowhere.
    static func conditions(
        toolchain: String = "scripted", sandbox: Sandbox = .off, versions: [[String]: String] = [:]
    ) -> RunConditions {
        RunConditions(
            toolchain: Toolchain(
                compiler: "/nowhere/swiftc", clang: "/nowhere/clang", version: toolchain,
                fingerprint: toolchain), sandbox: sandbox, versions: versions)
    }

    /// Runs programs with a cache in a folder, if one is given.
    private func report(
        _ programs: [Program], cache folder: String? = nil, runner: ScriptedRunner,
        conditions: RunConditions = conditions(), jobs: Int = 2
    ) async throws -> RunEngine.Report {
        let engine = RunEngine(
            cache: folder.map { TranscriptCache(folder: $0, conditions: conditions) }, jobs: jobs)
        return try await engine.complete(
            engine.lookUp(programs), of: programs, with: runner, progress: { _ in })
    }

    /// What each program showed, and whether the cache had it.
    private func texts(
        _ programs: [Program], cache folder: String? = nil, runner: ScriptedRunner,
        conditions: RunConditions = conditions(), jobs: Int = 2
    ) async throws -> [String] {
        try await report(
            programs, cache: folder, runner: runner, conditions: conditions, jobs: jobs
        ).outcomes.map { outcome in
            outcome.map { "\($0.transcript.lines[0].text) \($0.isFromCache)" } ?? "nothing"
        }
    }

    @Test("Outcomes come in the order of the programs", arguments: [1, 2, 7])
    func order(jobs: Int) async throws {
        let programs = try (1...20).map {
            try TestPrograms.make("p\($0)", name: "n\($0)", lesson: "l\($0 / 3)")
        }
        let shown = try await texts(programs, runner: ScriptedRunner(), jobs: jobs)
        #expect(shown == (1...20).map { "p\($0) false" })
    }

    @Test("Each program is told of once when it is finished, and counted")
    func progress() async throws {
        let programs = try (1...5).map { try TestPrograms.make("p\($0)", name: "n\($0)") }
        let told = Mutex<[RunEngine.Progress]>([])
        let engine = RunEngine(cache: nil, jobs: 2)
        _ = try await engine.complete(
            engine.lookUp(programs), of: programs, with: ScriptedRunner()
        ) { progress in told.withLock { $0.append(progress) } }
        let all = told.withLock { $0 }
        #expect(all.map(\.finished) == [1, 2, 3, 4, 5] && all.allSatisfy { $0.total == 5 })
        #expect(Set(all.map(\.snippet.description)).count == 5, "\(all)")
    }

    @Test("Programs of a lesson are linked together once all are compiled, and those of others not")
    func linking() async throws {
        let programs = try [("one", "a"), ("two", "a"), ("three", "b"), ("four", "a")].map {
            try TestPrograms.make($0, name: $0, lesson: $1)
        }
        let runner = ScriptedRunner()
        let report = try await report(programs, runner: runner)
        #expect(
            Set(runner.requests.linked.map { $0.sorted() }) == [["four", "one", "two"], ["three"]])
        #expect(
            report.outcomes.map { $0?.linkage } == [
                .together(file: "common"), .together(file: "common"), .alone(.noneAlike),
                .together(file: "common"),
            ])
    }

    @Test("Every way of ending comes through, one program's beside the others'")
    func endings() async throws {
        let scripts: [String: ScriptedRunner.Script] = [
            "refused": .refused, "script": .needsNoLink, "unlinked": .notLinked,
            "trap": .runs(.signal(4)), "late": .runs(.timedOut(limit: 1)),
        ]
        let names = ["refused", "script", "unlinked", "trap", "late", "well"]
        let programs = try names.map { try TestPrograms.make($0, name: $0) }
        let runner = ScriptedRunner(scripts)
        let report = try await report(programs, runner: runner)
        #expect(
            report.outcomes.map { $0?.transcript.ending } == [
                .refused, .exit(0), .notLinked(["undefined"]), .signal(4), .timedOut(limit: 1),
                .exit(0),
            ])
        #expect(Set(runner.requests.run) == ["script", "trap", "late", "well"])
    }

    @Test("A builder that can go on no more is replaced, and no program is lost or built twice")
    func builders() async throws {
        let programs = try (1...9).map { try TestPrograms.make("p\($0)", name: "n\($0)") }
        let runner = ScriptedRunner(compilationsOfABuilder: 2)
        let shown = try await texts(programs, runner: runner, jobs: 1)
        #expect(shown == (1...9).map { "p\($0) false" })
        #expect(runner.requests.compiled.count == 9 && runner.requests.builders >= 5)
    }

    @Test("A failure of the machine is thrown, and what is under way is ended")
    func failure() async throws {
        let programs = try ["fails", "waits", "well"].map { try TestPrograms.make($0, name: $0) }
        let runner = ScriptedRunner(["fails": .fails, "waits": .waits])
        let failure = await #expect(throws: ExecutionFailure.self) {
            try await report(programs, runner: runner)
        }
        #expect(failure?.description == "running: no processes")
    }

    @Test("A cancelled task ends what is under way")
    func cancellation() async throws {
        let program = try TestPrograms.make("waits")
        let runner = ScriptedRunner(["waits": .waits])
        let task = Task { try await report([program], runner: runner) }
        #expect(await comesTrue { !runner.requests.run.isEmpty })
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("An equal program is not run again; another text, mode, toolchain or sandbox is")
    func hits() async throws {
        try await TestFolder.with { folder in
            let runner = ScriptedRunner()
            let (one, two) = (try TestPrograms.make("one"), try TestPrograms.make("two"))
            #expect(try await texts([one], cache: folder, runner: runner) == ["one false"])
            #expect(
                try await texts([one, two], cache: folder, runner: runner)
                    == ["one true", "two false"])
            let swift5 = try TestPrograms.make("one", build: SwiftBuild(languageMode: .swift5))
            #expect(try await texts([swift5], cache: folder, runner: runner) == ["one false"])
            for conditions in [
                Self.conditions(toolchain: "other"),
                Self.conditions(sandbox: Sandbox(bubblewrap: "/nowhere/bwrap")),
            ] {
                #expect(
                    try await texts([one], cache: folder, runner: runner, conditions: conditions)
                        == ["one false"])
            }
            #expect(runner.requests.run == ["one", "two", "one", "one", "one"])
        }
    }

    @Test("Where everything is known, not even a builder is asked for")
    func nothingToDo() async throws {
        try await TestFolder.with { folder in
            let one = try TestPrograms.make("one")
            _ = try await texts([one], cache: folder, runner: ScriptedRunner())
            let idle = ScriptedRunner()
            #expect(try await texts([one], cache: folder, runner: idle) == ["one true"])
            #expect(idle.requests == ScriptedRunner.Log())
        }
    }

    @Test(
        "Only what another run would show too is kept",
        arguments: [
            (Transcript.Ending.exit(3), true), (.signal(4), true), (.refused, true),
            (.notLinked(["x"]), true), (.flagsRefused(["x"]), true),
            (.printedNoText(.standardError, line: 2), true), (.timedOut(limit: 1), false),
            (.signal(9), false), (.printedTooMuch(limit: 1), false),
            (.computedTooLong(limit: 1), false), (.usedTooMuchMemory(limit: 1), false),
            (.startedTooMany(limit: 1), false), (.compilerFailed(["x"]), false),
        ])
    func definite(ending: Transcript.Ending, isKept: Bool) async throws {
        try await TestFolder.with { folder in
            let runner = ScriptedRunner(["one": .runs(ending)])
            let one = try TestPrograms.make("one")
            _ = try await texts([one], cache: folder, runner: runner)
            #expect(try await texts([one], cache: folder, runner: runner) == ["one \(isKept)"])
        }
    }

    @Test("A time-out is kept where it is the lesson")
    func expectedTimeOut() async throws {
        try await TestFolder.with { folder in
            let runner = ScriptedRunner(["one": .runs(.timedOut(limit: 1))])
            let one = try TestPrograms.make("one", treatment: .run(.timeout))
            _ = try await texts([one], cache: folder, runner: runner)
            #expect(try await texts([one], cache: folder, runner: runner) == ["one true"])
        }
    }

    @Test("A damaged entry, or one of another program, is a miss, and a damaged one is told of")
    func damaged() async throws {
        try await TestFolder.with { folder in
            let runner = ScriptedRunner()
            let (one, two) = (
                try TestPrograms.make("one"), try TestPrograms.make("two", name: "b")
            )
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
            let report = try await report([one], cache: folder, runner: runner)
            #expect(report.outcomes.map { $0?.isFromCache } == [false])
            #expect(
                report.notes
                    == ["an entry of the cache is not used: it is damaged: \(entry.path)"])
            #expect(try await texts([one], cache: folder, runner: runner) == ["one true"])
        }
    }

    @Test("A cache that cannot be written stops nothing, and is told of once")
    func unwritable() async throws {
        try await TestFolder.with { folder in
            let file = "\(folder)/file"
            try Data("mine".utf8).write(to: URL(filePath: file))
            let programs = try (1...3).map { try TestPrograms.make("p\($0)", name: "n\($0)") }
            let report = try await report(
                programs, cache: "\(file)/cache", runner: ScriptedRunner())
            #expect(report.outcomes.count == 3 && report.notes.count == 1, "\(report.notes)")
            let note = try #require(report.notes.first)
            #expect(note.hasPrefix("nothing is kept in the cache \(file)/cache: "), "\(note)")
        }
    }
}
