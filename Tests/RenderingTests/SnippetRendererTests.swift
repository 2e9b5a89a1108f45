import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("A snippet on its page")
struct SnippetRendererTests {
    private static let frame = (
        start: "<figure class=\"snippet\" id=\"run-k\">\n",
        end: "<p class=\"permalink\"><a href=\"#run-k\">k</a></p>\n</figure>\n"
    )

    /// What stands between the figure's first tag and its permalink.
    private static func html(
        _ fence: String, _ ending: Transcript.Ending? = .exit(0), lines: [Transcript.Line] = [],
        diagnostics: [CompilerDiagnostic] = [],
        text: String = "#sourceLocation(file: \"a/k\", line: 1)\n",
        names: [String: String] = [:]
    ) -> String {
        let course = Courses.course(lesson: fence + "\n")
        guard let snippet = course.lessons.first?.snippets.last else { return "no snippet" }
        let recording = ending.map {
            Recording(
                snippet: snippet.id, label: "a/\(snippet.label)",
                recipe: Recipe(
                    action: .run, moduleName: "k", settings: RunSettings(timeLimit: 1), text: text),
                transcript: Transcript(
                    diagnostics: diagnostics, lines: lines, ending: $0, duration: 1))
        }
        let html = SnippetRenderer.render(snippet, recording: recording, names: names).string
        guard html.hasPrefix(frame.start), html.hasSuffix(frame.end) else { return html }
        return String(html.dropFirst(frame.start.count).dropLast(frame.end.count))
    }

    private static func listing(_ code: String, language: String = "Swift") -> String {
        "<div class=\"listing\"><span class=\"listing-language\">\(language)</span>"
            + "<pre tabindex=\"0\"><code class=\"language-swift\">\(code)</code></pre></div>\n"
    }

    private static let fence = "```swift id=k\nprint(1)\n```"

    private static func output(_ inner: String) -> String {
        "<div class=\"output\"><p class=\"label\">Output</p>\(inner)</div>\n"
    }

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
                + "<p class=\"ending ending-quiet\">Printed nothing.</p>\n")
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
                    earlier + "<p class=\"ending ending-quiet\">Printed nothing itself.</p>"))
    }

    @Test(
        "An ending that is no plain exit is shown under the output",
        arguments: [
            (.exit(3), "<p class=\"ending ending-exit\">Exit status 3</p>"),
            (
                .signal(4),
                "<p class=\"ending ending-signal\">Crashed: ended by signal 4 (SIGILL)</p>"
            ),
            (.signal(64), "<p class=\"ending ending-signal\">Crashed: ended by signal 64</p>"),
            (
                .timedOut(limit: 5000),
                "<p class=\"ending ending-signal\">Still running after 5 s, and ended then</p>"
            ),
            (
                .printedTooMuch(limit: 9),
                "<p class=\"ending ending-signal\">Ended because it went too far</p>"
            ),
            (.exit(0), ""),
        ] as [(Transcript.Ending, String)])
    func endings(ending: Transcript.Ending, expected: String) {
        #expect(
            Self.html(Self.fence, ending, lines: [Self.line("1")]) == Self.listing("print(1)\n")
                + Self.output(
                    "<pre tabindex=\"0\"><samp class=\"stdout\">1\n</samp></pre>\(expected)"))
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
                    "<pre tabindex=\"0\"><samp class=\"stderr\">k/k:1: Fatal error: no\n</samp></pre>"
                        + "<p class=\"ending ending-signal\">Crashed: ended by signal 5 (SIGTRAP)</p>"
                ))
    }

    @Test("What was compiled only says so, and what was skipped says why")
    func notRun() {
        #expect(
            Self.html("```swift id=k compile swift=5\nf()\n```", .compiled)
                == Self.listing("f()\n", language: "Swift 5 mode")
                + "<p class=\"ending ending-quiet\">Compiled, not run.</p>\n")
        #expect(
            Self.html("```swift id=k skip=\"needs <a> \\\"key\\\"\" title=\"A & b\"\nf()\n```", nil)
                == "<figcaption class=\"snippet-title\">A &amp; b</figcaption>\n"
                + Self.listing("f()\n")
                + "<p class=\"ending ending-quiet\">Not run: needs &lt;a&gt; &quot;key&quot;</p>\n")
        #expect(Self.html(Self.fence, nil) == Self.listing("print(1)\n"), "nothing is recorded yet")
    }

    private static func said(
        _ severity: CompilerDiagnostic.Severity, _ message: String, _ line: Int, _ column: Int,
        part: String = "a/k", group: String? = nil, notes: [CompilerDiagnostic] = []
    ) -> CompilerDiagnostic {
        .init(
            severity: severity, message: message,
            place: .init(part: part, line: line, column: column), group: group, notes: notes)
    }

    private static func item(
        _ kind: String, _ place: String, _ severity: String, _ message: String, group: String? = nil
    ) -> String {
        "<li class=\"diagnostic diagnostic-\(kind)\"><span class=\"place\">\(place)</span> "
            + "<span class=\"severity\">\(severity)</span> <span class=\"message\">\(message)</span>"
            + (group.map { " <span class=\"group\">\($0)</span>" } ?? "") + "</li>\n"
    }

    private static func compiler(_ kind: String, _ items: String) -> String {
        "<div class=\"compiler compiler-\(kind)\"><p class=\"label\">The compiler says</p>"
            + "<ol class=\"diagnostics\">\n\(items)</ol></div>\n"
    }

    @Test("What the compiler refused is marked in the code, with its notes, columns as characters")
    func refused() {
        let note = Self.said(.note, "declared <here>", 1, 5)
        let error = Self.said(.error, "cannot 'x'", 2, 15, group: "G&H", notes: [note])
        #expect(
            Self.html(
                "```swift id=k expect=compile-error error=x\nlet é = 1\nf(\"日本\", x)\n```",
                .refused,
                diagnostics: [error, Self.said(.remark, "no", 1, 1)])
                == Self.listing(
                    "<span class=\"line\">let é = 1\n</span>"
                        + "<span class=\"line line-error\">f(&quot;日本&quot;, x)\n</span>")
                + Self.compiler(
                    "error",
                    Self.item("error", "line 2, column 11", "error", "cannot 'x'", group: "G&amp;H")
                        + Self.item("note", "line 1, column 5", "note", "declared &lt;here&gt;")))
    }

    @Test("A warning is shown above the output, and an error on its line outweighs it")
    func warnings() {
        let html = Self.html(
            Self.fence, lines: [Self.line("1")], diagnostics: [Self.said(.warning, "unused", 1, 1)])
        #expect(
            html == Self.listing("<span class=\"line line-warning\">print(1)\n</span>")
                + Self.compiler(
                    "warning", Self.item("warning", "line 1, column 1", "warning", "unused"))
                + Self.output("<pre tabindex=\"0\"><samp class=\"stdout\">1\n</samp></pre>"))
        let both = Self.html(
            Self.fence, .refused,
            diagnostics: [Self.said(.warning, "w", 1, 1), Self.said(.error, "e", 1, 2)])
        #expect(both.contains("line line-error") && !both.contains("line line-warning"), "\(both)")
    }

    @Test(
        "Hidden lines are left out, numbers are the shown ones, and the whole program can be read")
    func hiddenLines() {
        let fence = "```swift id=k\nimport X // hide\nlet a = 1\n// hide\nf(<a>)\n```"
        let text = "#sourceLocation(file: \"a/k\", line: 1)\nimport X\nlet a = 1\n\nf(<a>)\n"
        let whole =
            "<details class=\"whole-program\"><summary>The whole program</summary>"
            + "<pre tabindex=\"0\"><code class=\"language-swift\">import X\nlet a = 1\n\nf(&lt;a&gt;)\n"
            + "</code></pre></details>\n"
        #expect(
            Self.html(fence, text: text) == Self.listing("let a = 1\nf(&lt;a&gt;)\n")
                + "<p class=\"ending ending-quiet\">Printed nothing.</p>\n" + whole)
        let warned = Self.html(fence, diagnostics: [Self.said(.warning, "w", 4, 3)], text: text)
        #expect(warned.contains("line 2, column 3"), "\(warned)")
    }

    @Test("A hidden line that the compiler speaks of comes to light")
    func spokenOf() {
        let fence = "```swift id=k\nimport X // hide\nlet a = 1\nlet b = 2 // hide\n```"
        #expect(
            Self.html(fence, .refused, diagnostics: [Self.said(.error, "e", 1, 8)])
                == Self.listing(
                    "<span class=\"line line-error\">import X\n</span>"
                        + "<span class=\"line\">let a = 1\n</span>")
                + Self.compiler("error", Self.item("error", "line 1, column 8", "error", "e"))
                + "<details class=\"whole-program\"><summary>The whole program</summary>"
                + "<pre tabindex=\"0\"><code class=\"language-swift\"></code></pre></details>\n")
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
        #expect(
            Self.html(Self.fence, text: text).contains(
                "<code class=\"language-swift\">let kit = 1\n\nprint(1)\n</code></pre></details>"))
        #expect(!Self.html(Self.fence, text: text).contains("lectern"))
    }

    @Test("A place in an earlier part is told by that part's name")
    func otherPart() {
        let diagnostic = Self.said(.warning, "w", 3, 1, part: "a/kit")
        #expect(
            Self.html(Self.fence, .compiled, diagnostics: [diagnostic], names: ["a/kit": "the-kit"])
                == Self.listing("print(1)\n")
                + Self.compiler("warning", Self.item("warning", "the-kit, line 3", "warning", "w"))
                + "<p class=\"ending ending-quiet\">Compiled, not run.</p>\n")
    }

    @Test("A place behind the code, and one in empty code, is its end")
    func end() {
        let error = Self.said(.error, "expected }", 2, 1)
        let html = Self.html(Self.fence, .refused, diagnostics: [error])
        #expect(html.contains("<span class=\"place\">end</span>"), "\(html)")
        let empty = Self.html(
            "```swift id=k\n```", .refused, diagnostics: [Self.said(.error, "e", 1, 1)])
        #expect(empty.contains("<span class=\"place\">end</span>"), "\(empty)")
    }

    @Test("Hostile code, output, messages and groups stay text")
    func hostile() {
        let text = "</code></samp></pre><script>\"x\"</script>"
        let html = Self.html(
            "```swift id=k\n\(text)\n```",
            lines: [Self.line(text), Self.line(text, .standardError, part: "a/b")],
            diagnostics: [
                Self.said(
                    .warning, text, 1, 1, part: text, group: text,
                    notes: [Self.said(.note, text, 1, 1)])
            ],
            text:
                "#sourceLocation(file: \"a/b\", line: 1)\n\(text)\n#sourceLocation(file: \"a/k\", line: 1)\n\(text)\n",
            names: [text: text])
        #expect(!html.contains("<script"), "\(html)")
        #expect(html.contains("&lt;script&gt;"), "\(html)")
    }
}
