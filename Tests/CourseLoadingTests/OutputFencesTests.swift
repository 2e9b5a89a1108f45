import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Output fences")
struct OutputFencesTests {
    private static let snippet = "```swift id=a\nprint(1)\n```\n"

    private static let runner =
        "title: T\nrunners: {python: {command: [python3, \"{file}\"], "
        + "version: [python3, --version], extension: py, comment: \"#\"}}\n"

    private static func read(_ markdown: String) -> CourseLoader.Result {
        Courses.load(["01-a.md": "---\ntitle: A\n---\n\(markdown)", "course.yml": runner])
    }

    /// Checks that each line stands where it says, and the fence between its marks.
    private static func check(
        _ fence: OutputFence, in source: SourceFile,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for line in fence.lines {
            let end = line.offset + line.text.utf8.count
            #expect(source[line.offset..<end] == line.text, sourceLocation: sourceLocation)
        }
        let text = source[fence.range]
        #expect(text.hasPrefix("```") || text.hasPrefix("~~~"), sourceLocation: sourceLocation)
        #expect(text.last == text.first, sourceLocation: sourceLocation)
        #expect(fence.span.range.lowerBound == fence.range.lowerBound)
    }

    @Test("A fence right below a snippet is its statement, and makes no block")
    func statement() throws {
        let result = Self.read("\(Self.snippet)\n```output\none\n\n  two \n```  \nWords.\n")
        #expect(result.brief == [])
        let lesson = try #require(result.course.lessons.first)
        #expect(lesson.blocks == [.snippet(0), .paragraph([.text("Words.")])])
        let fence = try #require(lesson.snippets.first?.outputFence)
        #expect(fence.lines.map(\.text) == ["one", "", "  two "])
        #expect(lesson.source[fence.range] == "```output\none\n\n  two \n```")
        #expect(lesson.source[fence.span.range] == "```output")
        Self.check(fence, in: lesson.source)
    }

    @Test("Without one, a snippet has no statement")
    func none() {
        let result = Self.read("\(Self.snippet)\n```text\noutput\n```\n")
        #expect(result.course.lessons.first?.snippets.map(\.outputFence) == [nil])
        #expect(result.course.lessons.first?.blocks.count == 2)
    }

    @Test(
        "It may stand in any container, with any marks",
        arguments: [
            ("```swift\nprint(1)\n```\n```output\na\n\tb\n```\n", ["a", "\tb"]),
            ("```swift\nprint(1)\n```\n\n\n\n```OutPut\n```\n", []),
            ("```swift\nprint(1)\n```\n~~~~ output\n~~~\n```\n~~~~~\n", ["~~~", "```"]),
            ("```swift\r\nprint(1)\r\n```\r\n```output\r\na\r\nb\r\n```\r\n", ["a", "b"]),
            ("```swift\rprint(1)\r```\r```output\ra\rb\r```", ["a", "b"]),
            (
                "- ```swift\n  print(1)\n  ```\n\n  ```output\n  a\n\n   b\n  ```\n",
                ["a", "", " b"]
            ),
            (
                "- x\n\n\t```swift\n\tprint(1)\n\t```\n\n\t```output\n\ta\n\t\tb\n\t```\n",
                ["a", "\tb"]
            ),
            (
                "> ```swift\n> print(1)\n> ```\n>\n>   ```output\n>   a\n>\n>  b\n> ```\n",
                ["a", "", "b"]
            ),
            ("1. > ```swift\n   > print(1)\n   > ```\n   > ```output\n   > 日本\n   > ```\n", ["日本"]),
            ("> - ```swift\n>   print(1)\n>   ```\n>   ```output\n>   a\n>   ```\n", ["a"]),
            ("   ```swift\nprint(1)\n```\n  ```output\n  a\n    b\n```", ["a", "  b"]),
            ("> [!NOTE]\n> ```swift\n> print(1)\n> ```\n> ```output\n> a\n> ```\n", ["a"]),
            ("```python id=p\nprint(1)\n```\n```output\na\n```\n", ["a"]),
            (
                "<!-- lectern: id=a -->\n```swift\nprint(1)\n```\n```output\n<!-- lectern: x -->\n```\n",
                ["<!-- lectern: x -->"]
            ),
        ])
    func containers(markdown: String, expected: [String]) throws {
        let result = Self.read(markdown)
        #expect(result.brief == [])
        let lesson = try #require(result.course.lessons.first)
        let fence = try #require(lesson.snippets.first?.outputFence)
        #expect(fence.lines.map(\.text) == expected)
        Self.check(fence, in: lesson.source)
    }

    @Test("Each fence belongs to the snippet right above it")
    func several() {
        let result = Self.read(
            "\(Self.snippet)```output\n1\n```\n```swift id=b\n```\n```swift\n```\n```output\n3\n```\n"
        )
        #expect(result.brief == [])
        #expect(
            result.course.lessons.first?.snippets.map { $0.outputFence?.text } == [
                "1\n", nil, "3\n",
            ])
    }

    @Test(
        "A fence with no snippet right above it is an error",
        arguments: [
            "",
            "\(snippet)\nWords.\n\n",
            "\(snippet)\n<!-- A remark. -->\n\n",
            "\(snippet)\n---\n",
            "- ```swift\n  print(1)\n  ```\n\n",
            "> ```swift\n> print(1)\n> ```\n\n",
        ])
    func orphan(above: String) {
        let result = Self.read("\(above)```output\n1\n```\n")
        #expect(result.ids == [.orphanOutput])
        #expect(
            result.brief.first?.hasSuffix(
                "‹```output› orphan-output: this states what a snippet prints, and no snippet stands "
                    + "above it | put it right below the snippet, with nothing but empty lines "
                    + "between them") == true, "\(result.brief)")
        #expect(result.course.lessons.first?.snippets.compactMap(\.outputFence) == [])
    }

    @Test("A fence in another container than the snippet is an error")
    func nestedOrphan() {
        #expect(Self.read("\(Self.snippet)- ```output\n  1\n  ```\n").ids == [.orphanOutput])
        #expect(Self.read("\(Self.snippet)> ```output\n> 1\n> ```\n").ids == [.orphanOutput])
        let items = "- ```swift\n  print(1)\n  ```\n- ```output\n  1\n  ```\n"
        #expect(Self.read(items).ids == [.orphanOutput])
    }

    @Test("A second fence below a snippet is an error that shows the first")
    func second() {
        let result = Self.read("\(Self.snippet)```output\n1\n```\n~~~output\n2\n~~~\n")
        #expect(
            result.brief == [
                "10:1 ‹~~~output› orphan-output: what the snippet above prints is stated already | "
                    + "note 7:1 ‹```output› it is stated here | keep one of the two"
            ])
        #expect(result.course.lessons.first?.snippets.first?.outputFence?.text == "1\n")
    }

    @Test(
        "A fence below code that is only shown is an error",
        arguments: [
            ("```ruby\nputs 1\n```\n", "‘ruby’ has no runner, so the code above prints nothing"),
            (
                "```\nputs 1\n```\n",
                "the code above names no language, so it is not run and prints nothing"
            ),
            (
                "    puts 1\n\n",
                "the code above names no language, so it is not run and prints nothing"
            ),
        ])
    func listing(above: String, summary: String) {
        let brief = Self.read("\(above)```output\n1\n```\n").brief
        #expect(
            brief.map { $0.drop { $0 != "‹" } } == [
                "‹```output› orphan-output: \(summary) | call the output ```text, or make the code "
                    + "a snippet that is run"
            ])
    }

    @Test(
        "A fence below a snippet that prints nothing that is shown is an error",
        arguments: [
            ("skip=x", "is skipped, so it prints nothing"),
            ("compile", "is only compiled, so it prints nothing"),
            ("compile expect=warning error=x", "is only compiled, so it prints nothing"),
            ("expect=compile-error error=x", "must not compile, so it prints nothing"),
            ("hidden", "is hidden, and what it prints with it"),
        ])
    func needless(words: String, reason: String) {
        let result = Self.read("```swift id=a \(words)\nprint(1)\n```\n```output\n1\n```\n")
        #expect(
            result.brief == [
                "7:1 ‹```output› needless-output: the snippet above \(reason) | note 4:13 ‹a› it is "
                    + "this one | take the output fence out"
            ])
    }

    @Test("A snippet in a comment is hidden, so a fence below it is needless")
    func belowComment() {
        let result = Self.read(
            "<!-- lectern: id=a\n```swift\nprint(1)\n```\n-->\n```output\n1\n```\n")
        #expect(result.ids == [.needlessOutput])
    }

    @Test("What is wrong with a snippet is said once, and not again of its output")
    func noCascade() {
        #expect(
            Self.read("```swift id=a compil\n```\n```output\n1\n```\n").ids == [.unknownWord])
        #expect(Self.read("```Swif\n```\n```output\n1\n```\n").ids == [.unknownLanguage])
    }

    @Test(
        "Words behind it are an error",
        arguments: [("id=b", ""), ("title=\"x\"", ""), ("x", " \t")])
    func words(words: String, trailing: String) {
        let result = Self.read("\(Self.snippet)```output \(words)\(trailing)\n1\n```\n")
        #expect(
            result.brief == [
                "7:11 ‹\(words)› unknown-word: an output fence has no words | write it as ```output "
                    + "alone, and words behind the snippet's own language"
            ])
    }

    @Test("A comment above it is an error, and the fence is still the snippet's")
    func comment() {
        let result = Self.read("\(Self.snippet)<!-- lectern: title=x -->\n```output\n1\n```\n")
        #expect(
            result.brief == [
                "7:1 ‹<!-- lectern:› orphan-comment: this comment stands above an output fence, "
                    + "which has no words | put it right above the snippet's own fence"
            ])
        #expect(result.course.lessons.first?.snippets.first?.outputFence?.text == "1\n")
    }

    @Test(
        "One that is never closed is an unclosed fence, and so is one that its container ends",
        arguments: [
            ("\(snippet)```output\n1\n", ["7:1 ‹```output›"]),
            ("\(snippet)```output\n1\n     ```\n", ["7:1 ‹```output›"]),
            (
                "> ```swift\n> ```\n> ```output\n> 1\n```\n1\n```\n", ["6:3 ‹```output›"]
            ),
            ("- ```swift\n  ```\n  ```output\n  1\n```\n", ["6:3 ‹```output›", "8:1 ‹```›"]),
        ])
    func unclosed(markdown: String, places: [String]) {
        #expect(
            Self.read(markdown).brief
                == places.map {
                    "\($0) unclosed-fence: this fence is never closed | end the code with a line ```"
                })
    }

    @Test(
        "A snippet whose code stands in a file keeps what its fence holds",
        arguments: ["\n", "\r\n"])
    func body(newline: String) throws {
        let text = "---\ntitle: A\n---\n> ~~~swift file=a.swift\n> print(1)\n> ~~~ \n"
        let result = Courses.load([
            "01-a.md": text.replacing("\n", with: newline), "a.swift": "print(1)\n",
        ])
        #expect(result.brief == [])
        let lesson = try #require(result.course.lessons.first)
        let body = try #require(lesson.snippets.first?.body)
        #expect(body.lines == ["print(1)"])
        #expect(
            lesson.source[body.range]
                == "~~~swift file=a.swift\n> print(1)\n> ~~~".replacing("\n", with: newline)[...])
        #expect(Self.read(Self.snippet).course.lessons.first?.snippets.first?.body == nil)
    }

    @Test("What a hidden comment's snippet asks for is kept whole")
    func hiddenBody() throws {
        let text = "<!-- lectern: id=a file=a.swift\n  ```swift\n  print(1)\n  ```\n-->\n"
        let result = Courses.load([
            "01-a.md": "---\ntitle: A\n---\n\(text)", "a.swift": "print(1)\n",
        ])
        #expect(result.brief == [])
        let lesson = try #require(result.course.lessons.first)
        let body = try #require(lesson.snippets.first?.body)
        #expect(lesson.source[body.range] == "```swift\n  print(1)\n  ```")
    }
}
