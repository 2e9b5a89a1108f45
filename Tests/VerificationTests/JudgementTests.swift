import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import Verification

@Suite("A course that was run")
struct JudgementTests {
    /// Two programs, of which `a/k` is recorded as printing `same` and `old`.
    private static let bench: Bench = {
        var bench = Bench(snippets: [("k", "")])
        bench = bench.recorded(["a/k": Bench.prints("same", "old")], .init(recorder: Bench.older))
        bench.lessons["01-a.md"]? += Bench.fence("id=left skip=why", "")
        bench.lessons["01-a.md"]? += Bench.fence("id=new", "print(2)")
        return bench
    }()

    private static let same = Bench.prints("same", "old")

    @Test("What shows the same keeps its recording, and what is new gets one")
    func sound() {
        let check = Self.bench.check(["a/k": Self.same])
        #expect(check.diagnostics == [])
        #expect(check.recorded == ["a/k": ["same,old"], "a/new": ["1"]])
        #expect(check.counts == .init(run: 2, fromCache: 0, skipped: 1, notForThisMachine: 0))
        #expect(
            check.findings.map { "\($0.snippet) \($0.work) \($0.diagnostics.count)" } == [
                "a/k ran 0", "a/left skipped(\"why\") 0", "a/new ran 0",
            ])
        let recorders = check.recordings.values.flatMap(\.recordings.values)
            .sorted { $0.snippet < $1.snippet }.map(\.recorder.tool)
        #expect(recorders == ["Swift 6.2", "Swift 6.3"], "each says what recorded it")
        #expect(Self.bench.keeping(check).recordings["recordings/a/k.txt"] == "same\nold\n")
    }

    @Test("What no snippet is to blame for is told apart from what one is")
    func others() {
        var bench = Self.bench
        bench.recordings["recordings/a/gone.txt"] = "mine\n"
        bench.recordings["recordings/a/far.txt"] = "mine\n"
        let check = bench.check(["a/k": Bench.prints("other")], .init(purpose: .compare))
        #expect(
            check.others.map(\.span?.file) == [
                "content/recordings/a/far.txt", "content/recordings/a/gone.txt",
            ])
        #expect(check.diagnostics.map(\.id.rawValue).contains("drift"))
        let own = check.findings.flatMap(\.diagnostics)
        #expect((check.others + own).sortedByPlace() == check.diagnostics)
    }

    @Test("A drift is reported stream by stream, with both toolchains, and the recording stays")
    func drift() {
        let actual = Transcript(
            diagnostics: [
                .init(
                    severity: .remark, message: "unused",
                    place: .init(part: "a/k", line: 1, column: 2),
                    notes: [.init(severity: .note, message: "here", place: nil)])
            ],
            lines: [
                .init(stream: .standardOutput, text: "same", time: 0),
                .init(stream: .standardOutput, text: "new", time: 0),
                .init(stream: .standardError, text: "e", time: 0, isComplete: false),
            ], ending: .exit(0), duration: 9)
        func report(_ recorder: Recorder) -> String {
            let check = Self.bench.check(["a/k": [.init(actual)]], .init(recorder: recorder))
            #expect(check.recorded["a/k"] == ["same,old"])
            return Courses.report(check.diagnostics, in: check.course)
        }
        let streams = """
            content/01-a.md:4:13: error: ‘a/k’ shows something else than its recording [drift]
            4 | ```swift id=k 
              |             ^
              | --- standard output, recorded
              | +++ standard output, now
              |  same
              | -old
              | +new
              | --- standard error, recorded
              | +++ standard error, now
              | +e (no newline)

            """
        let help =
            "  help: if the new output is right: lectern accept a/k; if it differs from run to run: "
            + "lectern verify --repeat 20 --only a/k\n"
        #expect(
            report(Bench.older) == streams + """
                  | --- compiler, recorded
                  | +++ compiler, now
                  | +1:2: remark: unused
                  | +note: here

                """ + help)
        #expect(
            report(Bench.swift) == streams + """
                note: it was recorded with Swift 6.2 on linux x86_64, and this is Swift 6.3 on linux x86_64

                """ + help, "what another compiler says is no drift")
    }

    @Test(
        "What the contract leaves open is no difference in a drift",
        arguments: [
            (
                "mask=time", ["took 1 s", "old"], ["took 2 s", "new"],
                [" took 2 s", "-old", "+new"]
            ),
            (
                "output=unordered", ["a", "old", "b"], ["b", "new", "a"],
                [" b", "+new", " a", "-old"]
            ),
            (
                "output=unordered mask=number", ["a 1", "a 2", "c"], ["a 9", "d", "a 8"],
                [" a 9", "+d", " a 8", "-c"]
            ),
            ("", ["took 1 s", "old"], ["took 2 s"], ["-took 1 s", "-old", "+took 2 s"]),
        ])
    func openness(words: String, old: [String], new: [String], difference: [String]) {
        var bench = Bench(snippets: [("k", words)])
        bench = bench.recorded(["a/k": [Observation(Bench.transcript(old))]])
        let drift = bench.check(["a/k": [Observation(Bench.transcript(new))]]).diagnostics
        #expect(
            drift.map(\.quotation) == [
                ["--- standard output, recorded", "+++ standard output, now"] + difference
            ])
    }

    /// What becomes of `a/k`, recorded as printing `1`, when it now does something else.
    private struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// The words of its fence, and its code, by now.
        var words = ""
        var code = "print(1)"
        var shows = ["1"]
        var ending = Transcript.Ending.exit(0)
        /// The names of what is wrong for each purpose.
        var record: [String] = []
        var compare: [String] = []
        var replay: [String] = []
        var accept: [String] = []
        /// What is recorded after a build, and after an acceptance.
        var kept = "1"
        var accepted = "1"
        var isAccepted = false

        var testDescription: String { name }
    }

    private static let cases = [
        Case(name: "unchanged"),
        Case(
            name: "drifted", shows: ["2"], record: ["drift"], compare: ["drift"], accepted: "2",
            isAccepted: true),
        Case(
            name: "changed", code: "print(3)", shows: ["3"], compare: ["not-recorded"],
            replay: ["stale-recording"], kept: "3", accepted: "3", isAccepted: true),
        Case(
            name: "restated", words: "output=unordered", compare: ["stale-recording"],
            replay: ["stale-recording"]),
        Case(
            name: "restated and other", words: "output=ignored", shows: ["2"],
            compare: ["stale-recording"], replay: ["stale-recording"]),
        Case(
            name: "failing", shows: ["2"], ending: .exit(1), record: ["wrong-exit"],
            compare: ["wrong-exit"], accept: ["wrong-exit"]),
        Case(
            name: "changed and failing", code: "print(3)", shows: ["2"], ending: .signal(4),
            record: ["crashed"], compare: ["crashed"], replay: ["stale-recording"],
            accept: ["crashed"], kept: "", accepted: ""),
        Case(
            name: "expected to fail now", words: "expect=exit:3", shows: ["1"], ending: .exit(3),
            record: ["drift"], compare: ["drift"], replay: ["wrong-exit"],
            isAccepted: true),
    ]

    @Test("Each purpose has its own errors and its own recordings", arguments: cases)
    private func purposes(change: Case) {
        var bench = Bench(Bench.fence("id=k") + Bench.fence("id=other", "print(9)")).recorded()
        bench.lessons["01-a.md"] =
            Bench.fence("id=k \(change.words)", change.code) + Bench.fence("id=other", "print(9)")
        let shown = [
            "a/k": [Observation(Bench.transcript(change.shows, ending: change.ending))]
        ]
        func expect(
            _ purpose: CheckOptions.Purpose, _ wrong: [String], recorded: String,
            _ location: SourceLocation = #_sourceLocation
        ) {
            let check = bench.check(shown, .init(purpose: purpose))
            #expect(
                check.diagnostics.map(\.id.rawValue).sorted() == wrong.sorted(),
                sourceLocation: location)
            let text = check.recorded["a/k"]?.joined() ?? ""
            #expect(text == recorded, sourceLocation: location)
            #expect(check.recorded["a/other"] == ["1"], sourceLocation: location)
            let isAccepting = purpose == .accept(rewordings: false)
            #expect(
                check.acceptances.map(\.snippet.description)
                    == (isAccepting && change.isAccepted ? ["a/k"] : []),
                sourceLocation: location)
        }
        // A recording of another program stays while its snippet fails, but only on the disk.
        expect(.record, change.record, recorded: change.kept)
        expect(.accept(rewordings: false), change.accept, recorded: change.accepted)
        let isFailing = change.compare == ["crashed"]
        expect(.compare, change.compare, recorded: isFailing ? "" : change.kept)
        let isStale = change.replay == ["stale-recording"] && change.words.isEmpty
        expect(.replay, change.replay, recorded: isStale ? "" : "1")
    }

    @Test("What is accepted is shown as what it changes")
    func acceptances() {
        let bench = Bench(Bench.fence("id=k")).recorded()
        let drift = bench.check(
            ["a/k": Bench.prints("2")], .init(purpose: .accept(rewordings: false)))
        #expect(drift.acceptances.map(\.difference.id) == [.drift])
        #expect(drift.acceptances.first?.difference.quotation.suffix(2) == ["-1", "+2"])
        #expect(drift.acceptances.first?.fence == nil)
        var changed = bench
        changed.lessons["01-a.md"] = Bench.fence("id=k", "print(3)")
        let new = changed.check([:], .init(purpose: .accept(rewordings: false)))
        #expect(new.acceptances.map(\.difference.summary) == ["‘a/k’ is recorded anew"])
        #expect(new.acceptances.first?.difference.quotation == ["+1"])
    }

    @Test(
        "What is absent, not asked for, or fails keeps its recording byte for byte",
        arguments: [
            Bench.Way(absent: ["a/k"]), Bench.Way(unselected: ["a/k"]),
            Bench.Way(purpose: .accept(rewordings: true), absent: ["a/k"]),
            Bench.Way(purpose: .accept(rewordings: true), names: ["a/other"]),
            Bench.Way(purpose: .compare, names: ["b"]),
        ])
    func nothingLost(way: Bench.Way) {
        var bench = Bench(snippets: [("k", ""), ("other", "")])
        bench.lessons["02-b.md"] = Bench.fence("id=x")
        bench = bench.recorded(["a/k": [.init(Bench.transcript(["1"], time: 77))]])
        let check = bench.check([:], way)
        #expect(check.brief == [])
        #expect(bench.keeping(check).recordings == bench.recordings)
    }

    @Test("A failing program beside others keeps its own recording, and they get theirs")
    func failingBesideNew() {
        var bench = Bench(snippets: [("k", "")]).recorded()
        bench.lessons["01-a.md"]? += Bench.fence("id=new", "print(2)")
        for purpose in [CheckOptions.Purpose.record, .accept(rewordings: true)] {
            let check = bench.check(
                ["a/k": Bench.prints("1", ending: .signal(4))], .init(purpose: purpose))
            #expect(check.brief == ["a/k crashed"])
            #expect(check.recorded == ["a/k": ["1"], "a/new": ["1"]])
        }
    }

    @Test("A snippet that another machine is needed for is told, and is no error without recording")
    func absent() {
        let check = Bench(snippets: [("k", "")]).check(
            [:], .init(purpose: .compare, absent: ["a/k"]))
        #expect(check.brief == [])
        #expect(check.counts == .init(run: 0, fromCache: 0, skipped: 0, notForThisMachine: 1))
        #expect(check.findings.map(\.work) == [.skipped("needs macOS")])
    }

    @Test("A program keeps its recording by what it is where its counted name changed")
    func renumbered() {
        var bench = Bench(
            "## Intro\n" + Bench.fence("", "print(1)") + Bench.fence("", "print(2)")
        ).recorded(["a/intro": Bench.prints("one"), "a/intro-2": Bench.prints("two")])
        bench.lessons["01-a.md"] =
            "## Intro\n" + Bench.fence("", "print(0)") + Bench.fence("", "print(1)")
            + Bench.fence("", "print(2)")
        let shown = [
            "a/intro": Bench.prints("zero"), "a/intro-2": Bench.prints("one"),
            "a/intro-3": Bench.prints("two"),
        ]
        #expect(bench.check(shown, .init(purpose: .compare)).brief == ["a/intro not-recorded"])
        #expect(
            bench.check(shown).recorded
                == ["a/intro": ["zero"], "a/intro-2": ["one"], "a/intro-3": ["two"]])
    }

    @Test("Where everything is strict, every warning is an error")
    func strict() {
        let bench = Bench("<br>\n\n" + Bench.fence("id=k")).recorded()
        #expect(
            bench.check([:], .init(purpose: .compare)).brief
                == ["content/01-a.md raw-html-dropped (warning)"])
        #expect(
            bench.check([:], .init(purpose: .compare, isStrict: true)).brief
                == ["content/01-a.md raw-html-dropped"])
    }

    @Test("What is wrong elsewhere is not told where a lesson is named")
    func namedLesson() {
        var bench = Bench(snippets: [("k", "")])
        bench.lessons["02-b.md"] = "<br>\n\n" + Bench.fence("id=x")
        bench = bench.recorded()
        bench.recordings["recordings/gone.data.json"] = "no JSON"
        bench.recordings["recordings/b.data.json"] = "no JSON"
        func brief(_ name: String) -> [String] {
            bench.check([:], .init(purpose: .compare, names: [name])).brief
        }
        #expect(brief("a") == [])
        #expect(brief("a/k") == [])
        #expect(
            brief("b/x") == [
                "content/02-b.md raw-html-dropped (warning)",
                "content/recordings/b.data.json damaged-recording",
            ])
    }

    @Test("Lessons and snippets of one name are an error, and nothing worse")
    func duplicates() {
        var bench = Bench(snippets: [("k", ""), ("k", "output=ignored")])
        bench.lessons["02-a.md"] = Bench.fence("id=k", "print(2)")
        for purpose in [CheckOptions.Purpose.record, .compare, .replay, .accept(rewordings: true)] {
            let ids = bench.check([:], .init(purpose: purpose)).diagnostics.map(\.id)
            #expect(ids.contains(.duplicateSnippet) && ids.contains(.duplicateLesson))
        }
    }

    @Test("A snippet that is only shown is counted where it is asked for")
    func skipped() {
        let bench = Bench(Bench.fence("id=k skip=why") + Bench.fence("id=l skip=so"))
        #expect(bench.check().counts.skipped == 2)
        let one = bench.check([:], .init(names: ["a/l"]))
        #expect(one.counts.skipped == 1)
        #expect(one.findings.map(\.work) == [.skipped("so")])
    }
}
