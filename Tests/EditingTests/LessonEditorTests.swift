import CourseLoading
import CourseModel
import Diagnostics
import Editing
import Testing

@Suite("Edited lessons")
struct LessonEditorTests {
    private static let snippet = "```swift\nprint(1)\n```\n"

    // MARK: Bytes

    @Test(
        "Marks become longer where a line would close the fence, and only there",
        arguments: [
            (["```"], "````output\n```\n````\n"),
            ([" `````  "], "``````output\n `````  \n``````\n"),
            (["    ```"], "```output\n    ```\n```\n"),
            (["``` x", "``", "~~~~"], "```output\n``` x\n``\n~~~~\n```\n"),
        ])
    func marks(lines: [String], expected: String) {
        #expect(
            EditedLesson.edited("\(Self.snippet)```output\n1\n```\n", to: lines)
                == Self.snippet + expected)
    }

    @Test("A closing mark that is longer already stays as it is")
    func longClosingMark() {
        #expect(
            EditedLesson.edited("\(Self.snippet)~~~ output\n~~~~~~ \nx\n", to: ["~~~"])
                == "\(Self.snippet)~~~~ output\n~~~\n~~~~~~ \nx\n")
    }

    @Test("Lines that stay keep every byte, and a fence that says the same is left alone")
    func keptLines() {
        let quoted = Self.snippet.replacing("\n", with: "\n> ")
        let lesson = "> \(quoted)```output\n>a\n>  b\n>c\n> ```\n"
        #expect(EditedLesson.edited(lesson, to: ["a", " b", "c"]) == lesson)
        #expect(
            EditedLesson.edited(lesson, to: ["a", "x", "y", "c"])
                == lesson.replacing(">  b\n", with: "> x\n> y\n"))
        #expect(
            EditedLesson.edited(lesson, to: ["a", "c"]) == lesson.replacing(">  b\n", with: ""))
        #expect(
            EditedLesson.edited(lesson, to: ["x", " b", "c"])
                == lesson.replacing(">a\n", with: "> x\n"))
        #expect(
            EditedLesson.edited(lesson, to: ["a", " b", "c", "c"])
                == lesson.replacing(">c\n", with: ">c\n> c\n"))
    }

    @Test("New lines end as the fence's own, whatever the others do")
    func mixedEndings() {
        let lesson = "a\r\n\(Self.snippet)```output\r\n1\r\n```\r\nb  \rc\n"
        #expect(
            EditedLesson.edited(lesson, to: ["2", "3"])
                == "a\r\n\(Self.snippet)```output\r\n2\r\n3\r\n```\r\nb  \rc\n")
        let other = "a\r\n\(Self.snippet)```output\n```\r\nb\r\n"
        #expect(
            EditedLesson.edited(other, to: ["2", "3"])
                == "a\r\n\(Self.snippet)```output\n2\n3\n```\r\nb\r\n")
    }

    @Test("A byte order mark, zero bytes and white space around the fence stay")
    func bytesAround() throws {
        let before = "\u{FEFF}---\ntitle: A\n---\n\u{0} \t \n\n\(Self.snippet)```output\n"
        let lesson = try #require(
            EditedLesson(bytes: Array("\(before)1\n``` \t\n\u{0}x  \n \t".utf8)))
        let result = lesson.apply(lesson.outputs([0: ["2"]]))
        #expect(result.bytes == Array("\(before)2\n``` \t\n\u{0}x  \n \t".utf8))
    }

    @Test("Of texts that stand twice, the one that was meant changes")
    func twice() throws {
        let part = "\(Self.snippet)```output\n1\n```\n\n"
        let lesson = try #require(EditedLesson("```text\n1\n```\n\(part)\(part)\(part)"))
        #expect(
            lesson.edited(lesson.outputs([1: ["2"]]))
                == "```text\n1\n```\n\(part)\(part.replacing("t\n1", with: "t\n2"))\(part)")
    }

    @Test("Without edits, the bytes are the same, whatever they are")
    func noEdits() throws {
        let lesson = try #require(EditedLesson(bytes: [0x61, 0xFF, 0x0D]))
        #expect(lesson.apply([]).bytes == [0x61, 0xFF, 0x0D])
    }

    // MARK: Code of files

    @Test("A fence whose code stands in a file is filled with what is shown, outdented")
    func shownCode() throws {
        let lesson = try #require(
            EditedLesson(
                """
                <!-- lectern: after=b -->
                > ```swift id=a file=a.swift region=r
                > wrong
                > ```
                > ```output
                > 1
                > ```

                <!-- lectern: id=c file=a.swift
                  ```swift
                  ```
                -->
                """, code: "// region r\n  a // hide\n    b\n\n      c\n// endregion\n"))
        let edits = lesson.lesson.snippets.compactMap {
            LessonEdit.shownCode(of: $0, in: lesson.lesson)
        }
        #expect(edits.count == 2)
        #expect(
            lesson.edited(edits + lesson.outputs([0: ["2"]])) == """
                <!-- lectern: after=b -->
                > ```swift id=a file=a.swift region=r
                > b
                >
                >   c
                > ```
                > ```output
                > 2
                > ```

                <!-- lectern: id=c file=a.swift
                  ```swift
                  b

                    c
                  ```
                -->
                """)
    }

    @Test(
        "A snippet whose code stands in its fence has no edit, and neither has one without output")
    func noSuchFence() throws {
        let lesson = try #require(EditedLesson(Self.snippet))
        let snippet = try #require(lesson.lesson.snippets.first)
        #expect(LessonEdit.shownCode(of: snippet, in: lesson.lesson) == nil)
        #expect(LessonEdit.output(of: snippet, in: lesson.lesson, lines: []) == nil)
    }

    // MARK: Refusals

    @Test(
        "What no fence can hold is refused in words, and nothing is done",
        arguments: [
            (["a\u{0}"], "line 1 of its new text holds a zero byte, which Markdown replaces"),
            (
                ["a", "b\rc"],
                "line 2 of its new text holds a carriage return, which would end the line"
            ),
            (["a\r"], "line 1 of its new text holds a carriage return, which would end the line"),
            (["a\nb"], "line 1 of its new text holds a newline, which would end the line"),
            (
                ["a", "```\n\n# x"],
                "line 2 of its new text holds a newline, which would end the line"
            ),
        ])
    func impossible(lines: [String], reason: String) throws {
        let part = "\(Self.snippet)```output\n1\n```\n\n"
        let lesson = try #require(EditedLesson(part + part + part))
        let edits = lesson.outputs([0: ["2"], 1: lines, 2: ["3"]])
        let start = try #require(lesson.lesson.snippets[1].outputFence).range.lowerBound
        #expect(
            lesson.apply(edits)
                == .refused(
                    LessonEditor.Refusal(
                        edit: 1, reason: "this fence cannot be edited: \(reason)",
                        span: SourceSpan(file: "content/01-a.md", range: start..<(start + 9)))))
    }

    @Test("Code that would end the comment around its fence is refused")
    func comment() throws {
        let text = "<!-- lectern: id=a file=a.swift\n```swift\n```\n-->\n\(Self.snippet)"
        let lesson = try #require(EditedLesson(text, code: "let a = 1 --> 2\n"))
        let edit = try #require(
            LessonEdit.shownCode(of: lesson.lesson.snippets[0], in: lesson.lesson))
        #expect(
            lesson.edited([edit])
                == "0: this fence cannot be edited: where it stands, its new text would not be read "
                + "back as it is")
    }

    @Test("A fence that is not there any more, or is of another kind, is refused")
    func stale() throws {
        let lesson = try #require(EditedLesson("\(Self.snippet)```output\n1\n```\n"))
        let range = try #require(lesson.lesson.snippets[0].outputFence).range
        let reason = "0: this fence cannot be edited: it is not there any more"
        func edited(_ part: LessonEdit.Part, _ range: Range<Int>) -> String {
            lesson.edited([
                LessonEdit(lesson: EditedLesson.path, part: part, range: range, lines: [])
            ])
        }
        #expect(edited(.body, range) == reason)
        #expect(edited(.output, range.lowerBound..<(range.upperBound - 1)) == reason)
        #expect(edited(.output, 900..<903) == reason)
    }

    @Test("A lesson that is not UTF-8 is refused")
    func invalid() throws {
        let text = "\(Self.snippet)```output\n1\n```\n"
        let lesson = try #require(EditedLesson(bytes: Array(text.utf8) + [0xFF]))
        #expect(
            lesson.edited(lesson.outputs([0: ["2"]]))
                == "0: this fence cannot be edited: its lesson is not UTF-8")
    }

    // MARK: Many at once

    @Test("Many fences are edited at once, those that need another way to be written too")
    func many() throws {
        let parts = (0..<200).map { number in
            number.isMultiple(of: 7)
                ? "\(Self.snippet)   ```output\n   \(number)\n```\n\n"
                : "\(Self.snippet)```output\n\(number)\n```\n\n"
        }
        let lesson = try #require(EditedLesson(parts.joined()))
        let lines = Dictionary(uniqueKeysWithValues: (0..<200).map { ($0, ["  n\($0)", "```"]) })
        let edits = lesson.outputs(lines)
        #expect(edits.count == 200)
        let expected = (0..<200).map { number in
            number.isMultiple(of: 7)
                ? "\(Self.snippet)   ````output\n     n\(number)\n   ```\n````\n\n"
                : "\(Self.snippet)````output\n  n\(number)\n```\n````\n\n"
        }
        #expect(lesson.edited(edits.reversed()) == expected.joined())
    }

    @Test("Of many edits, the one at fault is named, and none is made")
    func manyWithOneAtFault() throws {
        let parts = (0..<200).map { "\(Self.snippet)```output\n\($0)\n```\n\n" }
        let lesson = try #require(EditedLesson(parts.joined()))
        var lines = Dictionary(uniqueKeysWithValues: (0..<200).map { ($0, ["n\($0)"]) })
        lines[150] = ["\u{0}"]
        guard case .refused(let refusal) = lesson.apply(lesson.outputs(lines)) else {
            Issue.record("it was edited")
            return
        }
        #expect(refusal.edit == 150)
        #expect(refusal.reason.contains("zero byte"))
    }
}
