import CourseLoading
import CourseModel
import Editing
import Testing

@Suite("Containers of edited fences")
struct ContainersTests {
    /// Lessons in which `OLD` is a line of an output fence; what stands before it is what stands
    /// before each line.
    private static let containers = [
        "```swift\nprint(1)\n```\n```output\nOLD\n```\n",
        "```swift\nprint(1)\n```\n\n```output\nOLD\n```",
        "```swift\nprint(1)\n```\n~~~~  OUTPUT\nOLD\n~~~~~  \nWords.\n",
        "- ```swift\n  print(1)\n  ```\n  ```output\n  OLD\n  ```\n- more\n",
        "1. x\n\n   ```swift\n   print(1)\n   ```\n   ```output\n   OLD\n   ```\n2. more\n",
        "- a\n  - b\n    ```swift\n    print(1)\n    ```\n    ```output\n    OLD\n    ```\n  - c\n- d\n",
        "> ```swift\n> print(1)\n> ```\n> ```output\n> OLD\n> ```\n> Words.\n",
        ">```swift\n>print(1)\n>```\n>```output\n>OLD\n>```\nWords.\n",
        "> [!TIP]\n> Words\n> ```swift\n> print(1)\n> ```\n> ```output\n> OLD\n> ```\n",
        "- > ```swift\n  > print(1)\n  > ```\n  > ```output\n  > OLD\n  > ```\n- x\n",
        "> 1. ```swift\n>    print(1)\n>    ```\n>    ```output\n>    OLD\n>    ```\n> 2. x\n",
        "> > ```swift\n> > print(1)\n> > ```\n> > ```output\n> > OLD\n> > ```\n",
        "- x\n\n\t```swift\n\tprint(1)\n\t```\n\t```output\n\tOLD\n\t```\n",
        "1. x\n\n\t```swift\n\tprint(1)\n\t```\n\t```output\n\tOLD\n\t```\n",
        "-\tx\n\n\t```swift\n\tprint(1)\n\t```\n\t```output\n\tOLD\n\t```\n",
        "> -\tx\n>\n>\t```swift\n>\tprint(1)\n>\t```\n>\t```output\n>\tOLD\n>\t```\n",
        " ```swift\n print(1)\n ```\n ```output\n OLD\n ```\n",
        "  ```swift\n  print(1)\n  ```\n  ```output\n  OLD\n  ```\n",
        "   ```swift\n   print(1)\n   ```\n   ```output\n   OLD\n   ```\n",
        "-   ```swift\n    print(1)\n    ```\n      ```output\n      OLD\n      ```\n",
    ]

    /// Lines that a fence must hold exactly.
    private static let contents: [[String]] = [
        [], [""], ["", "", ""], ["one"], ["one", "", "two"], ["", "one", ""],
        ["  two", "    four", "\ttab", " \t mixed", "\t\ttabs"],
        ["trailing  ", "tab\t", "   ", "\t"],
        ["```"], ["````", "``` "], ["~~~"], ["  ~~~~~~", "`````"], ["    ```", "\t```", "\t~~~~"],
        ["```swift", "print(1)", "```", "```output", "```"], ["日本", "e\u{301}", "é", "👩‍👩‍👧"],
        ["...", "a[..]b"], ["- x", "1. y", "> z", "# h", "---", "<!-- lectern: id=x -->", "-->"],
        ["OLD"], ["OLD", "OLD"], ["new", "OLD"],
        ["\\", "&amp;", "| a |", "[x]: y", "\u{2028}", "\u{85}"],
    ]

    @Test("Every content is read back as it is, in every container", arguments: containers)
    func contents(markdown: String) throws {
        for newline in ["\n", "\r\n"] {
            let lesson = try #require(EditedLesson(markdown.replacing("\n", with: newline)))
            for lines in Self.contents {
                let result = lesson.apply(lesson.outputs([0: lines]))
                guard case .edited(let bytes, _) = result else {
                    Issue.record("\(lines) in \(markdown.debugDescription): \(result)")
                    continue
                }
                try Self.check(bytes, lines, lesson, newline: newline)
            }
        }
    }

    @Test(
        "A list that begins right behind a quotation's mark has a column more below it",
        arguments: [
            (
                ">-  ```swift file=a.swift\n>     ```\n",
                ">-  ```swift file=a.swift\n>    ---\n>     ```\n"
            ),
            (
                ">-\t-  ```swift file=a.swift\n>\t     ```\n",
                ">-\t-  ```swift file=a.swift\n>       ---\n>\t     ```\n"
            ),
        ])
    func listBehindQuotation(markdown: String, expected: String) throws {
        let lesson = try #require(EditedLesson(markdown))
        let body = try #require(lesson.lesson.snippets.first?.body)
        let edit = LessonEdit(
            lesson: EditedLesson.path, part: .body, range: body.range, lines: ["---"])
        #expect(lesson.edited([edit]) == expected)
    }

    private static func check(
        _ bytes: [UInt8], _ lines: [String], _ old: EditedLesson, newline: String
    ) throws {
        let new = try #require(EditedLesson(bytes: bytes))
        let text = String(decoding: bytes, as: UTF8.self)
        let fence = try #require(new.lesson.snippets.first?.outputFence)
        #expect(fence.lines.map { Array($0.text.utf8) } == lines.map { Array($0.utf8) }, "\(text)")
        #expect(new.lesson.blocks == old.lesson.blocks, "\(text)")
        // Around the fence, not a byte is another.
        let oldFence = try #require(old.lesson.snippets.first?.outputFence)
        #expect(
            bytes.prefix(fence.range.lowerBound) == old.file.bytes.prefix(oldFence.range.lowerBound)
        )
        #expect(
            bytes.dropFirst(fence.range.upperBound)
                == old.file.bytes.dropFirst(oldFence.range.upperBound))
        let ends = text.replacing("\r\n", with: "").utf8
        let count = ends.count { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
        // Those of the front matter.
        if newline == "\r\n" { #expect(count == 3, "\(text.debugDescription)") }
    }

    @Test("New lines stand as deep as those around them", arguments: containers)
    func prefixes(markdown: String) throws {
        let line = try #require(
            markdown.split(whereSeparator: \.isNewline).first { $0.hasSuffix("OLD") })
        let prefix = line.dropLast(3)
        #expect(
            EditedLesson.edited(markdown, to: ["a", "b"])
                == markdown.replacing("\(line)\n", with: "\(prefix)a\n\(prefix)b\n"))
    }

    @Test(
        "An empty fence takes the depth of its marks",
        arguments: [
            ("```output\n```\n", "```output\na\n\nb\n```\n"),
            ("  ```output\n```", "  ```output\na\n\nb\n```"),
            ("> ```output\n> ```\n", "> ```output\n> a\n>\n> b\n> ```\n"),
        ])
    func empty(fence: String, expected: String) {
        let quoted = fence.hasPrefix(">")
        let snippet = quoted ? "> ```swift\n> 1\n> ```\n" : "```swift\n1\n```\n"
        #expect(EditedLesson.edited(snippet + fence, to: ["a", "", "b"]) == snippet + expected)
    }

    @Test(
        "Where the marks are indented differently, lines keep their own indentation",
        arguments: [
            ("   ```output\n```\n", "   ```output\n     a\n```\n"),
            ("   ```output\nOLD\n  ```\n", "   ```output\n     a\n  ```\n"),
            ("```output\nOLD\n   ```\n", "```output\n  a\n   ```\n"),
            (" ```output\n   ```\n", " ```output\n   a\n   ```\n"),
        ])
    func uneven(fence: String, expected: String) {
        let snippet = "```swift\n1\n```\n"
        #expect(EditedLesson.edited(snippet + fence, to: ["  a"]) == snippet + expected)
    }

    @Test("A fence that opens on the line of a list's mark is edited")
    func listMark() throws {
        let lesson = try #require(
            EditedLesson(
                "10. ~~~swift file=a.swift\n    ~~~\n- ~~~swift file=a.swift\n  ~~~\n",
                code: "a\n\nb\n"))
        let edits = lesson.lesson.snippets.compactMap {
            LessonEdit.shownCode(of: $0, in: lesson.lesson)
        }
        #expect(
            lesson.edited(edits) == """
                10. ~~~swift file=a.swift
                    a

                    b
                    ~~~
                - ~~~swift file=a.swift
                  a

                  b
                  ~~~

                """)
    }
}
