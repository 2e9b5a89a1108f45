import CourseModel
import TestSupport

@testable import Recordings

/// Programs and transcripts for tests of recordings.
enum Samples {
    static let lesson: LessonID = name("a")

    static func name<Name: Named>(_ text: String) -> Name {
        guard let name = Name(text) else { preconditionFailure("‘\(text)’ is no name") }
        return name
    }

    /// What recorded where nothing else is said.
    static let recorder = Recorder(tool: "Swift 6.3", platform: "linux x86_64")
    /// Another compiler on another machine.
    static let otherRecorder = Recorder(tool: "Swift 6.4", platform: "macos arm64")

    /// The name of the snippet whose text a problem says is missing; `nil` for another problem.
    static func missing(_ problem: RecordingCodec.Problem) -> String? {
        guard case .missingText(let id, _, _) = problem else { return nil }
        return id.name
    }

    static func recipe(_ text: String, runs: Int = 1) -> Recipe {
        Recipe(action: .run, moduleName: "m", runs: runs, text: text)
    }

    static func transcript(
        _ lines: [Transcript.Line], ending: Transcript.Ending = .exit(0),
        diagnostics: [CompilerDiagnostic] = [], duration: Int = 1
    ) -> Transcript {
        Transcript(diagnostics: diagnostics, lines: lines, ending: ending, duration: duration)
    }

    static func output(_ texts: String..., time: Int = 0) -> Transcript {
        transcript(texts.map { .init(stream: .standardOutput, text: $0, time: time) })
    }

    static func recording(
        _ id: String, _ recipe: Recipe, _ transcript: Transcript, contract: String = "",
        recorder: Recorder = recorder
    ) -> Recording {
        Recording(
            snippet: name(id), label: "a/\(id)", recipe: recipe, contract: contract,
            recorder: recorder, transcript: transcript)
    }

    static func gallery(_ id: String, runs: Int, _ observations: [Observation]) -> Recording {
        Recording(
            snippet: name(id), label: "a/\(id)", recipe: recipe("print(1)", runs: runs),
            recorder: recorder, observations: observations)
    }

    static func recordings(_ all: [Recording]) -> LessonRecordings {
        LessonRecordings(
            lesson: lesson,
            recordings: Dictionary(
                all.map { ($0.snippet, $0) }, uniquingKeysWith: { first, _ in first }))
    }
}

extension RecordingLedger {
    /// What becomes of the recordings of a lesson that has these programs and no others.
    static func decide(
        runs: [Run], absent: [Program] = [], existing: LessonRecordings?,
        accepting: (Drift, _ isRewording: Bool) -> Bool = { _, _ in false }
    ) -> Decision {
        decide(
            lesson: Samples.lesson, runs: runs, absent: absent,
            matched: MatchedRecordings(
                programs: runs.map(\.program) + absent,
                recordings: existing.map { [$0.lesson: $0] } ?? [:]),
            accepting: accepting)
    }
}

/// A validated name.
protocol Named {
    init?(_ text: String)
}

extension LessonID: Named {}
extension SnippetID: Named {}
