import CourseModel
import Testing

@testable import Recordings

@Suite("The text of a recording")
struct RecordingTextTests {
    private static func text(_ transcript: Transcript) -> String {
        RecordingText.encode(transcript, own: "a/kale")
    }

    @Test("A plain run is its output and nothing else")
    func plain() {
        #expect(Self.text(Samples.output("Hello", "", "  wörld\t")) == "Hello\n\n  wörld\t\n")
        #expect(Self.text(Samples.output()) == "")
    }

    @Test("Whatever is no line of standard output is marked with angle brackets")
    func marks() {
        let place = CompilerDiagnostic.Place(part: "a/kale", line: 3, column: 7)
        let note = CompilerDiagnostic(
            severity: .note, message: "declared here",
            place: .init(part: "a/kit", line: 1, column: 5))
        let transcript = Samples.transcript(
            [
                .init(stream: .standardOutput, text: "out", time: 0, part: "a/kit"),
                .init(stream: .standardError, text: "err", time: 1),
                .init(stream: .standardError, text: "both", time: 1, part: "a/kit"),
                .init(stream: .standardOutput, text: "a ⟨b⟩ \u{1B}[31m \u{7F}\r", time: 2),
                .init(stream: .standardOutput, text: "cut", time: 2, isComplete: false),
            ], ending: .exit(3),
            diagnostics: [
                .init(
                    severity: .warning, message: "never ⟨used⟩", place: place, group: "Unused",
                    notes: [note]),
                .init(severity: .remark, message: "by the way", place: nil),
            ])
        #expect(
            Self.text(transcript) == """
                ⟨warning⟩ 3:7: never ⟨⟨used⟩ [#Unused]
                ⟨note⟩ a/kit:1:5: declared here
                ⟨remark⟩ by the way
                ⟨from a/kit⟩ out
                ⟨err⟩ err
                ⟨from a/kit⟩ ⟨err⟩ both
                a ⟨⟨b⟩ ⟨0x1B⟩[31m ⟨0x7F⟩⟨0xD⟩
                cut⟨no newline⟩
                ⟨exit 3⟩

                """)
    }

    @Test(
        "An ending that is no plain exit is the last line",
        arguments: [
            (.exit(0), ""), (.exit(7), "⟨exit 7⟩\n"), (.signal(4), "⟨signal 4⟩\n"),
            (.refused, "⟨refused⟩\n"), (.compiled, "⟨compiled⟩\n"),
            (.timedOut(limit: 5000), "⟨timed out 5000⟩\n"),
            (.printedTooMuch(limit: 9), "⟨printed too much 9⟩\n"),
            (.notLinked(["no ⟨x⟩", "y"]), "⟨not linked no ⟨⟨x⟩ y⟩\n"),
            (.compilerFailed([]), "⟨compiler failed⟩\n"),
        ] as [(Transcript.Ending, String)])
    func endings(ending: Transcript.Ending, expected: String) {
        #expect(Self.text(Samples.transcript([], ending: ending)) == expected)
    }

    @Test(
        "A text that Lectern did not write is told from one that it did",
        arguments: ["no newline at the end", "⟨0x110000⟩\n", "a ⟨lonely\n", "a ⟨b⟩\n", "⟨0xZZ⟩\n"])
    func foreign(text: String) {
        #expect(RecordingText.outputLines(of: text) == nil)
    }

    @Test("The lines of output are read back without their marks")
    func lines() {
        let text =
            "⟨warning⟩ 3:7: x\n⟨from a/kit⟩ ⟨err⟩ both\n⟨⟨b⟩\n⟨0x1B⟩\ncut⟨no newline⟩\n⟨exit 3⟩\n"
        func line(
            _ text: String, _ stream: Transcript.Stream = .standardOutput, part: String? = nil,
            isComplete: Bool = true
        ) -> RecordingText.OutputLine {
            .init(stream: stream, text: text, part: part, isComplete: isComplete)
        }
        #expect(
            RecordingText.outputLines(of: text) == [
                line("both", .standardError, part: "a/kit"), line("⟨b⟩"), line("\u{1B}"),
                line("cut", isComplete: false),
            ])
    }
}
