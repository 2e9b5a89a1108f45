import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Recordings

@Suite("The bytes of a data file")
struct RecordingDataTests {
    /// The form as Foundation's encoder would write it.
    private struct Reference: Encodable {
        struct Entry: Encodable {
            let recipe: Recipe
            let label: String
            let diagnostics: [CompilerDiagnostic]
            let ending: Transcript.Ending
            let duration: Int
            let times: [Int]
        }

        let format: Int
        let toolchain: String
        let snippets: [String: Entry]

        init(_ lesson: LessonRecordings) {
            format = RecordingCodec.format
            toolchain = lesson.toolchain ?? ""
            snippets = Dictionary(
                lesson.recordings.map { id, recording in
                    let transcript = recording.transcript
                    let entry = Entry(
                        recipe: recording.recipe, label: recording.label,
                        diagnostics: transcript.diagnostics, ending: transcript.ending,
                        duration: transcript.duration, times: transcript.lines.map(\.time))
                    return (id.name, entry)
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    private static func reference(_ lesson: LessonRecordings) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Reference(lesson)), as: UTF8.self)
    }

    private static func written(_ lesson: LessonRecordings) -> String {
        String(decoding: RecordingData(lesson).json.bytes, as: UTF8.self)
    }

    @Test("Every byte that a text can begin with is written as Foundation's encoder writes it")
    func characters() throws {
        let all = String(String.UnicodeScalarView((0...0x2FF).compactMap { Unicode.Scalar($0) }))
        let text = all + "\u{2028}\u{2029}\u{FEFF}\u{FFFD}日本👩‍👩‍👧\u{10FFFF}"
        let lesson = Samples.recordings(
            [Samples.recording("kale", Samples.recipe(text), Samples.output(text))],
            toolchain: text)
        #expect(try Self.written(lesson) == Self.reference(lesson))
    }

    @Test("Names are in the order of their bytes, as Foundation's encoder has them")
    func order() throws {
        let names = ["a", "a-1", "a-10", "a-2", "a1", "a10", "a2", "1", "10", "9", "b"]
        let lesson = Samples.recordings(
            names.map { Samples.recording($0, Samples.recipe($0), Samples.output($0)) })
        #expect(try Self.written(lesson) == Self.reference(lesson))
    }

    @Test("Diagnostics and endings are written as Foundation's encoder writes them")
    func diagnostics() throws {
        let place = CompilerDiagnostic.Place(part: "a/kale", line: 1, column: 22)
        let range = CompilerDiagnostic.Range(start: place, end: place)
        let note = CompilerDiagnostic(severity: .note, message: "n", place: nil, group: "G")
        let diagnostics = [
            note,
            CompilerDiagnostic(
                severity: .error, message: "\"e\"", place: place, ranges: [range, range],
                fixIts: [.init(range: range, replacement: "x\n")], notes: [note, note]),
        ]
        let endings: [Transcript.Ending] = [
            .exit(0), .exit(-3), .signal(4), .refused, .compiled, .timedOut(limit: 10),
            .printedTooMuch(limit: 5), .notLinked(["a", "\t"]), .compilerFailed([]),
        ]
        for ending in endings {
            let transcript = Samples.transcript(
                [], ending: ending, diagnostics: diagnostics, duration: 77)
            let lesson = Samples.recordings(
                [Samples.recording("kale", Samples.recipe(""), transcript)], toolchain: nil)
            #expect(try Self.written(lesson) == Self.reference(lesson))
        }
    }
}
