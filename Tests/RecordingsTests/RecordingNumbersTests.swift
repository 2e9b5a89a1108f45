import CourseModel
import TestSupport
import Testing

@testable import Recordings

@Suite("The numbers of a data file")
struct RecordingNumbersTests {
    /// What is wrong with the data of a recording when one stretch of them is replaced.
    private static func problems(
        _ recording: Recording, _ old: String, _ new: String
    ) -> [RecordingCodec.Problem] {
        let files = RecordingCodec.encode(Samples.recordings([recording]), stated: [:])
        let data = String(decoding: files["recordings/a.data.json"] ?? [], as: UTF8.self)
        let edited = data.replacing(old, with: new, maxReplacements: 1)
        #expect(edited != data || old == new, "\(old) in \(data)")
        return RecordingCodec.decode(
            Samples.lesson, data: Array(edited.utf8),
            texts: [recording.snippet: RecordingText.encode(recording)], stated: [:]
        ).problems
    }

    private static func isUnreadable(_ problems: [RecordingCodec.Problem], _ member: String) -> Bool
    {
        guard case .unreadableData(let sentence)? = problems.first else { return false }
        return sentence.contains(member)
    }

    private static let plain = Samples.recording(
        "kale", Samples.recipe("print(1)"),
        Samples.transcript(
            [.init(stream: .standardOutput, text: "1", time: 55)],
            diagnostics: [
                CompilerDiagnostic(
                    severity: .warning, message: "w", place: nil,
                    ranges: [
                        .init(
                            start: .init(part: "a/kale", line: 1, column: 66),
                            end: .init(part: "a/kale", line: 77, column: 2))
                    ])
            ], duration: 44))

    @Test(
        "A time, a line or a column that none can be makes the data unreadable",
        arguments: [
            ("44", "duration"), ("            55\n", "times"), ("66", "diagnostics"),
            ("77", "diagnostics"),
        ], ["-1", "1000000001", "9223372036854775807", "-9223372036854775808"])
    func outOfRange(place: (old: String, member: String), number: String) {
        let problems = Self.problems(Self.plain, place.old, number)
        #expect(Self.isUnreadable(problems, place.member), "\(problems)")
    }

    @Test("The longest time is one", arguments: ["0", "1000000000"])
    func inRange(number: String) {
        #expect(Self.problems(Self.plain, "44", number) == [])
        #expect(Self.problems(Self.plain, "            55\n", number) == [])
    }

    private static let gallery = Samples.gallery(
        "kale", runs: 10,
        [Observation(Samples.output("a"), count: 7), Observation(Samples.output("b"), count: 3)])

    @Test(
        "The counts of a gallery are from 1 to 1000, and add up to its runs",
        arguments: ["0", "-3", "1001", "9223372036854775807", "6", "8"])
    func counts(number: String) {
        let problems = Self.problems(Self.gallery, "\"count\" : 7", "\"count\" : \(number)")
        #expect(Self.isUnreadable(problems, number == "6" || number == "8" ? "obs" : "count"))
        #expect(Self.problems(Self.gallery, "", "") == [])
    }

    @Test("One count stands for all runs only where nothing was run")
    func oneOfMany() {
        func problems(_ ending: Transcript.Ending) -> [RecordingCodec.Problem] {
            let transcript = Samples.transcript([], ending: ending)
            return Self.problems(
                Samples.gallery("kale", runs: 10, [Observation(transcript)]), "", "")
        }
        #expect(problems(.compiled) == [])
        #expect(Self.isUnreadable(problems(.exit(0)), "observations"))
    }
}
