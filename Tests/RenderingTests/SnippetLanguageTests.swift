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
        guard let snippet = course.lessons.first?.snippets.last else { return "no snippet" }
        let recording = Recording(
            snippet: snippet.id, label: "a/\(snippet.label)",
            recipe: Recipe(
                action: .run, tool: .command(["python3", "{file}"], fileExtension: "py"),
                moduleName: "k", text: text),
            transcript: Transcript(diagnostics: [], lines: [], ending: .exit(0), duration: 1))
        return SnippetRenderer.render(snippet, recording: recording, names: [:]).string
    }

    @Test("Code that has a runner looks as Swift does, under its own name")
    func runner() {
        let html = Self.html("```python id=k\nprint(1) # hide\nprint('<')\n```", text: "a\n")
        #expect(
            html == """
                <figure class="snippet" id="run-k">
                <div class="listing"><span class="listing-language">Python</span><pre tabindex="0"><code class="language-python">print('&lt;')
                </code></pre></div>
                <p class="ending ending-quiet">Printed nothing.</p>
                <details class="whole-program"><summary>The whole program</summary><pre tabindex="0"><code class="language-python">a
                </code></pre></details>
                <p class="permalink"><a href="#run-k">k</a></p>
                </figure>

                """)
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
        guard let snippet = course.lessons.first?.snippets.first else {
            Issue.record("no snippet")
            return
        }
        let warning = CompilerDiagnostic(
            severity: .warning, message: "w", place: .init(part: "a/k", line: 4, column: 7))
        let recording = Recording(
            snippet: snippet.id, label: "a/k",
            recipe: Recipe(action: .run, moduleName: "k", text: snippet.code),
            transcript: Transcript(
                diagnostics: [warning], lines: [], ending: .exit(0), duration: 1))
        let html = SnippetRenderer.render(snippet, recording: recording, names: [:]).string
        #expect(
            html.contains(
                """
                <span class="line">func f() {
                </span><span class="line line-warning">\tlet a = 1
                </span><span class="line">
                </span><span class="line">}
                </span></code>
                """), "\(html)")
        #expect(html.contains("line 2, column 6"), "\(html)")
    }
}
