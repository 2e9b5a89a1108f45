import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Hidden lines and the places of code")
struct HiddenLinesTests {
    private static func snippets(_ markdown: String) -> (lesson: Lesson?, snippets: [Snippet]) {
        let lesson = Courses.course(lesson: markdown).lessons.first
        return (lesson, lesson?.snippets ?? [])
    }

    @Test("A line that ends with // hide is compiled without the mark, and not shown")
    func trailingMark() {
        let code = """
            import Dispatch // hide
            struct S {
                let a = 1 // hide
            // hide
                let b = "x" // hide \t
            }
            """
        let snippet = Self.snippets("```swift\n\(code)\n```\n").snippets.first
        #expect(
            snippet?.code
                == "import Dispatch\nstruct S {\n    let a = 1\n\n    let b = \"x\"\n}\n")
        #expect(snippet?.shownCode == "struct S {\n}\n")
        #expect(snippet?.hidesLines == true)
        #expect(snippet?.lines.map(\.isHidden) == [true, false, true, true, true, false])
    }

    @Test(
        "A line hides only by a comment of its own",
        arguments: [
            "let s = \"// hide\"",
            "let s = \"a // hide",
            "let a = 1 // hide me",
            "let a = 1 // hide()",
            "let a = 1 /* // hide */",
            "let s = #\"\"// hide\"#",
        ])
    func noMark(line: String) {
        let result = Courses.lesson("```swift\n\(line)\n```\n")
        let lines = result.course.lessons.first?.snippets.first?.lines
        #expect(lines?.map(\.text) == [line])
        #expect(lines?.map(\.isHidden) == [false])
        #expect(result.brief == [])
    }

    @Test("// hide within a multi-line string is an error")
    func inString() {
        let markdown = "```swift\nlet s = \"\"\"\n  a // hide\n\"\"\" // hide\n```\n"
        #expect(
            Courses.lesson(markdown).report == """
                content/01-a.md:6:5: error: ‘// hide’ within a multi-line string would be printed, not hidden [hide-in-string]
                6 |   a // hide
                  |     ^^^^^^^
                  help: take the mark out, or hide the whole snippet with the word ‘hidden’

                """)
        #expect(
            Self.snippets(markdown).snippets.first?.lines.map(\.isHidden) == [false, false, true])
    }

    @Test("// hide behind the quotes that open a multi-line string stands in the string")
    func behindOpeningQuotes() {
        #expect(
            Courses.lesson("```swift\nlet s = \"\"\" // hide\n\"\"\"\n```\n").ids
                == [.hideInString])
    }

    @Test("A mark at the end of another comment is obeyed or refused, never ignored")
    func afterAnotherComment() {
        let result = Courses.lesson("```swift\nf() // TODO // hide\n```\n")
        let isHidden = result.course.lessons.first?.snippets.first?.lines.first?.isHidden
        #expect(isHidden == true || !result.brief.isEmpty, "shown without a word")
    }

    @Test(
        "Every line of code knows where it stands, in every kind of container",
        arguments: [
            ("```swift\nlet a = 1\n\n  let é = \"→\"\n```\n", "let a = 1\n\n  let é = \"→\"\n"),
            ("   ```swift\n   let a = 1\n     let b = 2\n   ```\n", "let a = 1\n  let b = 2\n"),
            ("- ```swift\n  let a = 1\n\n    let b = 2\n  ```\n", "let a = 1\n\n  let b = 2\n"),
            ("1. text\n\n   ~~~swift\n   let a = 1\n   ~~~\n", "let a = 1\n"),
            ("> ```swift\n> let a = 1\n>\n>   let b = 2\n> ```\n", "let a = 1\n\n  let b = 2\n"),
            (">```swift\n>let a = 1\n>```\n", "let a = 1\n"),
            (
                "> - x\n>\n>   ```swift\n>   let é = 1\n>   let b = \"日\"\n>   ```\n",
                "let é = 1\nlet b = \"日\"\n"
            ),
            ("- > ```swift\n  > let a = 1\n  > ```\n", "let a = 1\n"),
            ("> > ```swift\n> > let a = 1\n> > ```\n", "let a = 1\n"),
            ("-\t```swift\n\tlet a = 1\n\t```\n", "let a = 1\n"),
            ("```swift\r\nlet a = 1\r\nlet b = 2\r\n```\r\n", "let a = 1\nlet b = 2\n"),
            ("````swift\n```\nlet a = 1\n````\n", "```\nlet a = 1\n"),
            ("> [!NOTE]\n> ```swift\n> let a = 1\n> ```\n", "let a = 1\n"),
            ("<!-- lectern: id=h\n  ```swift\n  let a = 1\n  ```\n-->\n", "let a = 1\n"),
        ])
    func places(markdown: String, code: String) throws {
        let (lesson, snippets) = Self.snippets(markdown)
        let source = try #require(lesson?.source)
        #expect(snippets.map(\.code) == [code])
        for line in snippets.flatMap(\.lines) {
            let range = line.offset..<(line.offset + line.text.utf8.count)
            #expect(source[range] == line.text, "\(line)")
        }
        let numbers = snippets.flatMap(\.lines).map { source.line(at: $0.offset) }
        #expect(numbers == Array((numbers.first ?? 0)..<((numbers.first ?? 0) + numbers.count)))
    }

    @Test("A tab of which a container takes a part leaves the line's place at least on its line")
    func cutTab() throws {
        let (lesson, snippets) = Self.snippets("> ```swift\n>\tlet a = 1\n> ```\n")
        let line = try #require(snippets.first?.lines.first)
        #expect(line.text == "  let a = 1")
        #expect(lesson?.source.line(at: line.offset) == 5)
    }

    @Test("An error message within a list points at the code's own column")
    func diagnosticInList() {
        let result = Courses.lesson(
            "- a\n\n  ```swift\n  let s = \"\"\"\n  x // hide\n  \"\"\"\n  ```\n")
        #expect(result.brief.map { String($0.prefix(30)) } == ["8:5 ‹// hide› hide-in-string: "])
    }

    @Test("@main is seen in code and not in text")
    func mainAttribute() {
        let (_, snippets) = Self.snippets(
            "```swift\n@main struct A {}\n```\n```swift\n// @main\nlet s = \"@main\"\n```\n")
        #expect(snippets.map(\.hasMainAttribute) == [true, false])
    }
}
