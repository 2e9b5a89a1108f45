import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import Verification

@Suite("Programs that were run several times")
struct GalleriesTests {
    private static func seen(_ runs: (lines: [String], count: Int)...) -> [Observation] {
        runs.map { Observation(Bench.transcript($0.lines), count: $0.count) }
    }

    private static let swapped = seen((["a", "b"], 15), (["b", "a"], 5))

    @Test(
        "A contract that holds in every run makes a gallery",
        arguments: ["output=unordered", "output=ignored", "order=\"a before c, b before c\""])
    func stable(words: String) {
        let shown =
            words.hasPrefix("order")
            ? Self.seen((["a", "b", "c"], 15), (["b", "a", "c"], 5)) : Self.swapped
        let bench = Bench(snippets: [("k", "gallery \(words)")]).recorded(["a/k": shown])
        let check = bench.check(["a/k": shown], .init(purpose: .compare))
        #expect(check.brief == [])
        #expect(check.recorded["a/k"]?.count == 2)
        #expect(check.findings.first?.observations == shown)
    }

    @Test("Runs that differ beyond the contract are unstable, and the words that held are offered")
    func unstable() {
        let check = Bench(snippets: [("k", "gallery")]).check(["a/k": Self.swapped])
        #expect(
            Courses.report(check.diagnostics, in: check.course) == """
                content/01-a.md:4:13: error: ‘a/k’ does not show the same in each of 20 runs [unstable-output]
                4 | ```swift id=k gallery
                  |             ^
                  | --- standard output, in 15 of 20 runs
                  | +++ standard output, in 5
                  | -a
                  |  b
                  | +a
                  help: `output=unordered` held 20 of 20

                """)
        #expect(check.recorded == [:])
    }

    @Test(
        "The help names the strictest words that held",
        arguments: [
            (["1 ms"], ["2 ms"], "`mask=time` held 2 of 2"),
            (["id 1"], ["id 2"], "`mask=number` held 2 of 2"),
            (
                ["a", "b", "end"], ["b", "a", "end"],
                "`order=\"end last\"` held 2 of 2, and so did `output=unordered`, which promises less"
            ),
            (["a"], ["b"], "`output=ignored` held 2 of 2"),
        ])
    func help(first: [String], second: [String], help: String) {
        let shown = [
            Observation(Bench.transcript(first)), Observation(Bench.transcript(second)),
        ]
        let check = Bench(snippets: [("k", "")]).check(["a/k": shown])
        #expect(check.diagnostics.map(\.help) == [help])
    }

    @Test("What no contract covers has no words to paste, and more than two outcomes are counted")
    func noWords() {
        let shown = [
            Observation(Bench.transcript(["a"], diagnostics: [Bench.warning("x never")])),
            Observation(Bench.transcript(["b"], diagnostics: [Bench.warning("y never")])),
            Observation(Bench.transcript(["c"], diagnostics: [Bench.warning("z never")])),
        ]
        let check = Bench(snippets: [("k", "expect=warning error=never")]).check(["a/k": shown])
        #expect(
            check.diagnostics.map(\.help)
                == ["make it deterministic: nothing that can be written here would have held"])
        #expect(
            check.diagnostics.first?.notes.map(\.message) == ["the runs showed 3 different things"])
    }

    @Test("One run of many that ends otherwise is a failure that says how many did")
    func oneFails() {
        let shown =
            [Observation(Bench.transcript(["a"]), count: 18)]
            + [Observation(Bench.transcript(["b"], ending: .signal(5)), count: 2)]
        let check = Bench(snippets: [("k", "gallery output=ignored")]).check(["a/k": shown])
        #expect(check.brief == ["a/k crashed"])
        #expect(check.diagnostics.first?.notes.map(\.message) == ["in 2 of 20 runs"])
        let all = [Observation(Bench.transcript(["b"], ending: .signal(5)), count: 20)]
        let every = Bench(snippets: [("k", "gallery")]).check(["a/k": all])
        #expect(every.diagnostics.first?.notes == [])
    }

    @Test("A rule about the order is broken by one run of many")
    func orderInOneRun() {
        let check = Bench(snippets: [("k", "gallery order=\"a before b\"")])
            .check(["a/k": Self.swapped])
        #expect(check.brief == ["a/k order-broken"])
    }

    @Test("A later run with other counts, or other outcomes, is no drift, and changes nothing")
    func otherCounts() {
        let bench = Bench(snippets: [("k", "gallery output=unordered")])
            .recorded(["a/k": Self.swapped])
        for shown in [
            Self.seen((["b", "a"], 11), (["a", "b"], 9)), Self.seen((["b", "a"], 20)),
            Self.seen((["a", "b"], 1)),
        ] {
            for purpose in [CheckOptions.Purpose.record, .compare, .accept(rewordings: true)] {
                let check = bench.check(["a/k": shown], .init(purpose: purpose))
                #expect(check.brief == [])
                #expect(check.acceptances.isEmpty)
                #expect(bench.keeping(check).recordings == bench.recordings)
            }
        }
    }

    @Test("A gallery whose runs leave the contract together has drifted")
    func drifted() {
        let bench = Bench(snippets: [("k", "gallery output=unordered")])
            .recorded(["a/k": Self.swapped])
        let shown = Self.seen((["a", "c"], 12), (["c", "a"], 8))
        #expect(bench.check(["a/k": shown], .init(purpose: .compare)).brief == ["a/k drift"])
        let accepted = bench.check(["a/k": shown], .init(purpose: .accept(rewordings: false)))
        #expect(accepted.recorded == ["a/k": ["12×a,c", "8×c,a"]])
    }

    @Test("A gallery of another size is another program")
    func otherSize() {
        var bench = Bench(snippets: [("k", "gallery=20 output=unordered")])
            .recorded(["a/k": Self.swapped])
        bench.lessons["01-a.md"] = Bench.fence("id=k gallery=2 output=unordered")
        #expect(
            bench.check([:], .init(purpose: .compare)).brief == ["a/k not-recorded"])
    }

    @Test("Whatever its runs print, a gallery reads back from its files", arguments: 0..<20)
    func roundTrip(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let bench = Bench(snippets: [("k", "gallery output=ignored")])
        for _ in 0..<10 {
            func lines(_ stream: Transcript.Stream) -> [Transcript.Line] {
                let count = Int.random(in: 0...3, using: &generator)
                return (0..<count).map { index in
                    Transcript.Line(
                        stream: stream,
                        text: generator.pick([
                            "", "a", "⟨1 of 2 runs⟩", "⟨⟨", "⟨err⟩ x", "\u{301}e", "x\r", "...",
                            "⟨exit 3⟩", "x⟨no newline⟩",
                        ]),
                        time: index, isComplete: index < count - 1 || seed % 2 == 0)
                }
            }
            let counts = generator.pick([[20], [1, 19], [1, 2, 17], [1, 2, 3, 14]])
            let shown = counts.map { count in
                Observation(
                    Transcript(
                        diagnostics: [],
                        lines: lines(.standardOutput) + lines(.standardError),
                        ending: .exit(0), duration: count),
                    count: count)
            }
            let files = bench.recorded(["a/k": shown])
            let check = files.check([:], .init(purpose: .replay))
            #expect(check.brief == [], "\(files.recordings)")
            #expect(check.findings.first?.observations == shown, "\(files.recordings)")
        }
    }

    @Test("An output fence must hold in every run, and one that can is accepted for all of them")
    func fences() {
        let shown = Self.seen((["x 1", "a"], 12), (["x 2", "a"], 8))
        var bench = Bench(
            Bench.fence("id=k gallery output=contains"), fences: ["a/k": ["old", "a"]])
        let check = bench.check(["a/k": shown], .init(purpose: .accept(rewordings: false)))
        #expect(check.brief == [])
        #expect(check.acceptances.compactMap(\.fence) == [["a"]])
        bench.fences = ["a/k": ["x 1"]]
        let broken = bench.check(["a/k": shown])
        #expect(broken.brief == ["a/k output-differs"])
    }

    @Test("Where no fence holds for all runs, none is accepted, and the help says so")
    func noFence() {
        let shown = Self.seen((["x"], 12), (["y"], 8))
        let bench = Bench(
            Bench.fence("id=k gallery output=contains"), fences: ["a/k": ["old"]])
        for purpose in [CheckOptions.Purpose.record, .accept(rewordings: false)] {
            let check = bench.check(["a/k": shown], .init(purpose: purpose))
            #expect(check.brief == ["a/k output-differs"])
            #expect(
                check.diagnostics.first?.help
                    == "no fence holds for all of its runs: leave more open with [..] or a line ..."
            )
            #expect(check.acceptances.isEmpty)
        }
    }

    // MARK: Order

    @Test(
        "A rule that does not hold is told with the lines that break it",
        arguments: [
            (
                "b before a", ["a", "b"], "these lines stand the other way round",
                ["line 1: a", "line 2: b"], "mend the program, or state an order that it keeps"
            ),
            (
                "c before a", ["a"], "no line of the output is or has ‘c’", [],
                "write the text as the program prints it"
            ),
            (
                "a before b", ["a b"], "both sides mean the same line", ["line 1: a b"],
                "write more of each line"
            ),
            (
                "a last", ["a", "b"], "these lines stand the other way round",
                ["line 1: a", "line 2: b"], "mend the program, or state an order that it keeps"
            ),
        ])
    func order(
        rule: String, shown: [String], reason: String, lines: [String], help: String
    ) {
        let check = Bench(snippets: [("k", "order=\"\(rule)\"")])
            .check(["a/k": [.init(Bench.transcript(shown))]])
        #expect(check.brief == ["a/k order-broken"])
        #expect(check.diagnostics.map(\.summary) == ["‘\(rule)’ does not hold: \(reason)"])
        #expect(check.diagnostics.first?.quotation == lines)
        #expect(check.diagnostics.first?.help == help)
    }

    @Test("Under a rule the lines may come in any order that keeps it, and must be the same")
    func ordered() {
        let bench = Bench(snippets: [("k", "order=\"end last\"")])
            .recorded(["a/k": Bench.prints("a", "b", "end")])
        let other = bench.check(["a/k": Bench.prints("b", "a", "end")], .init(purpose: .compare))
        #expect(other.brief == [])
        let drift = bench.check(["a/k": Bench.prints("b", "end")], .init(purpose: .compare))
        #expect(drift.brief == ["a/k drift"])
    }
}
