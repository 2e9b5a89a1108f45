import CourseLoading
import CourseModel
import Diagnostics
import Editing
import TestSupport
import Testing

/// Lessons of random parts in random containers, and random edits of them.
@Suite("Edits of generated lessons")
struct GeneratedLessonsTests {
    private static let words = [
        "a", "one two", "", " ", "  b", "\tc", "    d", "`", "```", "````", " ```", "~~~",
        "   ~~~~",
        "```output", "> q", "- l", "1. n", "# h", "...", "x[..]", "日本", "e\u{301}", "<b>", "-->",
        "---",
        "d ", "\\", "[a]: b", "| a |", "\u{2028}", "\t```", " \t~~~",
    ]

    /// A lesson whose lines end in the given ways.
    private static func lesson(_ generator: inout SeededGenerator) -> String {
        let endings = generator.pick([["\n"], ["\r\n"], ["\n", "\r\n"], ["\n", "\r\n", "\r"]])
        var text = ""
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let lines = part(&generator, depth: Int.random(in: 0...3, using: &generator))
            for line in lines + [""] { text += line + generator.pick(endings) }
        }
        if generator.pick([true, false]), let last = text.unicodeScalars.last, last == "\n" {
            text.unicodeScalars.removeLast()
        }
        return text
    }

    private static func part(_ generator: inout SeededGenerator, depth: Int) -> [String] {
        guard depth > 0 else { return block(&generator) }
        var lines = part(&generator, depth: depth - 1)
        if generator.pick([true, false]) { lines += block(&generator) }
        let containers: [(first: String, rest: String)] = [
            ("- ", "  "), ("1. ", "   "), ("-\t", "\t"), ("-   ", "    "), ("> ", "> "), (">", ">"),
            ("> - ", ">   "), ("+ x\n\n\t", "\t"),
        ]
        let container = generator.pick(containers)
        return lines.enumerated().map {
            let isBlank = $1.isEmpty && !container.rest.contains(">")
            return ($0 == 0 ? container.first : isBlank ? "" : container.rest) + $1
        }
    }

    private static func block(_ generator: inout SeededGenerator) -> [String] {
        let indentation = generator.pick(["", "", "", " ", "  ", "   "])
        let closing = generator.pick([indentation, indentation, "", " ", "   "])
        let mark = generator.pick(["```", "~~~", "````", "~~~~~"])
        func fence(_ info: String, _ lines: [String]) -> [String] {
            ["\(indentation)\(mark)\(info)"] + lines.map { $0.isEmpty ? $0 : indentation + $0 }
                + ["\(closing)\(mark)"]
        }
        let safe = ["a", "  b", "", "\tc", "d  ", "日本"]
        let body = (0..<Int.random(in: 0...3, using: &generator)).map { _ in generator.pick(safe) }
        switch Int.random(in: 0...8, using: &generator) {
        case 0: return ["Words, and", "more [words](x.md)."]
        case 1: return fence("swift file=a.swift", body)
        case 2: return fence("text", body)
        case 3: return ["<!-- lectern: id=x", "     title: y -->"] + fence("swift", ["print(1)"])
        case 4:
            return [
                "> [!QUIZ] Which {{k.line(1)}}?", ">", "> - [x] a", ">", ">   {{k.output}}",
                "> - [ ] b", ">", ">   No.",
            ]
        case 5:
            return ["<!-- lectern: exercise=water -->", "## Water", ""]
                + fence("swift starter", ["print(1)"]) + [""]
                + fence("swift solution", ["print(2)"]) + [""] + fence("output", body)
                + ["", "> [!HINT]", "> Look at {{k.output}}."]
        case 6:
            return fence("swift id=p predict", ["print(1)"]) + [""] + fence("output", body) + [""]
                + fence("swift id=q", ["print(2)"]) + [""] + fence("swift pair=q", ["print(3)"])
                + [""] + fence("output", body)
        default:
            return fence("swift", ["print(1) // hide"]) + generator.pick([[], [""]])
                + fence("output", body)
        }
    }

    /// The edits of some fences, and what they are to hold.
    private static func edits(
        of lesson: EditedLesson, _ generator: inout SeededGenerator
    ) -> [LessonEdit] {
        var edits: [LessonEdit] = []
        for snippet in lesson.lesson.snippets {
            let count = Int.random(in: 0...4, using: &generator)
            let lines = (0..<count).map { _ in
                generator.pick(words) + generator.pick(["", "", generator.pick(words)])
            }
            if let fence = snippet.outputFence, generator.pick([true, true, false]) {
                edits.append(
                    LessonEdit(
                        lesson: EditedLesson.path, part: .output, range: fence.range, lines: lines))
            }
            if let body = snippet.body, generator.pick([true, true, false]) {
                edits.append(
                    LessonEdit(
                        lesson: EditedLesson.path, part: .body, range: body.range, lines: lines))
            }
        }
        return edits
    }

    @Test("Every fence says what it is to say, and nothing else changes", arguments: 0..<20)
    func generated(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var refused: [String] = []
        var edited = 0
        for _ in 0..<60 {
            let markdown = Self.lesson(&generator)
            let old = try #require(EditedLesson(markdown, code: "a\n  b\n"))
            let edits = Self.edits(of: old, &generator)
            switch old.apply(edits.shuffled(using: &generator)) {
            case .edited(let bytes, _):
                edited += edits.count
                try Self.check(bytes, edits, old)
            case .refused(let refusal):
                refused.append(
                    "\(refusal.reason) \(edits[refusal.edit]) \(markdown.debugDescription)")
            }
        }
        #expect(edited > 20, "the lessons hold too few fences")
        #expect(refused == [])
    }

    /// Compares fences, blocks, snippets, and every byte outside the fences that were edited.
    private static func check(
        _ bytes: [UInt8], _ edits: [LessonEdit], _ old: EditedLesson
    ) throws {
        let new = try #require(EditedLesson(bytes: bytes, code: "a\n  b\n"))
        let text =
            "\(String(decoding: old.file.bytes, as: UTF8.self).debugDescription) → "
            + "\(String(decoding: bytes, as: UTF8.self).debugDescription)"
        #expect(new.lesson.blocks.count == old.lesson.blocks.count, "\(text)")
        #expect(new.lesson.snippets.map(\.id) == old.lesson.snippets.map(\.id), "\(text)")
        #expect(new.lesson.snippets.map(\.code) == old.lesson.snippets.map(\.code), "\(text)")
        let lines = Dictionary(uniqueKeysWithValues: edits.map { ($0.range, $0.lines) })
        let (oldFences, newFences) = (fences(old.lesson), fences(new.lesson))
        #expect(newFences.count == oldFences.count, "\(text)")
        var (oldEnd, newEnd) = (0, 0)
        for (before, after) in zip(oldFences, newFences) {
            let expected = lines[before.range] ?? before.lines
            #expect(
                after.lines.map { Array($0.utf8) } == expected.map { Array($0.utf8) }, "\(text)")
            let isEdited = lines[before.range] != nil
            let oldStop = isEdited ? before.range.lowerBound : before.range.upperBound
            let newStop = isEdited ? after.range.lowerBound : after.range.upperBound
            #expect(old.file.bytes[oldEnd..<oldStop] == bytes[newEnd..<newStop], "\(text)")
            (oldEnd, newEnd) = (before.range.upperBound, after.range.upperBound)
        }
        #expect(old.file.bytes[oldEnd...].elementsEqual(bytes[newEnd...]), "\(text)")
    }

    private static func fences(_ lesson: Lesson) -> [(range: Range<Int>, lines: [String])] {
        lesson.snippets.flatMap { snippet in
            (snippet.body.map { [($0.range, $0.lines)] } ?? [])
                + (snippet.outputFence.map { [($0.range, $0.lines.map(\.text))] } ?? [])
        }
    }
}
