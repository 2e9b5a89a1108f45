import CourseModel
import TestSupport
import Testing

@testable import Recordings

@Suite("Galleries as files")
struct RecordingGalleryTests {
    private static let kale: SnippetID = Samples.name("kale")

    private static func text(_ recording: Recording) -> String { RecordingText.encode(recording) }

    private static func decode(_ recording: Recording, text: String)
        -> (recordings: LessonRecordings, problems: [RecordingCodec.Problem])
    {
        let files = RecordingCodec.encode(Samples.recordings([recording]), stated: [:])
        return RecordingCodec.decode(
            Samples.lesson, data: files["recordings/a.data.json"] ?? [], texts: [kale: text],
            stated: [:])
    }

    private static func isReadBack(_ recording: Recording) -> Bool {
        let decoded = decode(recording, text: text(recording))
        return decoded.problems == [] && decoded.recordings == Samples.recordings([recording])
    }

    @Test("Each outcome stands under a line that says how many runs showed it")
    func form() {
        let recording = Samples.gallery(
            "kale", runs: 10,
            [
                Observation(Samples.output("a", "b"), count: 7),
                Observation(Samples.output("b", "a"), count: 2),
                Observation(Samples.transcript([], ending: .exit(3)), count: 1),
            ])
        #expect(
            Self.text(recording)
                == "⟨7 of 10 runs⟩\na\nb\n⟨2 of 10 runs⟩\nb\na\n⟨1 of 10 runs⟩\n⟨exit 3⟩\n")
        #expect(Self.isReadBack(recording))
    }

    @Test("A gallery whose runs all showed the same says so")
    func alike() {
        let recording = Samples.gallery(
            "kale", runs: 2, [Observation(Samples.output(), count: 2)])
        #expect(Self.text(recording) == "⟨2 of 2 runs⟩\n")
        #expect(Self.isReadBack(recording))
    }

    private static let hostile: [Transcript] = [
        Samples.output("⟨1 of 2 runs⟩"), Samples.output("⟨", "1 of 2 runs⟩"), Samples.output(""),
        Samples.transcript([], ending: .notLinked(["1 of 2 runs"])),
        Samples.transcript([], ending: .compilerFailed(["x of 2 runs"])),
        Samples.transcript([], ending: .flagsRefused([" of 2 runs"])),
        Samples.transcript([
            .init(stream: .standardError, text: "⟨1 of 2 runs⟩", time: 1, part: "a/1 of 2 runs")
        ]),
        Samples.transcript([
            .init(stream: .standardOutput, text: "", time: 1, isComplete: false)
        ]),
        Samples.transcript([.init(stream: .standardOutput, text: "\r", time: 1)]),
        Samples.transcript(
            [], diagnostics: [.init(severity: .warning, message: "1 of 2 runs⟩", place: nil)]),
    ]

    @Test("What looks like such a line is told from one", arguments: hostile.indices)
    func lookalikes(index: Int) {
        for other in Self.hostile {
            let recording = Samples.gallery(
                "kale", runs: 2, [Observation(Self.hostile[index]), Observation(other)])
            #expect(Self.isReadBack(recording), "\(Self.text(recording))")
        }
    }

    @Test(
        "A gallery that was edited by hand is a problem",
        arguments: [
            "⟨2 of 3 runs⟩\na\n⟨1 of 3 runs⟩\nc\n", "⟨3 of 3 runs⟩\na\n", "a\n", "",
            "⟨1 of 3 runs⟩\na\n⟨2 of 3 runs⟩\nb\n", "⟨2 of 3 runs⟩\na\nb\n",
            "x\n⟨2 of 3 runs⟩\na\n⟨1 of 3 runs⟩\nb\n", "⟨2 of 3 runs⟩\na\n⟨1 of 3 runs⟩\nb",
        ])
    func edited(text: String) {
        let recording = Samples.gallery(
            "kale", runs: 3,
            [Observation(Samples.output("a"), count: 2), Observation(Samples.output("b"))])
        #expect(
            Self.decode(recording, text: text).problems == [
                .changedText(Self.kale, recording.recipe)
            ])
        #expect(Self.isReadBack(recording))
    }

    @Test("A recording of one run has no such line, however often it was looked at")
    func plain() {
        let recording = Recording(
            snippet: Self.kale, label: "a/kale", recipe: Samples.recipe("x"),
            observations: [Observation(Samples.output("a"), count: 1)])
        #expect(Self.text(recording) == "a\n")
        #expect(Self.isReadBack(recording))
    }
}
