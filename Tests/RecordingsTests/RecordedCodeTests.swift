import Coding
import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Recordings

@Suite("What is recorded of code")
struct RecordedCodeTests {
    private typealias Token = CodeAnnotation.Token
    private static let meanings = [
        CodeAnnotation.Meaning(declaration: "let b: Int", documentation: "A number."),
        CodeAnnotation.Meaning(declaration: "let a: Int"),
    ]
    private static let annotation = CodeAnnotation(
        tokens: [
            Token(line: 0, start: 0, length: 3, kind: .keyword),
            Token(line: 0, start: 4, length: 1, kind: .variable, meaning: 0),
            Token(line: 3, start: 2, length: 12, kind: nil, meaning: 1),
            Token(line: 3, start: 14, length: 1, kind: .operator),
        ], meanings: meanings)
    private static let piece = RecordedCode(
        annotation: annotation, recorder: Samples.otherRecorder)

    private static func decode(_ bytes: [UInt8]) -> LessonRecordings {
        RecordingCodec.decode(Samples.lesson, data: bytes, texts: [:], stated: [:]).recordings
    }

    private static func written(_ code: [String: RecordedCode]) -> [UInt8] {
        let files = RecordingCodec.encode(
            LessonRecordings(lesson: Samples.lesson, recordings: [:], code: code), stated: [:])
        return files["recordings/a.data.json"] ?? []
    }

    @Test("Words as text are short, and come back")
    func text() {
        let text = AnnotationText.encode(Self.annotation.tokens)
        #expect(text == "k0+3v1+1=0///_2+12=1o0+1")
        #expect(AnnotationText.decode(text) == Self.annotation.tokens)
        #expect(AnnotationText.decode("") == [])
    }

    @Test("Every kind has a letter of its own")
    func kinds() {
        let kinds = [nil] + CodeAnnotation.Kind.allCases
        let tokens = kinds.enumerated().map { index, kind in
            Token(line: index, start: 0, length: 1, kind: kind)
        }
        #expect(AnnotationText.decode(AnnotationText.encode(tokens)) == tokens)
    }

    @Test(
        "Another text is none",
        arguments: [
            "k", "k1", "k1+", "1+1", "k1+1=", "x1+1", "k-1+1", "k1+-1", " k0+1", "k0+1 ", "é0+1",
            "k99999999+1", "k0+1=99999999999999999999",
        ])
    func noText(_ text: String) {
        #expect(AnnotationText.decode(text) == nil)
    }

    @Test("Code comes back from a lesson's data, also where nothing else is recorded")
    func roundTrip() {
        let code = [
            "1": Self.piece,
            "2": RecordedCode(annotation: CodeAnnotation(tokens: []), recorder: Samples.recorder),
        ]
        #expect(Self.decode(Self.written(code)).code == code)
        #expect(Self.written([:]) == [])
    }

    @Test("With recordings beside it, both come back, and the same bytes are written again")
    func besideRecordings() throws {
        var lesson = Samples.recordings([
            Samples.recording("kale", Samples.recipe("print(1)"), Samples.output("1"))
        ])
        lesson.code = ["1": Self.piece]
        let files = RecordingCodec.encode(lesson, stated: [:])
        let decoded = RecordingCodec.decode(
            Samples.lesson, data: try #require(files["recordings/a.data.json"]),
            texts: [Samples.name("kale"): "1\n"], stated: [:])
        #expect(decoded.problems == [])
        #expect(decoded.recordings == lesson)
        #expect(RecordingCodec.encode(decoded.recordings, stated: [:]) == files)
    }

    @Test(
        "A damaged entry is forgotten, and nothing else",
        arguments: [
            ("k0+3v1+1=0", "k0+3v1"), ("\"recorder\" : 0", "\"recorder\" : 7"),
            ("\"recorder\" : 0", "\"recorder\" : -1"), ("\"recorder\" : 0", "\"recorder\" : \"x\""),
            ("\"1 0\"", "\"1 9\""), ("\"1 0\"", "\"1 x\""), ("\"1 0\"", "[]"),
            ("\"let b: Int\"", "[]"), ("\"tokens\"", "\"takens\""),
        ])
    func damage(_ old: String, _ new: String) throws {
        // The second entry has no meanings and another recorder, and stays as it is.
        let other = RecordedCode(
            annotation: CodeAnnotation(tokens: []),
            recorder: Recorder(tool: "z", platform: "z"))
        let text = String(decoding: Self.written(["1": Self.piece, "2": other]), as: UTF8.self)
        let start = try #require(text.firstRange(of: old), "\(text)")
        let damaged = text.replacingCharacters(in: start, with: new)
        #expect(damaged != text)
        #expect(Self.decode(Array(damaged.utf8)).code == ["2": other])
    }

    @Test(
        "Whatever stands in place of code, recordings can be read",
        arguments: ["1", "[]", "\"x\"", "{}", "null", "{\"pieces\":[1],\"meanings\":{}}"])
    func otherValues(_ value: String) {
        let text = "{\"code\":\(value),\"format\":2,\"recorders\":[],\"snippets\":{}}"
        let decoded = RecordingCodec.decode(
            Samples.lesson, data: Array(text.utf8), texts: [:], stated: [:])
        #expect(decoded.problems == [])
        #expect(decoded.recordings.code == [:])
    }

    @Test(
        "What does not fit the code is told from what does",
        arguments: [
            ([Token(line: 0, start: 0, length: 3, kind: .keyword)], true),
            ([Token(line: 1, start: 0, length: 2, kind: .keyword)], true),
            ([], true),
            ([Token(line: 2, start: 0, length: 1, kind: .keyword)], false),
            ([Token(line: 0, start: 0, length: 4, kind: .keyword)], false),
            ([Token(line: 0, start: 3, length: 0, kind: .keyword)], false),
            ([Token(line: 1, start: 1, length: 1, kind: .keyword)], false),
            ([Token(line: 1, start: 0, length: 1, kind: .keyword)], false),
            ([Token(line: 0, start: Int.max, length: Int.max, kind: .keyword)], false),
            ([Token(line: -1, start: 0, length: 1, kind: .keyword)], false),
            ([Token(line: 0, start: -1, length: 1, kind: .keyword)], false),
            ([Token(line: 0, start: 0, length: 1, kind: nil, meaning: 0)], false),
            (
                [
                    Token(line: 0, start: 0, length: 2, kind: .type),
                    Token(line: 0, start: 1, length: 1, kind: .type),
                ], false
            ),
            (
                [
                    Token(line: 1, start: 0, length: 2, kind: .type),
                    Token(line: 0, start: 1, length: 1, kind: .type),
                ], false
            ),
        ])
    private func fitting(_ tokens: [Token], _ fits: Bool) {
        #expect(CodeAnnotation(tokens: tokens).fits(["let", "é"]) == fits)
    }

    @Test("Questions have other keys where anything about them is another")
    func keys() {
        func question(
            _ lines: [String], before: [String] = [], hidden: [Int] = [],
            mode: SwiftBuild.LanguageMode = .swift6, flags: [String] = [], isLibrary: Bool = false
        ) -> String {
            CodeQuestion(
                tool: .languageServer(mode, flags: flags, isLibrary: isLibrary),
                precedingLines: before, lines: lines, hiddenLines: hidden
            ).key
        }
        let keys = [
            question(["a", "b"]), question(["b"], before: ["a"]),
            question(["a", "b"], hidden: [0]),
            question(["a", "b"], mode: .swift5), question(["a", "b"], flags: ["-O"]),
            question(["a", "b"], isLibrary: true), question(["a"]), question(["a", "b", ""]),
            CodeQuestion(tool: .highlighter(language: "a"), lines: ["a", "b"]).key,
        ]
        #expect(Set(keys).count == keys.count)
    }
}
