import CourseModel
import TestSupport
import Testing

@testable import Recordings

@Suite("Recordings whose text stands in an output fence")
struct RecordingStatedTests {
    private static let kale: SnippetID = Samples.name("kale")
    private static let recordings = Samples.recordings([
        Samples.recording("kale", Samples.recipe("print(1)"), Samples.output("1", "two", time: 5)),
        Samples.recording("kit", Samples.recipe("print(2)"), Samples.output("2")),
    ])

    private static func paths(_ stated: [SnippetID: String]) -> [String] {
        RecordingCodec.encode(recordings, stated: stated).keys.sorted()
    }

    @Test("What a fence says in full has no second copy")
    func noCopy() {
        #expect(
            Self.paths([Self.kale: "1\ntwo\n"]) == [
                "recordings/a.data.json", "recordings/a/kit.txt",
            ])
    }

    @Test(
        "What a fence says otherwise has its own text",
        arguments: ["1\ntwo", "1\n", "", "1\ntwo\n\n", "1\nTWO\n", "...\n"])
    func copy(text: String) {
        #expect(Self.paths([Self.kale: text]).contains("recordings/a/kale.txt"))
        #expect(Self.paths([Samples.name("kit"): "1\ntwo\n"]).count == 3)
    }

    @Test("An output is its bytes, in a fence too")
    func bytes() {
        let recordings = Samples.recordings([
            Samples.recording("kale", Samples.recipe("x"), Samples.output("\u{E9}"))
        ])
        let files = RecordingCodec.encode(recordings, stated: [Self.kale: "e\u{301}\n"])
        #expect(files.count == 2)
    }

    /// Fences by the names of their snippets.
    private static func named(_ fences: [String: String]) -> [SnippetID: String] {
        Dictionary(uniqueKeysWithValues: fences.map { (Samples.name($0), $1) })
    }

    private static func decode(
        texts: [SnippetID: String], stated: [String: String]
    ) -> (recordings: LessonRecordings, problems: [RecordingCodec.Problem]) {
        let data = RecordingCodec.encode(recordings, stated: [:])["recordings/a.data.json"] ?? []
        return RecordingCodec.decode(
            Samples.lesson, data: data, texts: texts, stated: Self.named(stated))
    }

    @Test("What stands in a fence is read from it, whichever snippet it is of by now")
    func read() {
        let decoded = Self.decode(
            texts: [Samples.name("kit"): "2\n"],
            stated: ["a": "x\n", "b": "1\ntwo\n", "c": "1\ntwo\n"])
        #expect(decoded.problems == [])
        #expect(decoded.recordings == Self.recordings)
    }

    @Test("Where the fence was changed, the recording has no text")
    func changedFence() {
        let decoded = Self.decode(texts: [:], stated: ["kale": "1\nthree\n", "kit": "2\n"])
        #expect(decoded.problems.map(Samples.missing) == ["kale"])
        #expect(decoded.recordings.recordings.keys.map(\.name) == ["kit"])
    }

    @Test("A fence stands for one recording: its own snippet's, whether or not that has a file")
    func oneEach() {
        let recordings = Samples.recordings(
            ["a", "b", "c"].map {
                Samples.recording($0, Samples.recipe($0), Samples.output("1"))
            })
        func kept(_ texts: [String: String], _ stated: [String: String]) -> [String] {
            let data = RecordingCodec.encode(recordings, stated: [:])["recordings/a.data.json"]
            let decoded = RecordingCodec.decode(
                Samples.lesson, data: data ?? [], texts: Self.named(texts),
                stated: Self.named(stated))
            let kept = decoded.recordings.recordings.keys.map(\.name).sorted()
            let missing = decoded.problems.compactMap(Samples.missing)
            #expect(decoded.problems.count == missing.count)
            #expect((kept + missing).sorted() == ["a", "b", "c"])
            return kept
        }
        #expect(kept([:], ["b": "1\n"]) == ["b"])
        #expect(kept(["a": "1\n"], ["b": "1\n"]) == ["a", "b"])
        #expect(kept(["b": "1\n"], ["b": "1\n"]) == ["b"])
        #expect(kept([:], ["b": "1\n", "new": "1\n"]) == ["a", "b"])
        #expect(kept([:], ["b": "2\n", "new": "1\n"]) == ["a"])
        #expect(kept(["a": "1\n", "b": "1\n"], ["new": "1\n"]) == ["a", "b", "c"])
    }

    @Test("A text that was edited is a problem, even where a fence says what was recorded")
    func editedText() throws {
        let recipe = try #require(Self.recordings.recordings[Self.kale]?.recipe)
        let decoded = Self.decode(
            texts: [Self.kale: "1\n"], stated: ["kale": "1\ntwo\n", "kit": "2\n"])
        #expect(decoded.problems == [.changedText(Self.kale, recipe)])
    }

    @Test("A text that reads the same and is written otherwise is not what was recorded")
    func hash() throws {
        let recipe = try #require(Self.recordings.recordings[Self.kale]?.recipe)
        for text in [
            "1\ntwo\n⟨exit 0⟩\n", "⟨err⟩ 1\ntwo\n", "1\n⟨0x74⟩wo\n", "1\ntw\u{6F}\u{301}\n",
        ] {
            let decoded = Self.decode(texts: [Self.kale: text], stated: ["kit": "2\n"])
            #expect(decoded.problems == [.changedText(Self.kale, recipe)], "\(text)")
        }
    }

    @Test("Data that were edited do not stand for what the text says")
    func editedData() throws {
        let files = RecordingCodec.encode(Self.recordings, stated: [:])
        let data = String(decoding: files["recordings/a.data.json"] ?? [], as: UTF8.self)
        let texts: [SnippetID: String] = [Self.kale: "1\ntwo\n", Samples.name("kit"): "2\n"]
        let edits = [
            ("\"0\"", "\"1\""), ("\"exit\",\n", "\"signal\",\n"), ("            5,\n", ""),
        ]
        for (old, new) in edits {
            let edited = data.replacing(old, with: new, maxReplacements: 1)
            #expect(edited != data, "\(old)")
            let decoded = RecordingCodec.decode(
                Samples.lesson, data: Array(edited.utf8), texts: texts, stated: [:])
            #expect(decoded.problems.count == 1, "\(old) \(decoded.problems)")
            #expect(decoded.recordings.recordings.keys.map(\.name) == ["kit"])
        }
    }

    // MARK: What recorded

    @Test("What recorded stands once in a lesson's data, and each recording keeps its own")
    func recorders() throws {
        let recordings = Samples.recordings([
            Samples.recording("a", Samples.recipe("1"), Samples.output("1")),
            Samples.recording(
                "b", Samples.recipe("2"), Samples.output("2"), recorder: Samples.otherRecorder),
            Samples.recording("c", Samples.recipe("3"), Samples.output("3")),
            Samples.recording("d", Samples.recipe("4"), Samples.output("4"), recorder: Recorder()),
        ])
        let files = RecordingCodec.encode(recordings, stated: [:])
        let data = files["recordings/a.data.json"] ?? []
        let text = String(decoding: data, as: UTF8.self)
        for tool in ["Swift 6.3", "Swift 6.4"] {
            #expect(text.split(separator: "\"\(tool)\"").count == 2)
        }
        let decoded = RecordingCodec.decode(
            Samples.lesson, data: data, texts: [:],
            stated: Self.named(["a": "1\n", "b": "2\n", "c": "3\n", "d": "4\n"]))
        #expect(decoded.problems == [])
        #expect(decoded.recordings == recordings)
    }

    @Test("A number of a recorder that there is not is a problem", arguments: ["2", "-1"])
    func noRecorder(number: String) {
        let files = RecordingCodec.encode(Self.recordings, stated: [:])
        let data = String(decoding: files["recordings/a.data.json"] ?? [], as: UTF8.self)
            .replacing("\"recorder\" : 0", with: "\"recorder\" : \(number)")
        let decoded = RecordingCodec.decode(
            Samples.lesson, data: Array(data.utf8), texts: [:], stated: [:])
        guard case .unreadableData(let sentence)? = decoded.problems.first else {
            Issue.record("\(decoded.problems)")
            return
        }
        #expect(sentence.contains("recorder"))
    }
}
