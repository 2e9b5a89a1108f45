import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("The language of a snippet on its page")
struct SnippetLanguageTests {
    private static let runners = """
        title: T
        runners:
          python:
            command: [python3, "{file}"]
            version: [python3, --version]
            extension: py
            comment: "#"

        """

    private static func html(_ fence: String, text: String = "") -> String {
        let course = Courses.course([
            "course.yml": runners, "01-a.md": "---\ntitle: A\n---\n\(fence)\n",
        ])
        return SnippetPage.html(course) { snippet in
            Recording(
                snippet: snippet.id, label: "a/\(snippet.label)",
                recipe: Recipe(
                    action: .run, tool: .command(["python3", "{file}"], fileExtension: "py"),
                    moduleName: "k", text: text),
                transcript: Transcript(diagnostics: [], lines: [], ending: .exit(0), duration: 1))
        }
    }

    @Test("Code that has a runner looks as Swift does, under its own name")
    func runner() {
        let html = Self.html("```python id=k\nprint(1) # hide\nprint('<')\n```", text: "a\n")
        #expect(
            SnippetPage.inner(html) == """
                <div class="listing"><div class="listing-head"><span class="listing-language">Python</span></div><pre tabindex="0"><code class="language-python">print('&lt;')
                </code></pre></div>
                <p class="verdict verdict-quiet">Printed nothing.</p>

                """)
        let foot = SnippetPage.foot(html)
        #expect(foot.contains("<code>python3 k.py</code>"), "\(foot)")
        #expect(foot.contains("<code class=\"language-python\">a\n</code>"), "\(foot)")
    }

    @Test("The whole program of several parts is shown without the lines between them")
    func wholeProgram() {
        let text = "a = 1\nprint(\"\u{1E}lectern:part\")\nprint(a)\n"
        let html = Self.html("```python id=k\nprint(a)\n```", text: text)
        #expect(
            html.contains("<code class=\"language-python\">a = 1\nprint(a)\n</code>"), "\(html)")
        let alone = Self.html("```python id=k\nprint(a)\n```", text: "print(a)\n")
        #expect(!alone.contains("whole-program"), "\(alone)")
    }

    @Test(
        "The label says how Swift is built where that is not as always",
        arguments: [
            ("", "Swift"), ("swift=6", "Swift"), ("swift=5", "Swift 5 mode"),
            ("flags=\"-O -D 'A&B'\"", "Swift, -O -D A&amp;B"),
            ("sanitize=thread", "Swift, thread sanitizer"),
            ("swift=5 flags=-O sanitize=address", "Swift 5 mode, -O, address sanitizer"),
        ])
    func label(words: String, expected: String) {
        let html = Self.html("```swift id=k \(words)\nf()\n```")
        #expect(html.contains("listing-language\">\(expected)</span>"), "\(html)")
    }

    @Test("A region of a file loses the indentation that its lines share, and columns count so")
    func indentation() {
        let course = Courses.course([
            "01-a.md": "---\ntitle: A\n---\n```swift id=k file=a.swift region=r\n```\n",
            "a.swift": """
            struct A {
            \t// region r
            \tfunc f() {
            \t\tlet a = 1

            \t}
            \t// endregion
            }

            """,
        ])
        let warning = CompilerDiagnostic(
            severity: .warning, message: "w", place: .init(part: "a/k", line: 4, column: 7))
        let html = SnippetPage.html(course) { snippet in
            Recording(
                snippet: snippet.id, label: "a/k",
                recipe: Recipe(action: .run, moduleName: "k", text: snippet.code),
                transcript: Transcript(
                    diagnostics: [warning], lines: [], ending: .exit(0), duration: 1))
        }
        #expect(
            html.contains(
                """
                <span class="line">func f() {
                </span><span class="line line-warning">\tlet <u class="mark mark-warning">a</u> = 1
                </span>
                """), "\(html)")
        #expect(
            html.contains(
                "</span><span class=\"line\">\n</span><span class=\"line\">}\n</span></code>"),
            "\(html)")
    }
}
