import CourseModel
import Planning
import TestSupport
import Testing

@testable import Recordings

@Suite("What becomes of recordings")
struct RecordingLedgerTests {
    private static func programs(_ markdown: String) -> [Program] {
        Planner.plan(Courses.course(lesson: markdown)).programs
    }

    private static func fence(_ words: String, _ code: String) -> String {
        "```swift \(words)\n\(code)\n```\n"
    }

    private static func recording(_ program: Program, _ transcript: Transcript) -> Recording {
        Recording(
            snippet: program.reference.snippet, label: program.label, recipe: program.recipe,
            contract: program.contractWords, recorder: Samples.recorder, transcript: transcript)
    }

    private static func decide(
        _ runs: [(Program, Transcript)], _ existing: LessonRecordings?
    ) -> RecordingLedger.Decision {
        RecordingLedger.decide(
            runs: runs.map {
                .init(
                    program: $0.0, observations: [Observation($0.1)], recorder: Samples.recorder)
            }, existing: existing)
    }

    private static func kept(_ recordings: LessonRecordings) -> RecordingLedger.Decision {
        .init(
            recordings: recordings, drifts: [], accepted: [], rewordings: [], renewed: [],
            restated: [])
    }

    @Test("Without recordings everything is recorded, by this toolchain")
    func first() throws {
        let program = try #require(Self.programs(Self.fence("id=x", "print(1)")).first)
        let transcript = Samples.output("1")
        let decision = Self.decide([(program, transcript)], nil)
        #expect(
            decision.recordings
                == Samples.recordings([Self.recording(program, transcript)]))
        #expect(decision.renewed == [program])
        #expect(decision.drifts == [])
    }

    @Test("Where only times differ, the files stay byte for byte, the recorder's name too")
    func unchanged() throws {
        let program = try #require(Self.programs(Self.fence("id=x", "print(1)")).first)
        let old = Samples.recordings([Self.recording(program, Samples.output("1", time: 7))])
        let decision = Self.decide([(program, Samples.output("1", time: 99))], old)
        #expect(decision == Self.kept(old))
        #expect(
            RecordingCodec.encode(decision.recordings, stated: [:])
                == RecordingCodec.encode(old, stated: [:]))
    }

    @Test("The order of the two streams to each other is no difference, within a stream it is one")
    func streams() throws {
        let program = try #require(Self.programs(Self.fence("id=x", "print(1)")).first)
        func lines(_ texts: [String]) -> Transcript {
            Samples.transcript(
                texts.map {
                    .init(
                        stream: $0.hasPrefix("e") ? .standardError : .standardOutput, text: $0,
                        time: 0)
                })
        }
        let old = Samples.recordings([Self.recording(program, lines(["o1", "e1", "o2", "e2"]))])
        #expect(Self.decide([(program, lines(["e1", "e2", "o1", "o2"]))], old).drifts == [])
        #expect(Self.decide([(program, lines(["o2", "o1", "e1", "e2"]))], old).drifts.count == 1)
        #expect(Self.decide([(program, lines(["o1", "o2", "e2", "e1"]))], old).drifts.count == 1)
    }

    @Test(
        "What a reader would see differently is drift, and the old recording stays",
        arguments: [
            Samples.output("2"), Samples.output("1", "1"), Samples.output(),
            Samples.transcript([.init(stream: .standardError, text: "1", time: 0)]),
            Samples.transcript([
                .init(stream: .standardOutput, text: "1", time: 0, isComplete: false)
            ]),
            Samples.transcript(
                [.init(stream: .standardOutput, text: "1", time: 0)], ending: .exit(1)),
            Samples.transcript(
                [.init(stream: .standardOutput, text: "1", time: 0)],
                diagnostics: [.init(severity: .warning, message: "x", place: nil)]),
        ])
    func drift(actual: Transcript) throws {
        let program = try #require(Self.programs(Self.fence("id=x", "print(1)")).first)
        let recorded = Self.recording(program, Samples.output("1"))
        let old = Samples.recordings([recorded])
        let decision = Self.decide([(program, actual)], old)
        #expect(decision.recordings == old)
        #expect(decision.drifts.map(\.recorded) == [recorded])
        #expect(decision.drifts.map(\.actual) == [actual])
        #expect(decision.drifts.map(\.recorder) == [Samples.recorder])
        #expect(decision.rewordings == [] && decision.renewed == [] && decision.restated == [])
    }

    @Test("What earlier parts print, and stack traces, are no drift")
    func unobservable() throws {
        let program = try #require(Self.programs(Self.fence("id=x", "print(1)")).first)
        let old = Samples.recordings([Self.recording(program, Samples.output("1"))])
        let actual = Samples.transcript([
            .init(stream: .standardOutput, text: "setup", time: 0, part: "a/kit"),
            .init(stream: .standardOutput, text: "1", time: 0),
            .init(stream: .standardError, text: "Current stack trace:", time: 0),
            .init(stream: .standardError, text: "0    x    0x00007f <unavailable> + 1", time: 0),
        ])
        #expect(Self.decide([(program, actual)], old).drifts == [])
    }

    @Test("A changed program is recorded anew, and the others keep what they have")
    func renewed() {
        let before = Self.programs(Self.fence("id=x", "print(1)") + Self.fence("id=y", "print(2)"))
        let after = Self.programs(Self.fence("id=x", "print(10)") + Self.fence("id=y", "print(2)"))
        let old = Samples.recordings(before.map { Self.recording($0, Samples.output("o")) })
        let decision = Self.decide(after.map { ($0, Samples.output("o", time: 5)) }, old)
        #expect(decision.renewed == [after[0]])
        #expect(decision.drifts == [])
        #expect(
            decision.recordings
                == Samples.recordings(
                    [
                        Self.recording(after[0], Samples.output("o", time: 5)),
                        Self.recording(after[1], Samples.output("o")),
                    ]))
    }

    @Test("Unnamed snippets keep their recordings when one is put before them")
    func moved() {
        let before = Self.programs(Self.fence("", "print(1)") + Self.fence("", "print(2)"))
        let after = Self.programs(
            Self.fence("", "print(0)") + Self.fence("", "print(1)") + Self.fence("", "print(2)"))
        let old = Samples.recordings([
            Self.recording(before[0], Samples.output("1", time: 11)),
            Self.recording(before[1], Samples.output("2", time: 22)),
        ])
        let outputs = [Samples.output("0"), Samples.output("1"), Samples.output("2")]
        let decision = Self.decide(Array(zip(after, outputs)), old)
        #expect(decision.renewed == [after[0]])
        #expect(decision.drifts == [])
        #expect(
            decision.recordings
                == Samples.recordings(
                    [
                        Self.recording(after[0], Samples.output("0")),
                        Self.recording(after[1], Samples.output("1", time: 11)),
                        Self.recording(after[2], Samples.output("2", time: 22)),
                    ]))
    }

    @Test("A moved snippet whose output changed has drifted, against its own recording")
    func movedAndDrifted() {
        let before = Self.programs(Self.fence("", "print(1)"))
        let after = Self.programs(Self.fence("", "print(0)") + Self.fence("", "print(1)"))
        let old = Samples.recordings([Self.recording(before[0], Samples.output("1"))])
        let decision = Self.decide(
            [(after[0], Samples.output("0")), (after[1], Samples.output("x"))], old)
        #expect(decision.drifts.map(\.program) == [after[1]])
        #expect(decision.drifts.map(\.recorded.transcript) == [Samples.output("1")])
        #expect(decision.renewed == [after[0]])
    }

    @Test("Recordings of snippets that are gone are gone")
    func removed() {
        let before = Self.programs(Self.fence("id=x", "print(1)") + Self.fence("id=y", "print(2)"))
        let old = Samples.recordings(before.map { Self.recording($0, Samples.output("o")) })
        let decision = Self.decide([(before[1], Samples.output("o"))], old)
        #expect(
            decision.recordings
                == Samples.recordings([Self.recording(before[1], Samples.output("o"))]))
        #expect(decision.renewed == [])
        #expect(Self.decide([], old).recordings == Samples.recordings([]))
    }

    @Test("Of two equal programs each keeps the recording under its own name")
    func equalPrograms() throws {
        let programs = Self.programs(Self.fence("", "print(1)") + Self.fence("", "print(1)"))
        #expect(programs[0].recipe == programs[1].recipe)
        let old = Samples.recordings([
            Self.recording(programs[0], Samples.output("1", time: 1)),
            Self.recording(programs[1], Samples.output("1", time: 2)),
        ])
        let decision = Self.decide(programs.map { ($0, Samples.output("1", time: 9)) }, old)
        #expect(decision == Self.kept(old))
        // With one of them recorded, the other one is new.
        let half = Samples.recordings([Self.recording(programs[1], Samples.output("1", time: 2))])
        let second = Self.decide(programs.map { ($0, Samples.output("1", time: 9)) }, half)
        #expect(second.renewed == [programs[0]])
        let times = programs.map {
            second.recordings.recordings[$0.reference.snippet]?.transcript.lines.map(\.time)
        }
        #expect(times == [[9], [2]])
    }

    @Test("One recording goes to one program, even where two are equal to its own")
    func oneForOne() {
        let programs = Self.programs(Self.fence("", "print(1)") + Self.fence("", "print(1)"))
        let gone = Recording(
            snippet: Samples.name("gone"), label: "a/gone", recipe: programs[0].recipe,
            transcript: Samples.output("1", time: 4))
        let decision = Self.decide(
            programs.map { ($0, Samples.output("1", time: 9)) }, Samples.recordings([gone]))
        #expect(decision.renewed == [programs[1]])
    }

    @Test("A snippet keeps its recording under its new label, where the name alone changed")
    func renamedHeading() {
        let before = Self.programs(
            "# A\n" + Self.fence("", "print(1)") + Self.fence("", "print(1)"))
        let named = Samples.recordings([Self.recording(before[1], Samples.output("1", time: 3))])
        let after = Self.programs("# A\n" + Self.fence("", "print(1)"))
        let decision = Self.decide([(after[0], Samples.output("1"))], named)
        #expect(decision.renewed == [])
        #expect(
            decision.recordings
                == Samples.recordings([Self.recording(after[0], Samples.output("1", time: 3))]))
    }

    @Test("A program is its bytes: one that composes a character otherwise is another one")
    func bytesOfPrograms() {
        let before = Self.programs(Self.fence("id=x", "print(\"\u{E9}\".unicodeScalars.count)"))
        let after = Self.programs(Self.fence("id=x", "print(\"e\u{301}\".unicodeScalars.count)"))
        let old = Samples.recordings(before.map { Self.recording($0, Samples.output("1")) })
        let decision = Self.decide(after.map { ($0, Samples.output("2")) }, old)
        #expect(decision.renewed.map(\.reference) == after.map(\.reference))
        #expect(decision.drifts.map(\.program.reference) == [])
    }

    @Test("Output is its bytes too")
    func bytesOfOutput() throws {
        let program = try #require(Self.programs(Self.fence("id=x", "print(1)")).first)
        let old = Samples.recordings([Self.recording(program, Samples.output("\u{E9}"))])
        #expect(Self.decide([(program, Samples.output("e\u{301}"))], old).drifts.count == 1)
    }
}
