import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Pairs")
struct PairsTests {
    private static func lesson(
        _ first: String = "swift id=kale", _ between: String = "",
        _ second: String = "swift pair=kale",
        code: String = "print(2)"
    ) -> String {
        "```\(first)\nprint(1)\n```\n\n\(between)\n```\(second)\n\(code)\n```\n"
    }

    @Test(
        "Two neighbours are one block, whatever is stated of their output",
        arguments: ["", "```output\n1\n```\n\n", "<!-- a remark -->\n\n"])
    func neighbours(between: String) {
        let result = Courses.lesson(Self.lesson("swift id=kale", between))
        #expect(result.brief == [])
        #expect(result.course.lessons[0].blocks == [.pair(SnippetPair(before: 0, after: 1))])
    }

    @Test("The same code can be compared in two language modes")
    func modes() {
        let markdown = Self.lesson("swift id=kale swift=5", "", "swift pair=kale", code: "print(1)")
        #expect(Courses.lesson(markdown).brief == [])
    }

    @Test("A snippet that is only there for others may stand between")
    func hidden() {
        let result = Courses.lesson(
            Self.lesson("swift id=kale", "```swift id=help hidden\nlet a = 1\n```\n\n"))
        #expect(result.brief == [])
    }

    @Test(
        "What does not stand right above cannot be compared with",
        arguments: ["A sentence.\n\n", "```swift\nprint(3)\n```\n\n", "## Beds\n\n"])
    func apart(between: String) {
        #expect(
            Courses.lesson(Self.lesson("swift id=kale", between)).diagnostics.map(\.summary) == [
                "‘kale’ does not stand right above, so nothing can be compared"
            ])
    }

    @Test("A name that is none, or of nothing, is an error under it")
    func names() {
        #expect(
            Courses.lesson(Self.lesson("swift id=kale", "", "swift pair=leek")).brief == [
                "9:15 ‹leek› broken-pair: ‘leek’ does not stand right above, so nothing can be compared "
                    + "| put the two next to each other, with nothing but output fences between them"
            ])
        #expect(
            Courses.lesson(Self.lesson("swift id=kale", "", "swift pair=Kale")).brief == [
                "9:15 ‹Kale› invalid-word-value: ‘Kale’ is no name of a snippet of this lesson | name "
                    + "the one right above by its id: pair=kale"
            ])
    }

    @Test("The same program twice, and one that is to be guessed at, are refused")
    func refused() {
        #expect(
            Courses.lesson(Self.lesson(code: "print(1)")).diagnostics.map(\.summary) == [
                "the two are the same program"
            ])
        #expect(
            Courses.lesson(Self.lesson("swift id=kale predict")).diagnostics.map(\.summary) == [
                "the other one is to be guessed at, and a pair shows at once what became of both"
            ])
    }

    @Test("Two languages are tabs and no pair")
    func languages() {
        let result = Courses.load([
            "course.yml": """
            title: T
            runners:
              python: {command: [python3, "{file}"], version: [python3], extension: py, comment: "#"}

            """,
            "01-a.md": "---\ntitle: A\n---\n"
                + Self.lesson("swift id=kale", "", "python pair=kale"),
        ])
        #expect(result.diagnostics.map(\.summary) == ["the two are in different languages"])
    }
}
