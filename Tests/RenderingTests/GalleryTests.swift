import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("A gallery on its page")
struct GalleryTests {
    /// What stands under the code of a snippet with the given observations.
    private static func html(
        _ observations: [Observation], words: String = "gallery=20 output=unordered"
    ) -> String {
        let course = Courses.course(lesson: "```swift id=k \(words)\nprint(1)\n```\n")
        let html = SnippetPage.inner(
            SnippetPage.html(course) { snippet in
                Recording(
                    snippet: snippet.id, label: "a/k",
                    recipe: Recipe(
                        action: .run, moduleName: "k", runs: snippet.request.gallery ?? 1,
                        text: "#sourceLocation(file: \"a/k\", line: 1)\n"),
                    observations: observations)
            })
        let start = html.firstRange(of: "</code></pre></div>\n")?.upperBound ?? html.startIndex
        return String(html[start...])
    }

    private static func seen(
        _ lines: [String], _ count: Int, ending: Transcript.Ending = .exit(0),
        diagnostics: [CompilerDiagnostic] = []
    ) -> Observation {
        TeachingPage.observation(
            lines, count: count, ending: ending, diagnostics: diagnostics)
    }

    private static func output(
        _ label: String, _ text: String, badge: String? = nil
    ) -> String {
        SnippetPage.output(
            "<pre tabindex=\"0\"><samp class=\"stdout\">\(text)</samp></pre>", badge: badge,
            label: label)
    }

    /// A gallery of outcomes with their counts.
    private static func gallery(
        _ label: String, runs: Int, _ outcomes: [(count: Int, html: String)], isMarked: Bool = false
    ) -> String {
        let outcomes = outcomes.map {
            "<div class=\"outcome\" data-count=\"\($0.count)\">\($0.html)</div>\n"
        }
        let legend =
            "<p class=\"legend\">Marked: lines that the most frequent outcome lacks, or has "
            + "elsewhere.</p>\n"
        return "<div class=\"gallery\" role=\"group\" data-runs=\"\(runs)\" "
            + "aria-label=\"Outcomes of \(runs) runs\">\n<p class=\"label\">\(label)</p>\n"
            + outcomes.joined() + (isMarked ? legend : "") + "</div>\n"
    }

    private static func marked(_ text: String) -> String {
        "<mark class=\"differs\">\(text)</mark>"
    }

    @Test(
        "Each different output is shown with its count, most frequent first, and what differs is marked"
    )
    func outcomes() {
        #expect(
            Self.html([Self.seen(["a", "<b>", "c"], 15), Self.seen(["<b>", "a", "c"], 5)])
                == Self.gallery(
                    "2 different outcomes in 20 runs", runs: 20,
                    [
                        (15, Self.output("Output in 15 of 20 runs", "a\n&lt;b&gt;\nc\n")),
                        (
                            5,
                            Self.output(
                                "Output in 5 of 20 runs",
                                "&lt;b&gt;\n\(Self.marked("a"))\nc\n")
                        ),
                    ], isMarked: true))
    }

    @Test("A gallery of one outcome says that all runs showed it")
    func oneOutcome() {
        #expect(
            Self.html([Self.seen(["a"], 20)])
                == Self.gallery(
                    "The same in each of 20 runs", runs: 20,
                    [(20, Self.output("Output in 20 of 20 runs", "a\n"))]))
    }

    @Test("What comes after the sixth outcome is folded")
    func folded() {
        let html = Self.html((0..<8).map { Self.seen(["\($0)"], 1) })
        #expect(html.ranges(of: "<div class=\"outcome\"").count == 8)
        #expect(html.contains("<summary>Show 2 more outcomes</summary>"))
    }

    @Test("What is run once has no count")
    func once() {
        #expect(Self.html([Self.seen(["a"], 1)], words: "") == Self.output("Output", "a\n"))
    }

    @Test("Outcomes without output, and with another ending, are outcomes too")
    func endings() {
        #expect(
            Self.html(
                [
                    Self.seen([], 2), Self.seen(["a"], 1, ending: .signal(5)),
                ], words: "gallery=3 output=ignored")
                == Self.gallery(
                    "2 different outcomes in 3 runs", runs: 3,
                    [
                        (2, SnippetPage.quiet("Printed nothing in 2 of 3 runs.")),
                        (
                            1,
                            Self.output(
                                "Output in 1 of 3 runs", "\(Self.marked("a"))\n",
                                badge: "Crashed on purpose: signal 5 (SIGTRAP)")
                        ),
                    ], isMarked: true))
    }

    @Test("What the compiler says stands above all outcomes, once")
    func compiler() {
        let warning = CompilerDiagnostic(
            severity: .warning, message: "never used",
            place: .init(part: "a/k", line: 1, column: 1))
        let course = Courses.course(lesson: "```swift id=k gallery=20\nprint(1)\n```\n")
        let html = SnippetPage.html(course) { snippet in
            Recording(
                snippet: snippet.id, label: "a/k",
                recipe: Recipe(action: .run, moduleName: "k", runs: 20, text: ""),
                observations: [
                    Self.seen(["a"], 15, diagnostics: [warning]),
                    Self.seen(["b"], 5, diagnostics: [warning]),
                ])
        }
        #expect(html.ranges(of: "never used").count == 1)
        #expect(html.ranges(of: "class=\"output\"").count == 2)
    }
}
