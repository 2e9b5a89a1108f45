import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("The whole program of a snippet")
struct WholeProgramTests {
    /// The foot of the last snippet of a lesson, whose program has the given text.
    private static func foot(_ markdown: String, text: String) -> String {
        let html = SnippetPage.html(Courses.course(lesson: markdown)) { snippet in
            Recording(
                snippet: snippet.id, label: "a/\(snippet.label)",
                recipe: Recipe(action: .run, moduleName: "k", text: text),
                transcript: Transcript(diagnostics: [], lines: [], ending: .exit(0), duration: 1))
        }
        return SnippetPage.foot(html)
    }

    private static func program(_ parts: (label: String, code: String)...) -> String {
        parts.map { "#sourceLocation(file: \"\($0.label)\", line: 1)\n\($0.code)\n" }.joined()
    }

    private static let whole = program(("a/x", "let x = 1"), ("a/y", "let y = 2"), ("a/k", "f()"))

    @Test("What stands on the page already is named, in the order of the program")
    func named() {
        let foot = Self.foot(
            "```swift id=x\nlet x = 1\n```\n```swift id=y after=x\nlet y = 2\n```\n"
                + "```swift id=k after=y\nf()\n```\n", text: Self.whole)
        #expect(
            foot.contains(
                """
                <details class="whole-program" data-parts="x y k"><summary>The whole program</summary>\
                <p>It begins with the code of <a href="#run-x">x</a> and <a href="#run-y">y</a>. \
                <a download href="code/a/k.swift">k.swift</a> is all of it.</p></details>
                """), "\(foot)")
    }

    @Test(
        "Where the page does not show all of it, the program is written out",
        arguments: [
            "```swift id=x\nlet x = 1\n```\n```swift id=y hidden after=x\nlet y = 2\n```\n"
                + "```swift id=k after=y\nf()\n```\n",
            "```swift id=x\nlet x = 1 // hide\n```\n```swift id=y after=x\nlet y = 2\n```\n"
                + "```swift id=k after=y\nf()\n```\n",
            "```swift id=x\nlet x = 9\n```\n```swift id=y after=x\nlet y = 2\n```\n"
                + "```swift id=k after=y\nf()\n```\n",
            "```swift id=y\nlet y = 2\n```\n```swift id=k after=other/x,y\nf()\n```\n",
        ])
    func written(markdown: String) {
        let foot = Self.foot(markdown, text: Self.whole)
        #expect(!foot.contains("data-parts"), "\(foot)")
        #expect(foot.contains("let x = 1\nlet y = 2\nf()\n</code></pre></details>"), "\(foot)")
    }
}
