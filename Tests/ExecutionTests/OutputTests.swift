import CourseModel
import Testing

@testable import Execution

@Suite("Output")
struct OutputTests {
    private func chunk(_ text: String, isError: Bool = false, at milliseconds: Int)
        -> LaunchOutcome.Chunk
    {
        LaunchOutcome.Chunk(
            isError: isError, bytes: Array(text.utf8), time: milliseconds * 1000 + 999)
    }

    @Test("Lines are cut at newlines wherever the bytes were cut, and timed when they are finished")
    func lines() {
        let lines = OutputAssembler.lines(
            of: [
                chunk("on", at: 1), chunk("err\n", isError: true, at: 2), chunk("e\ntw", at: 3),
                chunk("o", at: 4),
            ], parts: ["a/x"]
        ).lines
        #expect(
            lines == [
                Transcript.Line(stream: .standardError, text: "err", time: 2),
                Transcript.Line(stream: .standardOutput, text: "one", time: 3),
                Transcript.Line(
                    stream: .standardOutput, text: "two", time: 3, isComplete: false),
            ])
    }

    @Test("A character that is cut between two reads is whole again")
    func characters() {
        let bytes = Array("é\n".utf8)
        let chunks = bytes.enumerated().map { index, byte in
            LaunchOutcome.Chunk(isError: false, bytes: [byte], time: index)
        }
        let output = OutputAssembler.lines(of: chunks, parts: [])
        #expect(output.lines.map(\.text) == ["é"] && output.firstWithoutText == nil)
    }

    @Test("Marks tell the parts of a chain apart and are not shown")
    func marks() {
        let lines = OutputAssembler.lines(
            of: [chunk("a\nrest\u{1E}lectern:part\nb\n\u{1E}lectern:part\nc\n", at: 1)],
            parts: ["l/one", "l/two", "l/three"]
        ).lines
        #expect(lines.map(\.text) == ["a", "rest", "b", "c"])
        #expect(lines.map(\.part) == ["l/one", "l/one", "l/two", nil])
        #expect(lines.map(\.isComplete) == [true, false, true, true])
    }

    @Test(
        "The first line that is no text is named, standard output before standard error",
        arguments: [
            ([("a\n", false)], nil),
            ([("\u{0}\u{1B}[31m\u{202E}\n", false)], nil),
            ([("a\nb\n\u{FFFD}\n", false)], nil),
            ([("a\n!b", false)], .init(stream: .standardOutput, line: 2)),
            ([("a\n", false), ("!\n", true)], .init(stream: .standardError, line: 1)),
            ([("!\n", true), ("a\nb\n!\n", false)], .init(stream: .standardOutput, line: 3)),
            ([("!", false), ("\n!\n", false)], .init(stream: .standardOutput, line: 1)),
        ] as [([(String, Bool)], OutputAssembler.Place?)])
    func withoutText(texts: [(String, Bool)], place: OutputAssembler.Place?) {
        // An exclamation mark stands for a byte that no UTF-8 text holds.
        let chunks = texts.map { text, isError in
            LaunchOutcome.Chunk(
                isError: isError,
                bytes: text.utf8.map { $0 == UInt8(ascii: "!") ? 0xFF : $0 }, time: 0)
        }
        #expect(OutputAssembler.lines(of: chunks, parts: []).firstWithoutText == place)
    }

    @Test("A character that ends with the stream before it is whole is no text")
    func halfCharacter() {
        let chunk = LaunchOutcome.Chunk(isError: false, bytes: [0x61, 0x0A, 0xC3], time: 0)
        let output = OutputAssembler.lines(of: [chunk], parts: [])
        #expect(output.firstWithoutText == .init(stream: .standardOutput, line: 2))
        #expect(output.lines.map(\.text) == ["a", "\u{FFFD}"])
    }
}
