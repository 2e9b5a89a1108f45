import Coding
import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Recordings

@Suite("The bytes of a data file")
struct RecordingDataTests {
    /// The same values as Foundation writes them.
    private static func reference(_ lesson: LessonRecordings) throws -> String {
        let values = try JSONSerialization.jsonObject(with: Data(written(lesson).utf8))
        let bytes = try JSONSerialization.data(
            withJSONObject: values, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func written(_ lesson: LessonRecordings) -> String {
        String(decoding: RecordingData(lesson, texts: [:]).json.bytes, as: UTF8.self)
    }

    @Test("Every byte that a text can begin with is written as Foundation writes it")
    func characters() throws {
        let all = String(String.UnicodeScalarView((0...0x2FF).compactMap { Unicode.Scalar($0) }))
        let text = all + "\u{2028}\u{2029}\u{FEFF}\u{FFFD}日本👩‍👩‍👧\u{10FFFF}"
        let lesson = Samples.recordings(
            [
                Samples.recording(
                    "kale", Samples.recipe(text), Samples.output(text), contract: text,
                    recorder: Recorder(tool: text, platform: text))
            ])
        #expect(try Self.written(lesson) == Self.reference(lesson))
    }

    @Test("Names are in the order of their bytes")
    func order() throws {
        let names = ["a", "a-1", "a-10", "a-2", "a1", "a10", "a2", "1", "10", "9", "b"]
        let lesson = Samples.recordings(
            names.map { Samples.recording($0, Samples.recipe($0), Samples.output($0)) })
        // Labels stand in the same order as the names that the snippets are listed under.
        let written = Self.written(lesson).split(separator: "\n")
            .compactMap { $0.hasPrefix("    \"") ? $0.split(separator: "\"")[1] : nil }
        #expect(
            written.map(String.init) == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test("Diagnostics and endings are written as Foundation writes them")
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
                [Samples.recording("kale", Samples.recipe(""), transcript)])
            #expect(try Self.written(lesson) == Self.reference(lesson))
        }
    }
}
