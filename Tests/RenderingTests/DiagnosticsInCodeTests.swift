import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("What the compiler says on a page")
struct DiagnosticsInCodeTests {
    private static let fence = "```swift id=k\nprint(1)\n```"

    private static func whole(
        _ fence: String = fence, _ ending: Transcript.Ending = .exit(0),
        lines: [Transcript.Line] = [], diagnostics: [CompilerDiagnostic] = [],
        text: String = "#sourceLocation(file: \"a/k\", line: 1)\n",
        names: [String: String] = [:]
    ) -> String {
        SnippetPage.html(
            Courses.course(lesson: fence + "\n"),
            recording: { snippet in
                Recording(
                    snippet: snippet.id, label: "a/\(snippet.label)",
                    recipe: Recipe(action: .run, moduleName: "k", text: text),
                    transcript: Transcript(
                        diagnostics: diagnostics, lines: lines, ending: ending, duration: 1))
            }, names: names)
    }

    private static func html(
        _ fence: String = fence, _ ending: Transcript.Ending = .exit(0),
        diagnostics: [CompilerDiagnostic], names: [String: String] = [:]
    ) -> String {
        SnippetPage.inner(whole(fence, ending, diagnostics: diagnostics, names: names))
    }

    private static func place(
        _ line: Int, _ column: Int, part: String = "a/k"
    ) -> CompilerDiagnostic.Place { .init(part: part, line: line, column: column) }

    private static func said(
        _ severity: CompilerDiagnostic.Severity, _ message: String, _ line: Int, _ column: Int,
        part: String = "a/k", group: String? = nil, ranges: [CompilerDiagnostic.Range] = [],
        fixIts: [CompilerDiagnostic.FixIt] = [], notes: [CompilerDiagnostic] = []
    ) -> CompilerDiagnostic {
        .init(
            severity: severity, message: message, place: place(line, column, part: part),
            group: group, ranges: ranges, fixIts: fixIts, notes: notes)
    }

    private static func remark(
        _ severity: String, _ message: String, _ rest: String = ""
    ) -> String {
        "<span class=\"said said-\(severity)\"><b class=\"severity\">\(severity)</b> "
            + "<span class=\"message\">\(message)</span>\(rest)\n</span>"
    }

    private static let refused =
        "<p class=\"verdict verdict-refused\">Does not compile, on purpose.</p>\n"

    @Test("An error and its notes stand beneath their lines, and what they point at is underlined")
    func refusedProgram() {
        let note = Self.said(.note, "declared <here>", 1, 5)
        let error = Self.said(.error, "cannot 'x'", 2, 13, group: "SendingRisks", notes: [note])
        #expect(
            Self.html(
                "```swift id=k expect=compile-error error=x\nlet é = 1\nf(\"日本\", x)\n```",
                .refused, diagnostics: [error, Self.said(.remark, "no", 1, 1)])
                == SnippetPage.listing(
                    "<span class=\"line\">let <u class=\"mark mark-note\">é</u> = 1\n</span>"
                        + Self.remark("note", "declared &lt;here&gt;")
                        + "<span class=\"line line-error\">f(&quot;日本&quot;, "
                        + "<u class=\"mark mark-error\">x</u>)\n</span>"
                        + Self.remark(
                            "error", "cannot 'x'",
                            " <a class=\"group\" href=\"https://docs.swift.org/compiler/documentation/"
                                + "diagnostics/sending-risks/\">SendingRisks</a>"))
                + Self.refused)
    }

    @Test("The stretches that the compiler names are underlined, over several lines too")
    func ranges() {
        let error = Self.said(
            .error, "e", 1, 1,
            ranges: [
                .init(start: Self.place(1, 1), end: Self.place(1, 4)),
                .init(start: Self.place(2, 3), end: Self.place(3, 2)),
            ])
        #expect(
            Self.html("```swift id=k\nabc(1)\n  de\nfg\n```", .refused, diagnostics: [error])
                == SnippetPage.listing(
                    "<span class=\"line line-error\"><u class=\"mark mark-error\">abc</u>(1)\n</span>"
                        + Self.remark("error", "e")
                        + "<span class=\"line\">  <u class=\"mark mark-error\">de</u>\n</span>"
                        + "<span class=\"line\"><u class=\"mark mark-error\">f</u>g\n</span>")
                + Self.refused)
    }

    @Test(
        "A change that the compiler proposes is said in words",
        arguments: [
            (7, 7, "await ", "Fix: insert <code>await </code>"),
            (1, 6, "", "Fix: remove <code>print</code>"),
            (1, 6, "<p>", "Fix: replace <code>print</code> with <code>&lt;p&gt;</code>"),
        ])
    func fixIts(start: Int, end: Int, replacement: String, words: String) {
        let error = Self.said(
            .error, "e", 1, 1,
            fixIts: [
                .init(
                    range: .init(start: Self.place(1, start), end: Self.place(1, end)),
                    replacement: replacement)
            ])
        let html = Self.html(Self.fence, .refused, diagnostics: [error])
        #expect(html.contains(" <span class=\"fix\">\(words)</span>\n</span>"), "\(html)")
    }

    @Test(
        "A warning stands in the code of a program that ran, and an error on its line outweighs it")
    func warnings() {
        let warning = Self.said(.warning, "unused", 1, 1)
        #expect(
            Self.html(diagnostics: [warning])
                == SnippetPage.listing(
                    "<span class=\"line line-warning\"><u class=\"mark mark-warning\">print</u>(1)\n"
                        + "</span>" + Self.remark("warning", "unused"))
                + SnippetPage.quiet("Printed nothing."))
        let both = Self.html(
            Self.fence, .refused,
            diagnostics: [Self.said(.warning, "w", 1, 1), Self.said(.error, "e", 1, 2)])
        #expect(both.contains("line line-error") && !both.contains("line line-warning"), "\(both)")
        #expect(both.contains(">w</span>") && both.contains(">e</span>"), "\(both)")
    }

    @Test("Hidden lines are left out, and the whole program can be read")
    func hiddenLines() {
        let fence = "```swift id=k\nimport X // hide\nlet a = 1\n// hide\nf(<a>)\n```"
        let text = "#sourceLocation(file: \"a/k\", line: 1)\nimport X\nlet a = 1\n\nf(<a>)\n"
        let html = Self.whole(fence, text: text)
        #expect(
            SnippetPage.inner(html) == SnippetPage.listing("let a = 1\nf(&lt;a&gt;)\n")
                + SnippetPage.quiet("Printed nothing."))
        #expect(
            SnippetPage.foot(html).contains(
                """
                <details class="whole-program"><summary>The whole program</summary>\
                <pre tabindex="0"><code class="language-swift">import X
                let a = 1

                f(&lt;a&gt;)
                </code></pre></details>
                """))
    }

    @Test("A hidden line that the compiler speaks of comes to light")
    func spokenOf() {
        let fence = "```swift id=k\nimport X // hide\nlet a = 1\nlet b = 2 // hide\n```"
        #expect(
            Self.html(fence, .refused, diagnostics: [Self.said(.error, "e", 1, 8)])
                == SnippetPage.listing(
                    "<span class=\"line line-error\">import <u class=\"mark mark-error\">X</u>\n"
                        + "</span>" + Self.remark("error", "e")
                        + "<span class=\"line\">let a = 1\n</span>")
                + Self.refused)
    }

    @Test("What is said of an earlier part stands behind the code, under that part's name")
    func otherPart() {
        let diagnostic = Self.said(.warning, "w", 3, 1, part: "a/kit")
        #expect(
            Self.html(
                Self.fence, .compiled, diagnostics: [diagnostic], names: ["a/kit": "the-kit"])
                == SnippetPage.listing("print(1)\n") + SnippetPage.quiet("Compiled, not run.")
                + "<ul class=\"compiler\">\n<li class=\"said said-warning\">"
                + "<b class=\"severity\">warning</b> <span class=\"message\">w</span> "
                + "<span class=\"place\">in the-kit, line 3</span></li>\n</ul>\n")
    }

    @Test(
        "What is missing behind the code is said beneath its last line, or of empty code behind it")
    func end() {
        let error = Self.said(.error, "expected }", 2, 1)
        #expect(
            Self.html(Self.fence, .refused, diagnostics: [error])
                == SnippetPage.listing(
                    "<span class=\"line line-error\">print(1)\n</span>"
                        + Self.remark("error", "expected }")) + Self.refused)
        let empty = Self.html(
            "```swift id=k\n```", .refused, diagnostics: [Self.said(.error, "e", 1, 1)])
        #expect(empty.contains("<span class=\"message\">e</span></li>"), "\(empty)")
    }

    @Test("Hostile code, output, messages, groups and changes stay text")
    func hostile() {
        let text = "</code></samp></pre><script>\"x\"</script>"
        let html = Self.whole(
            "```swift id=k\n\(text)\n```",
            lines: [
                .init(stream: .standardOutput, text: text, time: 0),
                .init(stream: .standardError, text: text, time: 0, part: "a/b"),
            ],
            diagnostics: [
                Self.said(
                    .warning, text, 1, 1, part: text, group: text,
                    notes: [Self.said(.note, text, 1, 1)]),
                Self.said(
                    .warning, text, 1, 1, group: text,
                    fixIts: [
                        .init(
                            range: .init(start: Self.place(1, 1), end: Self.place(1, 9)),
                            replacement: text)
                    ]),
            ],
            text:
                "#sourceLocation(file: \"a/b\", line: 1)\n\(text)\n#sourceLocation(file: \"a/k\", line: 1)\n\(text)\n",
            names: [text: text])
        #expect(!html.contains("<script"), "\(html)")
        #expect(html.contains("&lt;script&gt;"), "\(html)")
    }
}
