import CourseModel
import Synchronization
import TestSupport
import Testing

@testable import Execution

/// Programs that are run more than once: by their recipes, or because it was asked for.
@Suite("Repeated runs")
struct RepeatedRunsTests {
    /// Runs programs as their recipes say.
    private func outcomes(
        _ programs: [Program], cache folder: String? = nil, runner: ScriptedRunner
    ) async throws -> [RunEngine.Outcome] {
        let cache = folder.map {
            TranscriptCache(folder: $0, conditions: RunEngineTests.conditions())
        }
        let engine = RunEngine(cache: cache, jobs: 2)
        let report = try await engine.complete(
            engine.lookUp(programs), of: programs, with: runner, progress: { _ in })
        return report.outcomes.compactMap(\.self)
    }

    /// What was seen, and how often.
    private func seen(_ observations: [Observation]) -> [String] {
        observations.map { "\($0.count) × \($0.transcript.lines.map(\.text).joined())" }
    }

    @Test("A gallery is built once and run as often as it says, and the most frequent comes first")
    func gallery() async throws {
        let runner = ScriptedRunner(["g": .prints(["kale", "leek", "beet", "leek", "leek"])])
        let programs = [
            try TestPrograms.make("g", name: "g", runs: 5), try TestPrograms.make("h", name: "h"),
        ]
        let shown = try await outcomes(programs, runner: runner)
        #expect(seen(shown[0].observations) == ["3 × leek", "1 × kale", "1 × beet"])
        #expect(seen(shown[1].observations) == ["1 × h"])
        #expect(shown[0].transcript.lines.map(\.text) == ["leek"])
        let requests = runner.requests
        #expect(requests.compiled.sorted() == ["g", "h"] && requests.linked.count == 1)
        #expect(requests.run.sorted() == ["g", "g", "g", "g", "g", "h"])
    }

    @Test("The runs of a program follow each other, and what is run is removed after the last")
    func sequence() async throws {
        let names = ["a", "b", "c"]
        let programs = try names.map { try TestPrograms.make($0, name: $0, runs: 4) }
        let runner = ScriptedRunner()
        _ = try await outcomes(programs, runner: runner)
        #expect(runner.requests.run.count == 12)
        #expect(runner.requests.mostAtATime == ["a": 1, "b": 1, "c": 1])
        #expect(runner.requests.discarded.sorted() == names, "each once")
    }

    @Test("What is refused on its way has one observation of one run, however many were wanted")
    func refused() async throws {
        let runner = ScriptedRunner(["refused": .refused, "unlinked": .notLinked])
        let programs = try ["refused", "unlinked"].map {
            try TestPrograms.make($0, name: $0, runs: 20)
        }
        for outcome in try await outcomes(programs, runner: runner) {
            #expect(outcome.observations.map(\.count) == [1])
        }
        #expect(runner.requests.run == [])
    }

    @Test("A failure half-way is thrown, and what was run is removed all the same")
    func failure() async throws {
        let runner = ScriptedRunner(["g": .prints(["one", "two"])])
        let program = try TestPrograms.make("g", runs: 3)
        await #expect(throws: ExecutionFailure(attempt: "running", cause: "no more runs")) {
            try await outcomes([program], runner: runner)
        }
        #expect(runner.requests.run.count == 3 && runner.requests.discarded == ["g"])
    }

    @Test("A task that is cancelled starts no further run, and removes what was run")
    func cancellation() async throws {
        let runner = ScriptedRunner(["g": .waits])
        let program = try TestPrograms.make("g", runs: 3)
        let task = Task { try await outcomes([program], runner: runner) }
        #expect(await comesTrue { !runner.requests.run.isEmpty })
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(runner.requests.run == ["g"] && runner.requests.discarded == ["g"])
    }

    @Test("The cache keeps how often each was seen")
    func cached() async throws {
        try await TestFolder.with { folder in
            let runner = ScriptedRunner(["g": .prints(["kale", "leek", "leek"])])
            let program = try TestPrograms.make("g", runs: 3)
            let first = try await outcomes([program], cache: folder, runner: runner)
            let second = try await outcomes([program], cache: folder, runner: runner)
            #expect(first.map(\.isFromCache) == [false] && second.map(\.isFromCache) == [true])
            #expect(second.map { seen($0.observations) } == [["2 × leek", "1 × kale"]])
            #expect(first.map(\.observations) == second.map(\.observations))
        }
    }

    @Test("Another number of runs is another program")
    func otherNumber() async throws {
        try await TestFolder.with { folder in
            let runner = ScriptedRunner()
            for (runs, isFromCache) in [(2, false), (3, false), (2, true)] {
                let program = try TestPrograms.make("g", runs: runs)
                let shown = try await outcomes([program], cache: folder, runner: runner)
                #expect(shown.map(\.isFromCache) == [isFromCache], "\(runs) runs")
                #expect(shown.map { seen($0.observations) } == [["\(runs) × g"]])
            }
        }
    }

    @Test("If one of many runs ends as others need not, nothing is kept")
    func indefinite() async throws {
        let endings: [Transcript.Ending] = [.exit(0), .timedOut(limit: 1), .exit(0)]
        for (treatment, isKept) in [
            (SnippetRequest.Treatment.run(.success), false), (.run(.timeout), true),
        ] {
            try await TestFolder.with { folder in
                let runner = ScriptedRunner(["g": .ends(endings + endings)])
                let program = try TestPrograms.make("g", runs: 3, treatment: treatment)
                _ = try await outcomes([program], cache: folder, runner: runner)
                let again = try await outcomes([program], cache: folder, runner: runner)
                #expect(again.map(\.isFromCache) == [isKept])
            }
        }
    }

    @Test("Repeating takes the number that is asked for, and leaves the cache alone")
    func repeating() async throws {
        try await TestFolder.with { folder in
            let runner = ScriptedRunner([
                "one": .prints(["a", "b", "b"]), "refused": .refused,
            ])
            let programs = [
                try TestPrograms.make("one", name: "one"),
                try TestPrograms.make("refused", name: "refused"),
                try TestPrograms.make("many", name: "many", runs: 20),
            ]
            let cache = TranscriptCache(folder: folder, conditions: RunEngineTests.conditions())
            _ = cache.keep(
                [
                    Observation(
                        Transcript(diagnostics: [], lines: [], ending: .exit(9), duration: 1))
                ],
                of: programs[0])
            let told = Mutex<[RunEngine.Progress]>([])
            let shown = try await RunEngine(cache: cache, jobs: 2).repeating(
                programs, times: 3, with: runner
            ) { progress in told.withLock { $0.append(progress) } }
            #expect(shown.map(seen) == [["2 × b", "1 × a"], ["1 × refused"], ["3 × many"]])
            #expect(cache.find(programs[2]) == .nothing, "what was repeated is not kept")
            let all = told.withLock { $0 }
            #expect(all.map(\.finished) == [1, 2, 3] && all.allSatisfy { $0.total == 3 })
            #expect(runner.requests.discarded.sorted() == ["many", "one"])
        }
    }

    /// Says what it finds and leaves things for the next run, which is not to find them.
    private static let untidy = """
        import Foundation
        print(try FileManager.default.contentsOfDirectory(atPath: ".").sorted())
        print(readLine() ?? "no input", try String(contentsOfFile: "given", encoding: .utf8))
        try "left".write(toFile: "left", atomically: true, encoding: .utf8)
        try "changed".write(toFile: "given", atomically: true, encoding: .utf8)
        let temporary = NSTemporaryDirectory() + "lectern-left"
        print(FileManager.default.fileExists(atPath: temporary))
        try "left".write(toFile: temporary, atomically: true, encoding: .utf8)
        """

    @Test(
        "On the machine each run has a folder of its own, and nothing of it is left", .occupiesCore,
        arguments: [Sandbox.Choice.auto, .off])
    func machine(choice: Sandbox.Choice) async throws {
        let settings = RunSettings(
            standardInput: "input\n",
            files: [RunSettings.File(name: "given", contents: Array("fresh".utf8))])
        let programs = [
            try TestPrograms.make(Self.untidy, name: "untidy", runs: 3, settings: settings),
            try TestPrograms.make("let x: Int = \"\"", name: "refused", runs: 3),
        ]
        try await TestTools.with(choice) { tools in
            let engine = RunEngine(cache: nil, jobs: 2)
            let report = try await engine.complete(
                engine.lookUp(programs), of: programs, with: MachineRunner(tools: tools.bench),
                progress: { _ in })
            let outcomes = report.outcomes.compactMap(\.self)
            #expect(
                outcomes[0].observations.map { [$0.transcript.printed, ["\($0.count)"]] }
                    == [[["out: [\"given\"]", "out: input fresh", "out: false"], ["3"]]])
            #expect(outcomes[1].observations.map(\.transcript.ending) == [.refused])
            #expect(outcomes[1].observations.map(\.count) == [1])
            #expect(try tools.leftovers == [])
        }
    }
}
