import CourseModel
import Planning
import TestSupport
import Testing

@testable import Recordings

@Suite("What becomes of recordings under contracts, and with another compiler")
struct RecordingContractTests {
    private static func program(
        _ contract: OutputContract = OutputContract(), runs: Int = 1
    ) throws -> Program {
        let planned = Planner.plan(
            Courses.course(lesson: "```swift id=x\nprint(1)\n```\n")
        ).programs
        let program = try #require(planned.first)
        return Program(
            reference: program.reference,
            recipe: Recipe(
                action: .run, moduleName: program.recipe.moduleName, runs: runs,
                text: program.recipe.text),
            treatment: program.treatment, contract: contract, parts: program.parts,
            span: program.span)
    }

    private static func recording(
        _ program: Program, _ observations: [Observation],
        recorder: Recorder = Samples.recorder
    ) -> Recording {
        Recording(
            snippet: program.reference.snippet, label: program.label, recipe: program.recipe,
            contract: program.contractWords, recorder: recorder, observations: observations)
    }

    private static func recording(_ program: Program, _ transcript: Transcript) -> Recording {
        recording(program, [Observation(transcript)])
    }

    private static func decide(
        _ program: Program, _ observations: [Observation], _ old: Recording?,
        recorder: Recorder = Samples.recorder
    ) -> RecordingLedger.Decision {
        RecordingLedger.decide(
            runs: [.init(program: program, observations: observations, recorder: recorder)],
            existing: old.map { Samples.recordings([$0]) })
    }

    private static func decide(
        _ program: Program, _ transcript: Transcript, _ old: Recording?,
        recorder: Recorder = Samples.recorder
    ) -> RecordingLedger.Decision {
        decide(program, [Observation(transcript)], old, recorder: recorder)
    }

    @Test("What a contract allows is no drift, and the recording stays as it is")
    func allowed() throws {
        let program = try Self.program(.init(.unordered, masks: [.time]))
        let old = Self.recording(program, Samples.output("a", "1 s"))
        let decision = Self.decide(program, Samples.output("2 s", "a"), old)
        #expect(decision.recordings == Samples.recordings([old]))
        #expect(decision.drifts == [] && decision.restated == [] && decision.renewed == [])
        #expect(Self.decide(program, Samples.output("2 s", "b"), old).drifts.count == 1)
    }

    @Test("A drift names the aspects in which it differs, and no other")
    func aspects() throws {
        let program = try Self.program()
        let old = Self.recording(program, Samples.output("a"))
        let actual = Samples.transcript(
            [.init(stream: .standardOutput, text: "b", time: 0)], ending: .exit(1))
        let drift = try #require(Self.decide(program, actual, old).drifts.first)
        #expect(drift.aspects == [.standardOutput, .ending])
        #expect(drift.actual == actual && drift.recorded == old)
    }

    // MARK: Another contract

    @Test("A fence that wants something else, and gets it, is recorded with its new words")
    func restated() throws {
        let (before, after) = (try Self.program(), try Self.program(.init(.unordered)))
        let old = Self.recording(before, Samples.output("a", "b"))
        let decision = Self.decide(after, Samples.output("b", "a"), old)
        #expect(decision.restated == [.init(program: after, recorded: "")])
        #expect(decision.drifts == [] && decision.renewed == [])
        let kept = Self.recording(after, Samples.output("a", "b"))
        #expect(kept.contract == "output=unordered")
        #expect(decision.recordings == Samples.recordings([kept]))
    }

    @Test("A fence that wants something else, and does not get it, changes no recording")
    func notRestated() throws {
        let (before, after) = (try Self.program(.init(.unordered)), try Self.program())
        let old = Self.recording(before, Samples.output("a", "b"))
        let decision = Self.decide(after, Samples.output("b", "a"), old)
        #expect(decision.restated == [])
        #expect(decision.drifts.map(\.aspects) == [[.standardOutput]])
        #expect(decision.recordings == Samples.recordings([old]))
    }

    @Test("A program that did not run keeps the words under which it was recorded")
    func absent() throws {
        let (before, after) = (try Self.program(), try Self.program(.init(.unordered)))
        let old = Samples.recordings([Self.recording(before, Samples.output("a"))])
        let decision = RecordingLedger.decide(
            runs: [], absent: [after], existing: old)
        #expect(decision.recordings == old)
        #expect(decision.restated == [] && decision.renewed == [])
    }

    @Test("A new recording has its fence's words, and what recorded it")
    func new() throws {
        let program = try Self.program(.init(.ignored))
        let decision = Self.decide(
            program, Samples.output("a"), nil, recorder: Samples.otherRecorder)
        let recording = try #require(decision.recordings.recordings.values.first)
        #expect(recording.contract == "output=ignored")
        #expect(recording.recorder == Samples.otherRecorder)
        #expect(decision.renewed == [program] && decision.restated == [])
    }

    // MARK: Another compiler

    private static func refused(_ message: String) -> Transcript {
        Samples.transcript(
            [], ending: .refused,
            diagnostics: [.init(severity: .error, message: message, place: nil)])
    }

    @Test("With another compiler, other words of its own are a rewording and no drift")
    func reworded() throws {
        let program = try Self.program()
        let old = Self.recording(program, Self.refused("cannot find ‘x’"))
        let new = Self.refused("no ‘x’ here")
        let decision = Self.decide(program, new, old, recorder: Samples.otherRecorder)
        #expect(decision.drifts == [])
        #expect(decision.rewordings.map(\.aspects) == [[.compiler]])
        #expect(decision.rewordings.map(\.recorder) == [Samples.otherRecorder])
        #expect(decision.recordings == Samples.recordings([old]))
        let same = Self.decide(program, new, old)
        #expect(same.drifts.map(\.aspects) == [[.compiler]])
        #expect(same.rewordings == [])
    }

    @Test("Another output is drift, whatever the compiler, and hides what is reworded")
    func driftWithAnother() throws {
        let program = try Self.program()
        let old = Self.recording(program, Samples.output("a"))
        let actual = Samples.transcript(
            [.init(stream: .standardOutput, text: "b", time: 0)],
            diagnostics: [.init(severity: .warning, message: "w", place: nil)])
        let decision = Self.decide(program, actual, old, recorder: Samples.otherRecorder)
        #expect(decision.drifts.map(\.aspects) == [[.standardOutput]])
        #expect(decision.rewordings == [])
    }

    @Test("The signal of a trap is the processor's, and its message the runtime's")
    func signals() throws {
        let program = try Self.program()
        func trap(_ signal: Int, _ text: String) -> Transcript {
            Samples.transcript(
                [.init(stream: .standardError, text: text, time: 0)], ending: .signal(signal))
        }
        let old = Self.recording(program, trap(4, "Fatal error"))
        let decision = Self.decide(
            program, trap(5, "Fatal error: x"), old, recorder: Samples.otherRecorder)
        #expect(decision.drifts == [])
        #expect(decision.rewordings.map(\.aspects) == [[.standardError, .ending]])
    }

    // MARK: Galleries

    @Test("Every outcome of a gallery has to keep the contract")
    func galleries() throws {
        let program = try Self.program(.init(.unordered), runs: 3)
        let shown = [
            Observation(Samples.output("a", "b"), count: 2), Observation(Samples.output("b", "a")),
        ]
        let old = Self.recording(program, shown)
        let same = Self.decide(program, shown.reversed(), old)
        #expect(same.recordings == Samples.recordings([old]))
        #expect(same.drifts == [])
        let other = Samples.output("a", "c")
        let decision = Self.decide(program, shown + [Observation(other)], old)
        #expect(decision.drifts.map(\.actual) == [other])
        #expect(decision.recordings == Samples.recordings([old]))
        #expect(Self.decide(program, shown, nil).recordings == Samples.recordings([old]))
    }
}
