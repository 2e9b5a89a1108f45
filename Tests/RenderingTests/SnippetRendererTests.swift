import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("A snippet on its page")
struct SnippetRendererTests {
    /// What stands between the figure's first tag and its foot.
    private static func html(
        _ fence: String, _ ending: Transcript.Ending? = .exit(0), lines: [Transcript.Line] = [],
        diagnostics: [CompilerDiagnostic] = [],
        text: String = "#sourceLocation(file: \"a/k\", line: 1)\n",
        names: [String: String] = [:]
    ) -> String {
        SnippetPage.inner(
            whole(
                fence, ending, lines: lines, diagnostics: diagnostics, text: text, names: names))
    }

    private static func whole(
        _ fence: String, _ ending: Transcript.Ending? = .exit(0), lines: [Transcript.Line] = [],
        diagnostics: [CompilerDiagnostic] = [],
        text: String = "#sourceLocation(file: \"a/k\", line: 1)\n",
        names: [String: String] = [:]
    ) -> String {
        SnippetPage.html(
            Courses.course(lesson: fence + "\n"),
            recording: { snippet in
                ending.map {
                    Recording(
                        snippet: snippet.id, label: "a/\(snippet.label)",
                        recipe: Recipe(
                            action: .run, moduleName: "k", settings: RunSettings(timeLimit: 1),
                            text: text),
                        transcript: Transcript(
                            diagnostics: diagnostics, lines: lines, ending: $0, duration: 1))
                }
            }, names: names)
    }

    private static func listing(
        _ code: String, language: String = "Swift", title: String? = nil
    ) -> String { SnippetPage.listing(code, language: language, title: title) }

    private static func output(_ inner: String, badge: String? = nil) -> String {
        SnippetPage.output(inner, badge: badge)
    }

    private static let fence = "```swift id=k\nprint(1)\n```"

    private static func line(
        _ text: String, _ stream: Transcript.Stream = .standardOutput, part: String? = nil
    ) -> Transcript.Line {
        .init(stream: stream, text: text, time: 0, part: part)
    }

    @Test("Neighbouring lines of one stream stand together, the two streams told apart")
    func streams() {
        let lines = [
            Self.line("a <b>"), Self.line(""), Self.line("e", .standardError), Self.line("c"),
        ]
        #expect(
            Self.html(Self.fence, lines: lines) == Self.listing("print(1)\n")
                + Self.output(
                    "<pre tabindex=\"0\"><samp class=\"stdout\">a &lt;b&gt;\n\n</samp>"
                        + "<samp class=\"stderr\">e\n</samp><samp class=\"stdout\">c\n</samp></pre>"
                ))
    }

    @Test("A program that prints nothing says so")
    func nothing() {
        #expect(
            Self.html(Self.fence) == Self.listing("print(1)\n")
                + SnippetPage.quiet("Printed nothing."))
    }

    @Test("What earlier parts printed is folded, and told from the snippet's own")
    func earlierParts() {
        let earlier =
            "<details class=\"earlier\"><summary>Printed by the code before it</summary>"
            + "<pre tabindex=\"0\"><samp class=\"stdout\">setup\n</samp></pre></details>"
        let own = Self.html(Self.fence, lines: [Self.line("setup", part: "a/kit"), Self.line("1")])
        #expect(
            own == Self.listing("print(1)\n")
                + Self.output(
                    earlier + "<pre tabindex=\"0\"><samp class=\"stdout\">1\n</samp></pre>"))
        let none = Self.html(Self.fence, lines: [Self.line("setup", part: "a/kit")])
        #expect(
            none == Self.listing("print(1)\n")
                + Self.output(
                    earlier + "<p class=\"verdict verdict-quiet\">Printed nothing itself.</p>"))
    }

    @Test(
        "An ending that is no plain exit is shown beside the output's name",
        arguments: [
            (.exit(3), "Exit status 3, on purpose"),
            (.signal(4), "Crashed on purpose: signal 4 (SIGILL)"),
            (.signal(64), "Crashed on purpose: signal 64"),
            (.timedOut(limit: 5000), "Still running after 5 s, on purpose"),
            (.printedTooMuch(limit: 9), "Ended because it went too far"), (.exit(0), nil),
        ] as [(Transcript.Ending, String?)])
    func endings(ending: Transcript.Ending, badge: String?) {
        #expect(
            Self.html(Self.fence, ending, lines: [Self.line("1")]) == Self.listing("print(1)\n")
                + Self.output(
                    "<pre tabindex=\"0\"><samp class=\"stdout\">1\n</samp></pre>", badge: badge))
    }

    @Test("A stack trace is left out")
    func stackTrace() {
        let lines = [
            Self.line("k/k:1: Fatal error: no", .standardError),
            Self.line("Current stack trace:", .standardError),
            Self.line("0    k    0x00007f <unavailable> + 1", .standardError),
        ]
        #expect(
            Self.html(Self.fence, .signal(5), lines: lines) == Self.listing("print(1)\n")
                + Self.output(
                    "<pre tabindex=\"0\"><samp class=\"stderr\">k/k:1: Fatal error: no\n</samp></pre>",
                    badge: "Crashed on purpose: signal 5 (SIGTRAP)"))
    }

    @Test("What was compiled only says so, and what was skipped says why")
    func notRun() {
        #expect(
            Self.html("```swift id=k compile swift=5\nf()\n```", .compiled)
                == Self.listing("f()\n", language: "Swift 5 mode")
                + SnippetPage.quiet("Compiled, not run."))
        #expect(
            Self.html("```swift id=k skip=\"needs <a> \\\"key\\\"\" title=\"A & b\"\nf()\n```", nil)
                == Self.listing("f()\n", title: "A &amp; b")
                + SnippetPage.quiet("Not run: needs &lt;a&gt; &quot;key&quot;"))
        #expect(Self.html(Self.fence, nil) == Self.listing("print(1)\n"), "nothing is recorded yet")
    }

    @Test("The whole program of a chain has no line of Lectern's own")
    func chain() {
        let text = """
            #sourceLocation(file: "lectern", line: 1)
            @_silgen_name("lectern_begin_part") func lectern_begin_part()
            #sourceLocation(file: "a/kit", line: 1)
            let kit = 1

            #sourceLocation(file: "lectern", line: 1)
            lectern_begin_part()
            #sourceLocation(file: "a/k", line: 1)
            print(1)

            """
        let html = Self.whole(Self.fence, text: text)
        #expect(
            html.contains(
                "<code class=\"language-swift\">let kit = 1\n\nprint(1)\n</code></pre></details>"))
        #expect(!html.contains("lectern"))
    }
}
