import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import Verification

@Suite("Output fences held against what was printed")
struct JudgedFencesTests {
    private static func bench(_ words: String = "", _ fence: String...) -> Bench {
        Bench(Bench.fence("id=k \(words)"), fences: ["a/k": fence])
    }

    @Test(
        "A fence that states what is printed is right",
        arguments: [
            ("", ["a", "b"], ["a", "b"]), ("", ["..."], ["a", "b"]), ("", [], []),
            ("", ["a", "...", "[..]9"], ["a", "x", "b9"]), ("mask=number", ["a 1"], ["a 2"]),
            ("output=unordered", ["b", "a"], ["a", "b"]),
            ("output=contains", ["b"], ["a", "b", "c"]),
            ("order=\"a last\"", ["a", "b"], ["b", "a"]), ("expect=crash", ["a"], ["a"]),
        ])
    func right(words: String, fence: [String], shown: [String]) {
        let ending: Transcript.Ending = words == "expect=crash" ? .signal(4) : .exit(0)
        let bench = Bench(Bench.fence("id=k \(words)"), fences: ["a/k": fence])
        let observations = [Observation(Bench.transcript(shown, errors: ["e"], ending: ending))]
        #expect(bench.check(["a/k": observations]).brief == [])
        let accepted = bench.check(
            ["a/k": observations], .init(purpose: .accept(rewordings: true)))
        #expect(accepted.acceptances.allSatisfy { $0.fence == nil })
    }

    @Test("A difference is shown line by line at the fence, where only what differs is told")
    func differs() {
        let check = Self.bench("", "a", "...", "took [..] ms", "end")
            .check(["a/k": Bench.prints("a", "x", "y", "took 3 s", "end")])
        #expect(
            Courses.report(check.diagnostics, in: check.course) == """
                content/01-a.md:4:13: error: ‘a/k’ prints something else than this [output-differs]
                4 | ```swift id=k 
                  |             ^
                  | --- stated
                  | +++ printed
                  | …
                  |  x
                  |  y
                  | -took [..] ms
                  | +took 3 s
                  |  end
                  help: if the new output is right: lectern accept a/k

                """)
        #expect(check.findings.first?.diagnostics == check.diagnostics)
        #expect(check.recorded == [:], "what differs from its fence is not recorded")
    }

    @Test(
        "Accepting gives the merged fence and records the output; wildcards that hold stay",
        arguments: [
            ("", ["old", "took [..] ms"], ["new", "took 3 ms"], ["new", "took [..] ms"]),
            ("", ["...", "old"], ["a", "b", "new"], ["...", "new"]),
            ("", [], ["a"], ["a"]),
            ("output=unordered", ["a", "old"], ["b", "a"], ["a", "b"]),
            ("output=contains", ["a", "gone"], ["x", "a", "y"], ["a"]),
            ("order=\"a last\"", ["a", "c"], ["b", "a"], ["a", "b"]),
        ])
    func accepted(words: String, fence: [String], shown: [String], merged: [String]) {
        let bench = Bench(Bench.fence("id=k \(words)"), fences: ["a/k": fence])
        let check = bench.check(
            ["a/k": [.init(Bench.transcript(shown))]], .init(purpose: .accept(rewordings: false)))
        #expect(check.brief == [])
        #expect(check.acceptances.compactMap(\.fence) == [merged])
        #expect(check.acceptances.first?.difference.id == .outputDiffers)
        #expect(check.recorded == ["a/k": [shown.joined(separator: ",")]])
        var next = bench
        next.fences = ["a/k": merged]
        #expect(next.check(["a/k": [.init(Bench.transcript(shown))]]).brief == [])
    }

    @Test(
        "What a program prints and a fence would read as a gap is not written into it",
        arguments: [
            (["x"], ["a", "...", "b"], "..."), ([], ["..."], "..."), (["x"], ["[..]"], "[..]"),
            (["...", "x"], ["a", "..."], "..."), (["[..]a", "x"], ["[..]b"], "[..]b"),
        ])
    func printedWildcards(fence: [String], shown: [String], told: String) {
        let bench = Bench(Bench.fence("id=k"), fences: ["a/k": fence])
        for purpose in [CheckOptions.Purpose.record, .accept(rewordings: false)] {
            let check = bench.check(
                ["a/k": [.init(Bench.transcript(shown))]], .init(purpose: purpose))
            #expect(check.brief == ["a/k output-differs"])
            #expect(check.acceptances.isEmpty)
            let help = check.diagnostics.first?.help ?? ""
            #expect(help.hasPrefix("it prints ‘\(told)’, which in a fence stands for"), "\(help)")
        }
    }

    @Test("What the fence shows of a drift is not shown twice, and what it does not is")
    func fenceAndDrift() {
        var bench = Self.bench("", "1").recorded()
        bench = bench.keeping(bench.check())
        let accept = Bench.Way(purpose: .accept(rewordings: false))
        let one = bench.check(["a/k": Bench.prints("2")], accept)
        #expect(one.acceptances.map(\.difference.id) == [.outputDiffers])
        let two = bench.check(
            ["a/k": [.init(Bench.transcript(["2"], errors: ["e"]))]], accept)
        #expect(two.acceptances.map(\.difference.id) == [.outputDiffers, .drift])
        #expect(two.recorded == ["a/k": ["2,e"]])
    }

    @Test("Without accepting, a fence that differs is told, and the drift behind it is not")
    func fenceBeforeDrift() {
        let bench = Self.bench("", "1").recorded()
        for purpose in [CheckOptions.Purpose.record, .compare] {
            let check = bench.check(["a/k": Bench.prints("2")], .init(purpose: purpose))
            #expect(check.brief == ["a/k output-differs"])
            #expect(bench.keeping(check).recordings == bench.recordings)
        }
    }

    @Test("A fence without wildcards that says all is the recording, and no text is kept")
    func isTheRecording() {
        let bench = Self.bench("", "1").recorded()
        #expect(bench.recordings.keys.sorted() == ["recordings/a.data.json"])
        let check = bench.check([:], .init(purpose: .compare))
        #expect(check.brief == [])
        #expect(check.recorded == ["a/k": ["1"]])
        #expect(bench.check([:], .init(purpose: .replay)).brief == [])
        #expect(bench.keeping(bench.check()).recordings == bench.recordings)
    }

    @Test("A fence that becomes or ceases to be the recording moves the text")
    func moves() {
        var bench = Bench(Bench.fence("id=k")).recorded()
        let both = ["recordings/a.data.json", "recordings/a/k.txt"]
        #expect(bench.recordings.keys.sorted() == both)
        bench.fences = ["a/k": ["1"]]
        #expect(bench.check([:], .init(purpose: .compare)).brief == [])
        bench = bench.keeping(bench.check())
        #expect(bench.recordings.keys.sorted() == [both[0]])
        bench.fences = ["a/k": ["[..]"]]
        #expect(bench.check([:], .init(purpose: .compare)).brief == ["a/k not-recorded"])
        bench = bench.keeping(bench.check())
        #expect(bench.recordings.keys.sorted() == both)
    }

    @Test("A fence that does not say all keeps the text beside it")
    func notAll() {
        for transcript in [
            Bench.transcript(["1"], errors: ["e"]),
            Bench.transcript(["1"], diagnostics: [Bench.warning("never")]),
            Transcript(
                diagnostics: [],
                lines: [.init(stream: .standardOutput, text: "1", time: 0, isComplete: false)],
                ending: .exit(0), duration: 0),
        ] {
            let words = transcript.diagnostics.isEmpty ? "" : "expect=warning error=never"
            let bench = Self.bench(words, "1").recorded(["a/k": [.init(transcript)]])
            #expect(
                bench.recordings.keys.sorted() == ["recordings/a.data.json", "recordings/a/k.txt"])
            #expect(
                bench.check(["a/k": [.init(transcript)]], .init(purpose: .compare)).brief == [])
        }
    }

    @Test("A fence that was changed by hand is held against the output, not called damaged")
    func changedByHand() {
        var bench = Self.bench("", "1").recorded()
        bench.fences = ["a/k": ["2"]]
        #expect(bench.check([:], .init(purpose: .compare)).brief == ["a/k output-differs"])
        #expect(
            bench.check([:], .init(purpose: .replay)).brief.map { $0.suffix(12) } == [
                "not-recorded"
            ])
        #expect(bench.check(["a/k": Bench.prints("2")]).brief == [])
    }

    @Test("Data that do not fit a fence that is the text are damaged, and can be accepted anew")
    func damagedData() {
        var bench = Self.bench("", "1").recorded()
        let path = "recordings/a.data.json"
        let data = bench.recordings[path] ?? ""
        bench.recordings[path] = data.replacing("\"signal\"", with: "").replacing(
            /"exit",\s*"0"/, with: "\"exit\", \"3\"")
        #expect(bench.recordings[path] != data)
        #expect(
            bench.check([:], .init(purpose: .compare)).brief
                == ["content/\(path) damaged-recording"])
        let accepted = bench.check([:], .init(purpose: .accept(rewordings: false)))
        #expect(accepted.brief == [])
        #expect(bench.keeping(accepted).recordings[path] == data)
    }

    @Test("A fence below what is not run is left alone")
    func notRun() {
        let bench = Self.bench("compile", "x")
        let compiled = [Observation(Bench.transcript([], ending: .compiled))]
        #expect(bench.check(["a/k": compiled]).brief == [])
    }

    @Test("A failing program is told to fail, whatever its fence says")
    func failing() {
        let check = Self.bench("", "x").check(["a/k": Bench.prints("1", ending: .exit(2))])
        #expect(check.brief == ["a/k wrong-exit"])
    }
}
