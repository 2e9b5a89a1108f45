import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import Verification

@Suite("What stands in the place of references")
struct ReferenceValuesTests {
    private static let kale = Bench.fence("id=kale")

    /// The course with its references resolved, where programs show what is given.
    private static func resolved(
        _ markdown: String, _ shown: [String: [Observation]] = [:], _ way: Bench.Way = .init(),
        others: [String: String] = [:]
    ) -> CourseCheck {
        var bench = Bench(markdown)
        bench.lessons.merge(others) { first, _ in first }
        return ReferenceValues(check: bench.check(shown, way), options: Bench.options(way.purpose))
            .resolved()
    }

    private static func values(_ check: CourseCheck) -> [RunReference.Value?] {
        (check.course.lessons.first?.blocks ?? []).references.map(\.value)
    }

    private static let shown: [Observation] = [
        Observation(
            Bench.transcript(
                ["kale needs 2 litres", "leek needs 1"], errors: ["done"],
                diagnostics: [Bench.warning("never used", part: "a/kale")], time: 1234))
    ]

    @Test(
        "Each is what the recording says",
        arguments: [
            ("line(1)", "kale needs 2 litres", true), ("line(last)", "leek needs 1", true),
            ("output", "kale needs 2 litres\nleek needs 1", true),
            (#"match(/needs (\d)/)"#, "2", true), ("match(/needs 1/)", "needs 1", true),
            ("match(/d.ne/)", "done", true), ("seconds", "1.2", false),
            ("diagnostic", "never used", true),
            ("verdict", "compiles with a warning, and runs", false),
        ])
    func values(property: String, text: String, isVerbatim: Bool) throws {
        let check = Self.resolved(
            Bench.fence("id=kale expect=warning error=never") + "\n{{kale.\(property)}}\n",
            ["a/kale": Self.shown])
        #expect(check.brief == [])
        let value = try #require(Self.values(check).first ?? nil)
        #expect(value.text == text)
        #expect(value.isVerbatim == isVerbatim)
        #expect(value.source?.description == "a/kale")
    }

    @Test(
        "Durations have two digits that count, and three behind the point at most",
        arguments: [
            (0, "0"), (7, "0.007"), (42, "0.042"), (123, "0.12"), (996, "1"), (1050, "1.1"),
            (2000, "2"), (12_345, "12"), (123_456, "120"),
        ])
    func seconds(milliseconds: Int, text: String) {
        let shown = [Observation(Bench.transcript(["1"], time: milliseconds))]
        let check = Self.resolved(Self.kale + "\n{{kale.seconds}}\n", ["a/kale": shown])
        #expect(Self.values(check).map { $0?.text } == [text])
    }

    @Test("A gallery has outcomes, and its lines are those of the most frequent one")
    func gallery() {
        let shown = [
            Observation(Bench.transcript(["a", "b"]), count: 15),
            Observation(Bench.transcript(["b", "a"]), count: 5),
        ]
        let check = Self.resolved(
            Bench.fence("id=kale gallery output=unordered")
                + "\n{{kale.outcomes}} {{kale.line(1)}}\n", ["a/kale": shown])
        #expect(Self.values(check).map { $0?.text } == ["2", "a"])
    }

    @Test("They reach into other lessons, and into hidden snippets, to which nothing leads")
    func elsewhere() {
        let check = Self.resolved(
            "{{b/kale.output}} {{b/leek.output}}\n",
            others: ["02-b.md": Self.kale + "\n" + Bench.fence("id=leek hidden")])
        #expect(Self.values(check).map { $0?.text } == ["1", "1"])
        #expect(Self.values(check).map { $0?.source?.description } == ["b/kale", nil])
    }

    @Test(
        "What the recording does not have is an error that says what it has",
        arguments: [
            ("leek.output", "there is no snippet ‘a/leek’", "the snippets of ‘a’ are: kale"),
            ("kal.output", "there is no snippet ‘a/kal’", "did you mean ‘kale’?"),
            (
                "b/kale.output", "there is no snippet ‘b/kale’",
                "there is no lesson ‘b’ with snippets"
            ),
            ("kale.line(2)", "‘a/kale’ prints 1 line", "write line(1)"),
            (
                "kale.match(/litres/)", "‘a/kale’ prints nothing that matches /litres/",
                "the pattern is looked for in each line by itself"
            ),
            (
                "kale.threads", "‘a/kale’ has no timeline, so nobody counted its threads",
                "say ‘timeline’ of its fence"
            ),
            (
                "kale.outcomes", "‘a/kale’ is run once, so it has one outcome",
                "say ‘gallery’ of its fence"
            ),
            (
                "kale.diagnostic", "‘a/kale’ makes the compiler say nothing",
                "name a snippet that the compiler speaks of"
            ),
        ])
    func missing(text: String, summary: String, help: String) {
        let check = Self.resolved("\(Self.kale)\n{{\(text)}}\n")
        #expect(check.diagnostics.map(\.id) == [.brokenReference])
        #expect(check.diagnostics.first?.summary == summary)
        #expect(check.diagnostics.first?.help == help)
    }

    @Test(
        "What prints nothing, is not run or is skipped shows nothing",
        arguments: [
            (
                "id=kale output=ignored", "line(1)", [Observation(Bench.transcript([]))],
                "prints nothing"
            ),
            (
                "id=kale output=ignored", "output", [Observation(Bench.transcript([]))],
                "prints nothing"
            ),
            (
                "id=kale compile", "seconds",
                [Observation(Bench.transcript([], ending: .compiled))],
                "is not run"
            ),
            ("id=kale skip=x", "output", [], "is skipped, so it shows nothing"),
        ])
    func nothing(words: String, property: String, shown: [Observation], expected: String) {
        let check = Self.resolved(
            Bench.fence(words) + "\n{{kale.\(property)}}\n", ["a/kale": shown])
        #expect(check.diagnostics.map(\.summary) == ["‘a/kale’ \(expected)"])
    }

    @Test("Answers of a quiz that turn out to say the same are refused")
    func answers() {
        let check = Self.resolved(
            """
            \(Self.kale)
            > [!QUIZ] Which?
            >
            > - [x] {{kale.line(1)}}
            >
            >   It is.
            > - [ ] 1
            >
            >   It is not.

            """)
        #expect(check.diagnostics.map(\.id) == [.brokenQuiz])
        #expect(check.diagnostics.first?.summary == "two answers of this quiz say ‘1’")
    }

    @Test("A failed program is told once, and not again by what refers to it")
    func failed() {
        let check = Self.resolved(
            Self.kale + "\n{{kale.output}}\n", ["a/kale": Bench.prints("1", ending: .exit(3))])
        #expect(check.brief == ["a/kale wrong-exit"])
    }

    @Test("What this machine cannot run keeps the value of its recording, or has none")
    func absent() {
        let markdown = Self.kale + "\n{{kale.output}}\n"
        #expect(Self.resolved(markdown, [:], .init(absent: ["a/kale"])).diagnostics == [])
    }
}
