import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("Pairs on their page")
struct PairPageTests {
    private static func html(
        _ first: String = "id=k expect=compile-error error=x", _ second: String = "id=l pair=k",
        code: String = "var a = 1\nprint(a)"
    ) -> String {
        TeachingPage.html(
            "```swift \(first)\nlet a = 1\nprint(a)\n```\n\n```swift \(second)\n\(code)\n```\n",
            first.contains("error") ? ["k": [TeachingPage.refusal("never")]] : [:])
    }

    @Test("Each half has its name, its verdict and its run")
    func halves() {
        let html = Self.html()
        #expect(
            html.contains(
                "<div class=\"half\" role=\"group\" aria-label=\"Before: does not compile\">\n"
                    + "<p class=\"half-name\">Before <span>does not compile</span></p>"))
        #expect(html.contains("<p class=\"half-name\">After <span>runs</span></p>"))
        #expect(html.contains("id=\"run-k\"") && html.contains("id=\"run-l\""))
    }

    @Test("What changed stands in a fold, a line each with its sign")
    func changes() {
        #expect(
            Self.html().contains(
                "<details class=\"changes\"><summary>What changed</summary>"
                    + "<pre class=\"diff\" tabindex=\"0\"><del>- let a = 1\n</del><ins>+ var a = 1\n</ins>"
                    + "  print(a)\n</pre></details>"))
    }

    @Test("The same code in two modes is named by them, and nothing changed")
    func modes() {
        let html = Self.html("id=k swift=5", "id=l pair=k", code: "let a = 1\nprint(a)")
        #expect(html.contains("<p class=\"half-name\">Swift 5 mode <span>runs</span></p>"))
        #expect(html.contains("<p class=\"half-name\">Swift 6 mode <span>runs</span></p>"))
        #expect(!html.contains("What changed"))
    }
}

@Suite("Pages that load what questions need")
struct AsksReadersTests {
    @Test(
        "A page with a question loads it, and no other",
        arguments: [
            ("```swift\nprint(1)\n```\n", false), ("> [!NOTE]\n> a\n", false),
            ("```swift predict\nprint(1)\n```\n", true),
            ("```swift gallery output=ignored\nprint(1)\n```\n", true),
            ("```swift gallery output=ignored hidden\nprint(1)\n```\n", false),
            ("> [!QUIZ] Q?\n>\n> - [x] a\n>\n>   r\n> - [ ] b\n>\n>   r\n", true),
            ("- > [!QUIZ] Q?\n  >\n  > - [x] a\n  >\n  >   r\n  > - [ ] b\n  >\n  >   r\n", true),
            ("```swift id=k\nprint(1)\n```\n\n```swift pair=k\nprint(2)\n```\n", true),
        ])
    func pages(markdown: String, asks: Bool) {
        #expect(Courses.course(lesson: markdown).lessons[0].asksReaders == asks)
    }
}
