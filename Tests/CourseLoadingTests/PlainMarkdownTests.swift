import CourseModel
import Diagnostics
import Testing

@testable import CourseLoading

@Suite("Markdown of no course")
struct PlainMarkdownTests {
    private static func read(_ text: String) throws -> PlainMarkdown.Reading {
        try read(Array(text.utf8))
    }

    private static func read(_ bytes: [UInt8]) throws -> PlainMarkdown.Reading {
        PlainMarkdown.read(
            CourseFiles.File(path: "README.md", bytes: bytes), root: "",
            as: try #require(LessonID("readme")), settings: CourseSettings(title: "T"))
    }

    @Test("is read without a title, with links, callouts and HTML of any kind")
    func noise() throws {
        let reading = try Self.read(
            """
            <p align="center"><img src="a.png"></p>

            # A & B

            @Metadata {
                @PageKind(article)
            }

            > [!STRANGE]
            > Text, ``Kale/cook()`` and <doc:Soup>, [a link](missing.md) and [another](javascript:x).

            ```bash title=x {1}
            swift build
            ```

            ```output
            Nothing above prints this.
            ```

            ```swift
            print(1)
            ```
            """)
        #expect(reading.diagnostics.isEmpty)
        #expect(reading.lesson.snippets.count == 1)
        #expect(reading.lesson.source.path == "README.md")
    }

    @Test("may begin with front matter of any other tool")
    func frontMatter() throws {
        let reading = try Self.read(
            "---\nlayout: post\ntags: [a, b]\n---\n\n```swift\nprint(1)\n```\n")
        #expect(reading.diagnostics.isEmpty)
        #expect(reading.lesson.snippets.first?.lines.first?.text == "print(1)")
    }

    @Test("has fences between two rules that are no front matter")
    func rules() throws {
        let reading = try Self.read("---\n```swift\nprint(1)\n```\n---\n")
        #expect(reading.lesson.snippets.count == 1)
    }

    @Test("that is not UTF-8 is not read, and the place is told")
    func notUTF8() throws {
        let reading = try Self.read(Array("```swift\nprint(1)\n```\n".utf8) + [0xFF])
        #expect(reading.lesson.snippets.isEmpty)
        #expect(reading.diagnostics.map(\.id) == [.invalidUTF8])
    }

    @Test("tells of what looks like a Swift fence and is none, and of no other")
    func falseFences() throws {
        let reading = try Self.read(
            "    ```swift\n    print(1)\n    ```\n\n    ```sh\n    ls\n    ```\n\n```swift\nprint(2)"
        )
        #expect(reading.diagnostics.map(\.id) == [.notAFence, .unclosedFence])
    }

    @Test(
        "is told by its name",
        arguments: [
            ("README.md", true), ("a.MD", true), ("b.markdown", true), ("c.txt", false),
            ("md", false),
        ])
    func names(name: String, isMarkdown: Bool) {
        #expect(PlainMarkdown.isMarkdown(name) == isMarkdown)
    }
}
