import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import Verification

@Suite("Recordings in the place of runs")
struct ReplayTests {
    private static let replay = Bench.Way(purpose: .replay)

    private static let bench: Bench = {
        var bench = Bench(
            Bench.fence("id=k") + Bench.fence("id=l expect=exit:3", "print(2)")
                + Bench.fence("id=g gallery output=unordered", "print(3)")
                + Bench.fence("id=c compile", "f()") + Bench.fence("id=s skip=why"))
        bench.lessons["02-b.md"] = "## Intro\n" + Bench.fence("") + Bench.fence("")
        return bench
    }()

    private static let shown: [String: [Observation]] = [
        "a/l": Bench.prints("x", ending: .exit(3)),
        "a/g": [
            Observation(Bench.transcript(["a", "b"]), count: 15),
            Observation(Bench.transcript(["b", "a"]), count: 5),
        ],
        "a/c": [Observation(Bench.transcript([], ending: .compiled))],
    ]

    @Test("It gives what a build recorded, and all of it counts as known")
    func same() {
        let bench = Self.bench.recorded(Self.shown)
        let built = bench.check(Self.shown)
        let replayed = bench.check([:], Self.replay)
        #expect(replayed.brief == [])
        #expect(replayed.recordings == built.recordings)
        #expect(bench.keeping(replayed).recordings == bench.recordings)
        #expect(replayed.counts == .init(run: 0, fromCache: 6, skipped: 1, notForThisMachine: 0))
        #expect(replayed.notes == [])
        #expect(replayed.isContained == nil)
        #expect(replayed.recorder == nil)
    }

    @Test("It needs no machine of the recorder's kind")
    func otherMachine() {
        var bench = Bench(Bench.fence("id=k platform=macos min-swift=9"))
        bench = bench.recorded(
            [:], .init(recorder: Recorder(tool: "Swift 9", platform: "macos arm64")))
        #expect(bench.check([:], Self.replay).brief == [])
    }

    @Test("What was never recorded and needs another machine is absent, and no error")
    func absent() {
        let (other, name) =
            CourseRun.platform.hasPrefix("linux") ? ("macos", "macOS") : ("linux", "Linux")
        let own = other == "macos" ? "linux" : "macos"
        let bench = Bench(
            Bench.fence("id=p platform=\(other)") + Bench.fence("id=v min-swift=9", "print(2)")
                + Bench.fence("id=own platform=\(own)", "print(3)"))
        let check = bench.check([:], Self.replay)
        #expect(check.brief == ["content/01-a.md not-recorded"])
        #expect(check.diagnostics.map(\.summary) == ["‘a/own’ is not recorded"])
        #expect(
            check.findings.map { "\($0.snippet) \($0.work)" } == [
                "a/p skipped(\"needs \(name)\")", "a/v skipped(\"needs Swift 9\")",
            ])
        #expect(check.counts == .init(run: 0, fromCache: 0, skipped: 0, notForThisMachine: 2))
        #expect(check.recorded == [:])
    }

    @Test("What was recorded for another machine and has changed since is stale")
    func changedElsewhere() {
        var bench = Bench(Bench.fence("id=k min-swift=9")).recorded()
        bench.lessons["01-a.md"] = Bench.fence("id=k min-swift=9", "print(2)")
        #expect(bench.check([:], Self.replay).diagnostics.map(\.id.rawValue) == ["stale-recording"])
    }

    @Test("What is not recorded is an error at its fence, that of another program is stale")
    func missing() {
        var bench = Self.bench.recorded(Self.shown)
        bench.lessons["01-a.md"] =
            bench.lessons["01-a.md"]?.replacing("print(2)", with: "print(22)")
        bench.lessons["01-a.md"]? += Bench.fence("id=new", "print(9)")
        let check = bench.check([:], Self.replay)
        #expect(
            check.diagnostics.map { "\($0.id.rawValue): \($0.summary)" } == [
                "stale-recording: ‘a/l’ is recorded as another program",
                "not-recorded: ‘a/new’ is not recorded",
            ])
        #expect(
            check.diagnostics.map(\.help)
                == Array(repeating: "run lectern build, and commit what it records", count: 2))
    }

    @Test("A contract that is another by now is stale, with both in words")
    func restated() {
        var bench = Self.bench.recorded(Self.shown)
        bench.lessons["01-a.md"] =
            bench.lessons["01-a.md"]?.replacing("id=k", with: "id=k mask=time")
            .replacing("gallery output=unordered", with: "gallery output=ignored")
        #expect(
            bench.check([:], Self.replay).diagnostics.map(\.summary) == [
                "‘a/k’ is recorded with no words, and its fence says ‘mask=time’",
                "‘a/g’ is recorded with ‘output=unordered’, and its fence says ‘output=ignored’",
            ])
    }

    @Test("A recording that does not keep its contract any more is told to fail")
    func failing() {
        var bench = Self.bench.recorded(Self.shown)
        bench.lessons["01-a.md"] =
            bench.lessons["01-a.md"]?.replacing("gallery output=unordered", with: "gallery")
        #expect(bench.check([:], Self.replay).brief == ["a/g unstable-output"])
    }

    @Test("Only what is selected is replayed, and each program keeps its own recording")
    func selected() {
        let bench = Self.bench.recorded(
            [
                "b/intro": Bench.prints("one"), "b/intro-2": Bench.prints("two"),
            ].merging(Self.shown) { first, _ in first })
        let check = bench.check([:], .init(purpose: .replay, names: ["b/intro-2"]))
        #expect(check.brief == [])
        #expect(check.findings.map { "\($0.snippet)" } == ["b/intro-2"])
        #expect(check.findings.first?.observations == Bench.prints("two"))
        #expect(bench.keeping(check).recordings == bench.recordings)
    }
}
