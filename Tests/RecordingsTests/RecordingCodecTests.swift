import Coding
import CourseModel
import TestSupport
import Testing

@testable import Recordings

@Suite("Recordings as files")
struct RecordingCodecTests {
    private static func texts(_ files: [String: [UInt8]]) -> [SnippetID: String] {
        var texts: [SnippetID: String] = [:]
        for (path, bytes) in files where path.hasSuffix(".txt") {
            let name = path.split(separator: "/").last?.dropLast(4) ?? ""
            texts[Samples.name(String(name))] = String(decoding: bytes, as: UTF8.self)
        }
        return texts
    }

    private static func decode(_ files: [String: [UInt8]])
        -> (recordings: LessonRecordings, problems: [RecordingCodec.Problem])
    {
        RecordingCodec.decode(
            Samples.lesson, data: files["recordings/a.data.json"] ?? [], texts: texts(files),
            stated: [:])
    }

    private static let pieces = [
        "⟨", "⟩", "⟨⟨", "⟨err⟩ ", "⟨from a/b⟩ ", "⟨exit 3⟩", "⟨no newline⟩", "⟨0x41⟩", "⟨0x", "0x",
        "a", "é", "e\u{301}", "\u{301}", "日本", "👩‍👩‍👧", " ", "\t", "\r", "\u{0}", "\u{1}", "\u{1B}[0m",
        "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFD}", "<<<<<<< HEAD",
        "=======",
        "\\n", "\"", "{}", "\u{C}", "\u{B}", "🇨🇭", "\u{200D}",
    ]

    private static func hostileText(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...5, using: &generator)).map { _ in generator.pick(pieces) }.joined()
    }

    private static func hostileTranscript(_ generator: inout SeededGenerator) -> Transcript {
        let count = Int.random(in: 0...6, using: &generator)
        let lines = (0..<count).map { index in
            Transcript.Line(
                stream: generator.pick([.standardOutput, .standardError]),
                text: hostileText(&generator), time: Int.random(in: 0...99, using: &generator),
                part: generator.pick([nil, nil, "b/kit", "a/kale-2"]),
                isComplete: index < count - 2 || Bool.random(using: &generator))
        }
        let diagnostics = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
            CompilerDiagnostic(
                severity: generator.pick([.error, .warning, .remark]),
                message: hostileText(&generator),
                place: generator.pick([nil, .init(part: "a/kale", line: 1, column: 2)]),
                group: generator.pick([nil, "Group"]),
                notes: [.init(severity: .note, message: hostileText(&generator), place: nil)])
        }
        let ending = generator.pick(
            [
                .exit(0), .exit(3), .signal(4), .refused, .compiled, .timedOut(limit: 10),
                .printedTooMuch(limit: 5), .notLinked([hostileText(&generator), "x"]),
                .compilerFailed([]),
            ] as [Transcript.Ending])
        return Transcript(
            diagnostics: diagnostics, lines: lines, ending: ending,
            duration: Int.random(in: 0...9, using: &generator))
    }

    /// Writes one recording and reads it again; the text and what became of it where they differ.
    private static func difference(_ transcript: Transcript, code: String = "") throws -> String? {
        let recording = Samples.recording("kale", Samples.recipe(code), transcript)
        let files = RecordingCodec.encode(Samples.recordings([recording]), stated: [:])
        let decoded = decode(files)
        if decoded.problems == [], decoded.recordings == Samples.recordings([recording]) {
            return nil
        }
        let text = texts(files)[recording.snippet] ?? "no text"
        let lines = decoded.recordings.recordings.values.flatMap(\.transcript.lines)
        return "\(text.debugDescription): \(decoded.problems), read as \(lines)"
    }

    @Test("What is written is read back, whatever a program printed", arguments: 0..<4)
    func roundTrip(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<250 {
            let transcript = Self.hostileTranscript(&generator)
            let code = Self.hostileText(&generator)
            guard let difference = try Self.difference(transcript, code: code) else { continue }
            Issue.record("\(difference)")
            return
        }
    }

    @Test(
        "A line that looks like a mark, or clings to one, is read back",
        arguments: [
            "⟨no newline⟩", "a⟨no newline⟩", "⟨", "⟨⟨", "⟨⟩", "⟨err⟩ x", "⟨from a/b⟩ x", "⟨exit 3⟩",
            "⟨0x41⟩", "\u{301}x", "\u{200D}", "\u{FE0F}", "", " ", "\u{600}", "⟨\u{301}", "x\r",
        ])
    func lookalikes(text: String) throws {
        var differences: [String] = []
        for stream in [Transcript.Stream.standardOutput, .standardError] {
            for part in [nil, "a/kit"] {
                for isComplete in [true, false] {
                    let line = Transcript.Line(
                        stream: stream, text: text, time: 1, part: part, isComplete: isComplete)
                    differences +=
                        try Self.difference(Samples.transcript([line])).map { [$0] } ?? []
                }
            }
        }
        #expect(differences == [])
    }

    private static let recordings = Samples.recordings([
        Samples.recording("kale", Samples.recipe("print(1)"), Samples.output("1", "two", time: 5)),
        Samples.recording("kit", Samples.recipe("print(2)"), Samples.output("2")),
    ])

    @Test("A lesson has a text file a snippet and one data file, in bytes that git can compare")
    func files() throws {
        let one = Samples.recordings([
            Samples.recording(
                "kale", Samples.recipe("print(\"a/b\")\n"), Samples.output("1", time: 5),
                contract: "output=unordered")
        ])
        let files = RecordingCodec.encode(one, stated: [:]).mapValues {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(
            files == [
                "recordings/a/kale.txt": "1\n",
                "recordings/a.data.json": """
                {
                  "format" : 2,
                  "recorders" : [
                    {
                      "platform" : "linux x86_64",
                      "tool" : "Swift 6.3"
                    }
                  ],
                  "snippets" : {
                    "kale" : {
                      "contract" : "output=unordered",
                      "label" : "a/kale",
                      "observations" : [
                        {
                          "diagnostics" : [

                          ],
                          "duration" : 1,
                          "ending" : [
                            "exit",
                            "0"
                          ],
                          "times" : [
                            5
                          ]
                        }
                      ],
                      "recipe" : {
                        "action" : "run",
                        "hasMainAttribute" : false,
                        "languageMode" : "6",
                        "moduleName" : "m",
                        "text" : "print(\\"a/b\\")\\n",
                        "timeLimit" : 10000
                      },
                      "recorder" : 0,
                      "textHash" : "\(FNV1a.digits(of: "1\n"))"
                    }
                  }
                }

                """,
            ])
    }

    @Test("Two encodings are equal byte for byte")
    func deterministic() throws {
        #expect(
            RecordingCodec.encode(Self.recordings, stated: [:])
                == RecordingCodec.encode(Self.recordings, stated: [:]))
    }

    @Test("A lesson without recordings has no files")
    func noFiles() throws {
        #expect(RecordingCodec.encode(Samples.recordings([]), stated: [:]) == [:])
    }

    @Test(
        "A text that was edited by hand is a problem of that snippet, and of no other",
        arguments: [
            "1\n", "1\ntwo\nthree\n", "1\ntwo", "", "1\nTwo\r\n", "\n1\ntwo\n",
            "1\ntwo\n⟨exit 3⟩\n",
            "⟨err⟩1\ntwo\n", "1\ntwo⟨0x41⟩\n", "⟨warning⟩ 1:1: x\n1\ntwo\n",
            "<<<<<<< HEAD\n1\n=======\ntwo\n>>>>>>> x\n", "1\n⟨lonely two\n",
        ])
    func edited(text: String) throws {
        var files = RecordingCodec.encode(Self.recordings, stated: [:])
        files["recordings/a/kale.txt"] = Array(text.utf8)
        let decoded = Self.decode(files)
        let name: SnippetID = Samples.name("kale")
        let recipe = try #require(Self.recordings.recordings[name]?.recipe)
        #expect(decoded.problems == [.changedText(name, recipe)])
        #expect(decoded.recordings.recordings.keys.map(\.name) == ["kit"])
    }

    @Test("A recording whose text is gone is told of")
    func deletedText() throws {
        var files = RecordingCodec.encode(Self.recordings, stated: [:])
        files["recordings/a/kale.txt"] = nil
        let decoded = Self.decode(files)
        #expect(decoded.problems.map(Samples.missing) == ["kale"])
        #expect(decoded.recordings.recordings.keys.map(\.name) == ["kit"])
    }

    @Test("An edited diagnostic or ending is a problem")
    func editedDiagnostic() throws {
        let recording = Samples.recording(
            "kale", Samples.recipe("x"),
            Samples.transcript(
                [], ending: .refused,
                diagnostics: [
                    .init(
                        severity: .error, message: "no",
                        place: .init(part: "a/kale", line: 1, column: 1))
                ]))
        let files = RecordingCodec.encode(Samples.recordings([recording]), stated: [:])
        #expect(Self.decode(files).problems == [])
        for text in [
            "⟨error⟩ 1:1: yes\n⟨refused⟩\n", "⟨error⟩ 1:1: no\n", "⟨error⟩ 1:2: no\n⟨refused⟩\n",
        ] {
            var edited = files
            edited["recordings/a/kale.txt"] = Array(text.utf8)
            #expect(
                Self.decode(edited).problems == [
                    .changedText(Samples.name("kale"), recording.recipe)
                ], "\(text)")
        }
    }

    @Test("Another format is not read, even where the rest has another form", arguments: [1, 3])
    func otherFormat(format: Int) {
        let data = Array("{\"format\": \(format), \"new\": [1]}".utf8)
        let decoded = RecordingCodec.decode(Samples.lesson, data: data, texts: [:], stated: [:])
        #expect(decoded.problems == [.otherFormat(format)])
        #expect(decoded.recordings == Samples.recordings([]))
    }

    @Test("Data with conflict marks, or cut short, is a problem and no crash")
    func damagedData() throws {
        let files = RecordingCodec.encode(Self.recordings, stated: [:])
        let data = files["recordings/a.data.json"] ?? []
        for damaged in [Array(data.dropLast(9)), Array("<<<<<<< HEAD\n".utf8) + data, [0xFF], []] {
            let decoded = RecordingCodec.decode(
                Samples.lesson, data: damaged, texts: [:], stated: [:])
            guard case .noJSON? = decoded.problems.first else {
                Issue.record("\(decoded.problems) for \(String(decoding: damaged, as: UTF8.self))")
                return
            }
            #expect(decoded.recordings.recordings.isEmpty)
        }
    }

    @Test("A text that no data belong to is a problem")
    func strayText() throws {
        var files = RecordingCodec.encode(Self.recordings, stated: [:])
        files["recordings/a/other.txt"] = Array("x\n".utf8)
        let decoded = Self.decode(files)
        #expect(decoded.problems == [.textWithoutData(Samples.name("other"))])
        #expect(decoded.recordings == Self.recordings)
    }

    @Test("A snippet's name that is none is a problem")
    func wrongName() throws {
        let files = RecordingCodec.encode(Self.recordings, stated: [:])
        let data = String(decoding: files["recordings/a.data.json"] ?? [], as: UTF8.self)
            .replacing("\"kit\"", with: "\"../kit\"")
        let decoded = RecordingCodec.decode(
            Samples.lesson, data: Array(data.utf8), texts: Self.texts(files), stated: [:])
        #expect(
            decoded.problems == [
                .unreadableData("‘../kit’ is no snippet's name"),
                .textWithoutData(Samples.name("kit")),
            ])
        #expect(decoded.recordings.recordings.keys.map(\.name) == ["kale"])
    }
}
