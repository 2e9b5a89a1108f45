import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import Verification

@Suite("Recordings that were made elsewhere")
struct PortabilityTests {
    /// A difference between what is recorded and what is shown here.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var words = ""
        let recorded: Transcript
        let shown: Transcript
        /// Whether it counts as drift even where something else recorded it.
        let isDrift: Bool

        var testDescription: String { name }
    }

    private static func errors(_ text: String, _ ending: Transcript.Ending) -> Transcript {
        Bench.transcript(["1"], errors: [text], ending: ending)
    }

    private static func warned(_ message: String) -> Transcript {
        Bench.transcript(["1"], diagnostics: [Bench.warning(message)])
    }

    private static let expectsWarning = "expect=warning error=never"

    static let cases = [
        Case(
            name: "the compiler's words", words: expectsWarning, recorded: warned("never used"),
            shown: warned("was never read"), isDrift: false),
        Case(
            name: "standard output", recorded: Bench.transcript(["1"]),
            shown: Bench.transcript(["2"]), isDrift: true),
        Case(
            name: "standard error of a sound program", recorded: errors("a", .exit(0)),
            shown: errors("b", .exit(0)), isDrift: true),
        Case(
            name: "standard error of a program that fails as it should", words: "expect=exit:3",
            recorded: errors("a", .exit(3)), shown: errors("b", .exit(3)), isDrift: true),
        Case(
            name: "standard error of a crash", words: "expect=crash",
            recorded: errors("k/k:1: Fatal error: a", .signal(4)),
            shown: errors("k/k:1: Fatal error: b", .signal(4)), isDrift: false),
        Case(
            name: "standard output of a crash", words: "expect=crash",
            recorded: Bench.transcript(["1"], ending: .signal(4)),
            shown: Bench.transcript(["2"], ending: .signal(4)), isDrift: true),
        Case(
            name: "the signal of a trap", words: "expect=crash",
            recorded: Bench.transcript(["1"], ending: .signal(4)),
            shown: Bench.transcript(["1"], ending: .signal(5)), isDrift: false),
        Case(
            name: "what a sanitizer says", words: "sanitize=thread",
            recorded: errors("a", .exit(0)), shown: errors("b", .exit(0)), isDrift: false),
    ]

    private static func bench(_ change: Case) -> Bench {
        Bench(snippets: [("k", change.words)])
            .recorded(["a/k": [.init(change.recorded)]], .init(recorder: Bench.older))
    }

    @Test("By the same recorder every difference is drift", arguments: cases)
    func same(change: Case) {
        let check = Self.bench(change).check(
            ["a/k": [.init(change.shown)]], .init(purpose: .compare, recorder: Bench.older))
        #expect(check.brief == ["a/k drift"])
        #expect(check.notes == [])
    }

    @Test(
        "By another one what it may word otherwise is counted, and the rest is drift",
        arguments: cases)
    func other(change: Case) {
        let bench = Self.bench(change)
        let check = bench.check(["a/k": [.init(change.shown)]], .init(purpose: .compare))
        #expect(check.brief == (change.isDrift ? ["a/k drift"] : []))
        let note =
            "recorded with Swift 6.2 on linux x86_64, and this is Swift 6.3 on linux x86_64: what "
            + "both must show alike is compared"
        let count =
            "1 snippet differs in words that a compiler or a platform chooses; --strict shows them, "
            + "and lectern accept --diagnostics takes them"
        #expect(check.notes == [note] + (change.isDrift ? [] : [count]))
        #expect(bench.keeping(check).recordings == bench.recordings)
    }

    @Test("Strictly, other words are an error that shows them", arguments: cases)
    func strict(change: Case) {
        let bench = Self.bench(change)
        let check = bench.check(
            ["a/k": [.init(change.shown)]], .init(purpose: .compare, isStrict: true))
        #expect(check.brief == [change.isDrift ? "a/k drift" : "a/k reworded"])
        #expect(check.diagnostics.first?.quotation.count ?? 0 >= 4)
        #expect(check.findings.first?.diagnostics == check.diagnostics)
        #expect(bench.keeping(check).recordings == bench.recordings)
    }

    @Test("Other words are accepted only where that is asked for", arguments: cases)
    func accepted(change: Case) {
        let bench = Self.bench(change)
        for takesWords in [false, true] {
            let check = bench.check(
                ["a/k": [.init(change.shown)]], .init(purpose: .accept(rewordings: takesWords)))
            #expect(check.brief == [])
            let isTaken = change.isDrift || takesWords
            #expect(check.acceptances.map(\.snippet.description) == (isTaken ? ["a/k"] : []))
            let recording = check.recordings.values.first?.recordings.values.first
            #expect(recording?.recorder == (isTaken ? Bench.swift : Bench.older))
            #expect(recording?.transcript == (isTaken ? change.shown : change.recorded))
        }
    }

    @Test("An expected error holds by the words that its fence lists, whatever the rest says")
    func expectedError() {
        func refused(_ message: String) -> [Observation] {
            let error = CompilerDiagnostic(
                severity: .error, message: message,
                place: .init(part: "a/k", line: 1, column: 1), group: "G")
            return [
                .init(Transcript(diagnostics: [error], lines: [], ending: .refused, duration: 0))
            ]
        }
        let bench = Bench(snippets: [("k", "expect=compile-error group=G")])
            .recorded(["a/k": refused("old words")], .init(recorder: Bench.older))
        let check = bench.check(["a/k": refused("new words")], .init(purpose: .compare))
        #expect(check.brief == [])
        #expect(check.notes.count == 2)
    }

    private static let python = """
        title: Test
        runners:
          python:
            command: [python3, "{file}"]
            version: [python3, --version]
            extension: py
            comment: "#"

        """

    @Test("Another language's words about a failure are its own, by its own version")
    func otherLanguage() {
        var bench = Bench(
            "```python id=k expect=exit:1\nfail()\n```\n```python id=l\nprint(1)\n```\n")
        bench.settings = Self.python
        let command = ["python3", "{file}"]
        let shown = ["a/k": [Observation(Self.errors("NameError: a", .exit(1)))]]
        bench = bench.recorded(shown, .init(versions: [command: "Python 3.11"]))
        func check(_ way: Bench.Way, other: [String] = ["1"]) -> CourseCheck {
            bench.check(
                [
                    "a/k": [.init(Self.errors("NameError: b", .exit(1)))],
                    "a/l": [.init(Bench.transcript(other))],
                ], way)
        }
        let old = check(.init(purpose: .compare, versions: [command: "Python 3.11"]))
        #expect(old.brief == ["a/k drift"])
        let new = check(.init(purpose: .compare, versions: [command: "Python 3.12"]))
        #expect(new.brief == [])
        #expect(
            new.notes.map { $0.prefix(60) } == [
                "recorded with Python 3.11 on \(CourseRun.platform), and this is Python 3.12"
                    .prefix(60),
                "1 snippet differs in words that a compiler or a platform cho",
            ])
        let drifted = check(
            .init(purpose: .compare, versions: [command: "Python 3.12"]), other: ["2"])
        #expect(drifted.brief == ["a/l drift"])
    }

    @Test("Each pair of recorders is told once")
    func pairs() {
        var bench = Bench(snippets: [("k", ""), ("l", ""), ("m", "")])
        bench = bench.recorded([:], .init(recorder: Bench.older))
        bench.lessons["02-b.md"] = Bench.fence("id=x")
        bench = bench.recorded([:], .init(recorder: Bench.swift))
        let now = Recorder(tool: "Swift 7", platform: "macos arm64")
        let notes = bench.check([:], .init(purpose: .compare, recorder: now)).notes
        #expect(
            notes.map { $0.prefix(40) } == [
                "recorded with Swift 6.2 on linux x86_64,",
                "recorded with Swift 6.3 on linux x86_64,",
            ])
    }
}
