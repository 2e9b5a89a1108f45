import CourseLoading
import CourseModel
import Diagnostics
import Editing
import TestSupport
import Testing

/// Lessons of random pieces, most of them no lesson that anybody would write.
@Suite("Edits of hostile lessons")
struct HostileLessonsTests {
    private static let pieces = [
        "```swift\n", "```swift file=a.swift\n", "```output\n", "```\n", "```\n", "~~~output\n",
        "~~~\n",
        "````output\r\n", "````\n", "\n", "\n", "\r\n", "\r", " ", "  ", "    ", "\t", "\t\t", "- ",
        "1. ", "> ", ">", "> > ", "-\t", ">\t", "<!-- lectern: id=x file=a.swift\n", "-->\n",
        "<!-- lectern: title=y -->\n", "a", "b\n", "c\n", "\u{0}", "日本", "\u{FEFF}", "// hide\n",
        "# h\n",
        "[a](b)", "<div>\n", "---\n", "| a |\n|---|\n", "> [!NOTE]\n", "print(1)\n", "...\n",
    ]

    /// Whole blocks, so that many lessons hold fences that belong together.
    private static let blocks = [
        "```swift\nprint(1)\n```\n```output\n1\n```\n", "~~~swift file=a.swift\n~~~\n",
        "- ```swift\n  1\n  ```\n\n  ```output\n  ```\n",
        "> ```swift\n> ```\n>```output\n>  1\n> ```\n",
        "\t```swift\n\t1\n\t```\n\t~~~output\n\t 1\n\t~~~\n",
    ]

    private static func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...25, using: &generator)).map { _ in
            generator.pick(Bool.random(using: &generator) ? pieces : blocks)
        }.joined()
    }

    @Test("An edit is made as it was asked for, or not at all", arguments: 0..<20)
    func hostile(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(3000 + seed))
        var edited = 0
        for _ in 0..<15 {
            let text = Self.text(&generator)
            let old = try #require(EditedLesson(text, code: "a\n\t-->b\n"))
            for snippet in old.lesson.snippets {
                let count = Int.random(in: 0...3, using: &generator)
                let lines = (0..<count).map { _ in
                    String(generator.pick(Self.pieces).filter { $0 != "\n" && $0 != "\r\n" })
                }
                let edit =
                    LessonEdit.output(of: snippet, in: old.lesson, lines: lines)
                    ?? LessonEdit.shownCode(of: snippet, in: old.lesson)
                guard let edit, case .edited(let bytes, _) = old.apply([edit]) else { continue }
                edited += 1
                try Self.check(bytes, edit, old)
            }
        }
        #expect(edited > 5, "hardly any lesson holds a fence")
    }

    /// Compares the edited fence, and that what is around it has not changed.
    private static func check(_ bytes: [UInt8], _ edit: LessonEdit, _ old: EditedLesson) throws {
        let new = try #require(EditedLesson(bytes: bytes, code: "a\n\t-->b\n"))
        let text = "\(edit) of \(String(decoding: old.file.bytes, as: UTF8.self).debugDescription)"
        let fences = new.lesson.snippets.flatMap { snippet in
            [
                snippet.outputFence.map { ($0.range, $0.lines.map(\.text)) },
                snippet.body.map { ($0.range, $0.lines) },
            ].compactMap { $0 }
        }
        let fence = try #require(
            fences.first { $0.0.lowerBound == edit.range.lowerBound }, "\(text)")
        #expect(fence.1.map { Array($0.utf8) } == edit.lines.map { Array($0.utf8) }, "\(text)")
        let (before, after) = (edit.range.lowerBound, edit.range.upperBound)
        #expect(bytes.prefix(before) == old.file.bytes.prefix(before), "\(text)")
        #expect(
            bytes.dropFirst(fence.0.upperBound).elementsEqual(old.file.bytes.dropFirst(after)),
            "\(text)")
        #expect(new.lesson.snippets.map(\.id) == old.lesson.snippets.map(\.id), "\(text)")
        #expect(new.lesson.snippets.map(\.code) == old.lesson.snippets.map(\.code), "\(text)")
    }

    @Test("Every line of a fence knows where it stands", arguments: 0..<5)
    func places(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(4000 + seed))
        for _ in 0..<100 {
            let text = Self.text(&generator)
            let lesson = try #require(EditedLesson(text)).lesson
            for fence in lesson.snippets.compactMap(\.outputFence) {
                for line in fence.lines {
                    let end = line.offset + line.text.utf8.count
                    #expect(fence.range.contains(line.offset), "\(text.debugDescription)")
                    if lesson.source[line.offset..<end] != line.text {
                        // Half a tab, or a zero byte, which Markdown replaces.
                        let start = lesson.source.start(
                            ofLine: lesson.source.line(at: line.offset))
                        #expect(start == line.offset, "\(text.debugDescription)")
                    }
                }
                for end in [fence.range.lowerBound, fence.range.upperBound - 1] {
                    let mark = lesson.source[end..<(end + 1)]
                    #expect(mark == "`" || mark == "~", "\(text.debugDescription)")
                }
            }
        }
    }
}
