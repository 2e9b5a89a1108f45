import CourseModel
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Fences and the comments around them")
struct FencesTests {
    private static func blocks(_ markdown: String) -> [Block] {
        Courses.course(lesson: markdown).lessons.flatMap(\.blocks)
    }

    @Test("A comment right above a fence speaks for it, together with the fence's own words")
    func comment() {
        let markdown = """
            <!-- lectern: id=three expect=compile-error
                 error: cannot "convert" it
                 title: Three -->
            ```swift swift=5
            let a: Int = ""
            ```
            """
        let result = Courses.lesson(markdown)
        let snippet = result.course.lessons.first?.snippets.first
        #expect(result.brief == [])
        #expect(snippet?.id.name == "three")
        #expect(snippet?.request.presentation.title == "Three")
        #expect(snippet?.request.build.languageMode == .swift5)
        #expect(snippet?.code == "let a: Int = \"\"\n")
        guard case .refuse(let expected)? = snippet?.request.treatment else {
            Issue.record("\(String(describing: snippet))")
            return
        }
        #expect(expected.messages.map(\.text) == ["cannot \"convert\" it"])
        #expect(result.course.lessons.first?.blocks == [.snippet(0)])
    }

    @Test("An empty line between comment and fence does not part them, and lists keep them too")
    func commentAndFence() {
        let markdown =
            "<!-- lectern: id=a -->\n\n```swift\nlet a = 1\n```\n\n- x\n\n"
            + "  <!-- lectern: id=b -->\n  ```swift\n  let b = 1\n  ```\n\n"
            + "> <!-- lectern: id=c -->\n> ```swift\n> let c = 1\n> ```\n"
        let result = Courses.lesson(markdown)
        #expect(result.brief == [])
        #expect(result.course.lessons.first?.snippets.map(\.id.name) == ["a", "b", "c"])
    }

    @Test("A word in the comment and in the fence stands twice")
    func repeatedAcross() {
        #expect(
            Courses.lesson("<!-- lectern: id=a -->\n```swift id=b\n```\n").brief == [
                "5:10 ‹id› repeated-word: ‘id’ stands twice | note 4:15 ‹id› it stands here "
                    + "already | keep one of the two"
            ])
    }

    @Test("A comment around a whole fence is a hidden snippet")
    func hiddenSnippet() {
        let markdown = """
            <!-- lectern: id=helper
                 title: x
            ```swift compile
            // a -- b
            let a = 1 // hide

            ```
            -->
            after
            """
        let result = Courses.lesson(markdown)
        let lesson = result.course.lessons.first
        #expect(result.brief == [])
        #expect(lesson?.snippets.map(\.id.name) == ["helper"])
        #expect(
            lesson?.snippets.first?.request
                == SnippetRequest(
                    treatment: .compile(warnings: nil), isHidden: true,
                    presentation: CodePresentation(title: "x")))
        #expect(lesson?.snippets.first?.code == "// a -- b\nlet a = 1\n\n")
        #expect(lesson?.blocks == [.snippet(0), .paragraph([.text("after")])])
    }

    @Test(
        "A comment with no fence right below it is an error",
        arguments: [
            ("<!-- lectern: id=a -->\n\ntext\n", "4:1"),
            ("<!-- lectern: id=a -->\n", "4:1"),
            ("- <!-- lectern: id=a -->\n\n```swift\n```\n", "4:3"),
            ("<!-- lectern: id=a -->\n<!-- lectern: id=b -->\n```swift\n```\n", "4:1"),
            ("<!-- lectern: id=a -->\n\n    indented\n", "4:1"),
            ("<!-- lectern: id=a\n\n  title: x -->\n\n# text\n", "4:1"),
        ])
    func orphans(markdown: String, place: String) {
        #expect(
            Courses.lesson(markdown).brief == [
                "\(place) ‹<!-- lectern:› orphan-comment: this comment has no fence below it | put "
                    + "it right above the fence that it speaks of"
            ], "\(markdown)")
    }

    @Test(
        "A comment that is nearly one of ours is an error",
        arguments: [
            ("<!--lectern: id=a -->\n", "<!--lectern: id=a -->"),
            ("<!-- Lectern: id=a -->\n", "<!-- Lectern: id=a -->"),
            ("<!-- lectern id=a -->\n", "<!-- lectern id=a -->"),
            ("<!--\nlectern: id=a -->\n", "<!--"),
        ])
    func nearlyOurs(comment: String, line: String) {
        #expect(
            Courses.lesson("\(comment)```swift\n```\n").brief == [
                "4:1 ‹\(line)› orphan-comment: this is no comment that Lectern can read | write "
                    + "<!-- lectern: id=NAME … -->, closed by -->"
            ], "\(comment)")
    }

    @Test(
        "A comment that is never closed is an error", arguments: ["<!-- lectern: id=a", "<!-- x"])
    func unclosedComment(comment: String) {
        #expect(
            Courses.lesson("\(comment)\n```swift\n```\n").brief == [
                "4:1 ‹\(comment)› orphan-comment: this comment is never closed, and swallows the rest "
                    + "of the lesson | end it with -->"
            ])
    }

    @Test("A comment within a paragraph speaks for no fence, and that is an error")
    func inlineComment() {
        #expect(
            Courses.lesson("text <!-- lectern: id=a -->\n").brief == [
                "4:6 ‹<!-- lectern: id=a -->› orphan-comment: a lectern comment must stand on a "
                    + "line of its own | put it right above the fence that it speaks of"
            ])
    }

    @Test(
        "Other comments are dropped without a word",
        arguments: [
            ("<!-- x -->\n", []),
            ("a <!-- x --> b\n", [Block.paragraph([.text("a "), .text(" b")])]),
            ("<!--\n\n# no\n\n    no\n-->\n", []),
        ])
    func otherComments(markdown: String, expected: [Block]) {
        #expect(Courses.lesson(markdown).brief == [])
        #expect(Self.blocks(markdown) == expected)
    }

    @Test("A hidden fence that is not closed within its comment is an error")
    func hiddenUnclosed() {
        #expect(
            Courses.lesson("<!-- lectern: id=a\n```swift\nlet a = 1\n-->\n").brief == [
                "5:1 ‹```swift› unclosed-fence: this fence is not closed within its comment | "
                    + "end the code with a line ```, then -->"
            ])
    }

    @Test("A hidden fence in another language is an error")
    func hiddenPython() {
        #expect(
            Courses.lesson("<!-- lectern: id=a\n```python\nx\n```\n-->\n").brief == [
                "5:4 ‹python› word-needs-runner: what is hidden must be code that is run, and "
                    + "‘python’ has no runner | name a runner in course.yml under ‘runners’, or "
                    + "take the comment out"
            ])
    }

    @Test(
        "A fence that is never closed is an error, in containers too",
        arguments: [
            ("```swift\nlet a = 1\n", "4:1 ‹```swift›", "```"),
            ("~~~~swift\nlet a = 1\n~~~\n", "4:1 ‹~~~~swift›", "~~~~"),
            ("> ```swift\n> let a = 1\n\n```\n\n```\n", "4:3 ‹```swift›", "```"),
            ("- ```swift\n  let a = 1\n\ntext\n", "4:3 ‹```swift›", "```"),
            ("```python\nx\n", "4:1 ‹```python›", "```"),
            ("```swift", "4:1 ‹```swift›", "```"),
        ])
    func unclosed(markdown: String, place: String, mark: String) {
        #expect(
            Courses.lesson(markdown).brief == [
                "\(place) unclosed-fence: this fence is never closed | end the code with a line "
                    + mark
            ], "\(markdown)")
        #expect(Courses.course(lesson: markdown).lessons.first?.snippets == [])
    }

    @Test("A backtick in the info string makes a line no fence, and that is an error")
    func backtickInInfo() {
        #expect(
            Courses.lesson("text\n```swift title=\"`a`\"\nlet a = 1\n```\n").report == """
                content/01-a.md:5:1: error: this looks like a fence and is none, so what follows would not be tested [not-a-fence]
                5 | ```swift title="`a`"
                  | ^^^^^^^^^^^^^^^^^^^^
                note: a backtick anywhere behind ``` makes CommonMark read the line as text
                  help: fence it with ~~~, or take the backtick out
                content/01-a.md:7:1: error: this fence is never closed [unclosed-fence]
                7 | ```
                  | ^^^
                  help: end the code with a line ```

                """)
    }

    @Test(
        "A fence within indented code or raw HTML is an error",
        arguments: [
            (
                "    ```swift\n    let a = 1\n    ```\n",
                ["4:1 ‹    ```swift›", "6:1 ‹    ```›"], "it is indented code"
            ),
            (
                "<div>\n```swift\nlet a = 1\n```\n</div>\n",
                ["5:1 ‹```swift›", "7:1 ‹```›"], "it is part of raw HTML"
            ),
        ])
    func falseFences(markdown: String, places: [String], reason: String) {
        let found = Courses.lesson(markdown).brief.filter { $0.contains("not-a-fence") }
        #expect(found.count == places.count, "\(found)")
        for (line, place) in zip(found, places) {
            #expect(
                line.hasPrefix(
                    "\(place) not-a-fence: this looks like a fence and is none: \(reason)"))
        }
    }

    @Test("A fence may be shown within a longer one, and info strings may hold tildes")
    func legalMischief() {
        let markdown =
            "````text\n```swift\nlet a = 1\n```\n````\n\n~~~swift title=`a`\nlet a = 1\n~~~\n"
        let result = Courses.lesson(markdown)
        #expect(result.brief == [])
        #expect(
            result.course.lessons.first?.blocks == [
                .listing(.init(language: "text", text: "```swift\nlet a = 1\n```\n")),
                .snippet(0),
            ])
    }

    @Test("Words are read from the source, not as cmark unescapes them")
    func sourceBytes() {
        let result = Courses.lesson("```swift title=\"&amp; \\\\ \\\"*\\\"\"\nlet a = 1\n```\n")
        #expect(
            result.course.lessons.first?.snippets.first?.request.presentation.title
                == "&amp; \\ \"*\"")
        #expect(result.brief == [])
    }
}
