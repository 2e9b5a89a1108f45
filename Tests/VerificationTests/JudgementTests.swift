import CourseModel
import Diagnostics
import Planning
import TestSupport
import Testing

@testable import Execution
@testable import Verification

@Suite("A course that was run")
struct JudgementTests {
    private static let lesson = """
        ---
        title: A
        ---
        ```swift id=k
        print(1)
        ```
        ```swift id=left skip="why"
        ```
        ```swift id=new
        print(2)
        ```
        """

    private static let data = #"""
        {"format": 1, "toolchain": "Swift 6.2", "snippets": {"k": {
        "recipe": {"action": "run", "languageMode": "6", "moduleName": "k",
        "hasMainAttribute": false, "timeLimit": 10000,
        "text": "#sourceLocation(file: \"a/k\", line: 1)\nprint(1)\n"},
        "label": "a/k", "diagnostics": [], "ending": ["exit", "0"], "duration": 1,
        "times": [1, 2]}}}
        """#

    private static let options = CourseCheck.Options(
        content: "content", searchPath: "", temporaryFolder: "", cacheFolder: nil, jobs: 1)

    /// The course, with what its two programs are said to have shown.
    private static func check(_ transcripts: [Transcript]) -> CourseCheck {
        let loaded = Courses.load([
            "01-a.md": lesson, "recordings/a.data.json": data, "recordings/a/k.txt": "same\nold\n",
        ])
        let plan = Planner.plan(Courses.course(["01-a.md": lesson]))
        let run = CourseRun(
            programs: plan.programs,
            outcomes: transcripts.enumerated().map {
                .init(transcript: $1, isFromCache: $0 == 0, linkage: nil)
            }, toolchain: "Swift 6.3")
        return Judgement(loaded: loaded, plan: plan.diagnostics, run: run, options: options).check()
    }

    private static func transcript(
        _ lines: [Transcript.Line], _ ending: Transcript.Ending = .exit(0),
        _ diagnostics: [CompilerDiagnostic] = []
    ) -> Transcript {
        Transcript(diagnostics: diagnostics, lines: lines, ending: ending, duration: 9)
    }

    private static func line(
        _ text: String, _ stream: Transcript.Stream = .standardOutput, isComplete: Bool = true
    ) -> Transcript.Line {
        .init(stream: stream, text: text, time: 0, isComplete: isComplete)
    }

    @Test("What shows the same keeps its recording, and what is new gets one")
    func sound() throws {
        let check = Self.check([
            Self.transcript([Self.line("same"), Self.line("old")]),
            Self.transcript([Self.line("2")]),
        ])
        #expect(check.diagnostics == [])
        #expect(check.failures.isEmpty)
        #expect(check.counts == .init(run: 1, fromCache: 1, skipped: 1, notForThisMachine: 0))
        #expect(check.unrecorded.map(\.reference.description) == ["a/new"])
        let recordings = try #require(check.recordings.values.first)
        #expect(recordings.toolchain == "Swift 6.3")
        let lines = recordings.recordings.sorted { $0.key < $1.key }.map { id, recording in
            "\(id): "
                + recording.transcript.lines.map { "\($0.text) \($0.time)" }.joined(separator: ", ")
        }
        #expect(lines == ["k: same 1, old 2", "new: 2 0"])
        #expect(
            check.missingRecordings.values.map { "\($0.id.rawValue): \($0.summary)" }
                == ["not-recorded: ‘a/new’ is new or changed, and not recorded"])
    }

    @Test("A drift is reported stream by stream, with both toolchains, and the recording stays")
    func drift() throws {
        let warning = CompilerDiagnostic(
            severity: .remark, message: "unused", place: .init(part: "a/k", line: 1, column: 2),
            notes: [.init(severity: .note, message: "here", place: nil)])
        let check = Self.check([
            Self.transcript(
                [
                    Self.line("same"), Self.line("new"),
                    Self.line("e", .standardError, isComplete: false),
                ],
                .exit(0), [warning]),
            Self.transcript([Self.line("2")]),
        ])
        #expect(
            Courses.report(check.diagnostics, in: check.course) == """
                content/01-a.md:4:13: error: ‘a/k’ shows something else than its recording [drift]
                4 | ```swift id=k
                  |             ^
                  | --- standard output, recorded
                  | +++ standard output, now
                  |  same
                  | -old
                  | +new
                  | --- standard error, recorded
                  | +++ standard error, now
                  | +e (no newline)
                  | --- compiler, recorded
                  | +++ compiler, now
                  | +1:2: remark: unused
                  | +note: here
                note: it was recorded with Swift 6.2, and this is Swift 6.3
                  help: if the new output is right, delete content/recordings/a/k.txt and build again

                """)
        let recorded = check.recordings.values.first?.recordings.values.map(\.transcript.lines)
        #expect(recorded?.contains { $0.map(\.text) == ["same", "old"] } == true)
    }

    @Test("A program that breaks its contract is a failure, and is not recorded")
    func failure() {
        let check = Self.check([
            Self.transcript([Self.line("same"), Self.line("old")]),
            Self.transcript([Self.line("2")], .exit(1)),
        ])
        #expect(check.diagnostics.map(\.id) == [.wrongExit])
        #expect(
            check.failures.mapValues { $0.map(\.id) }.map { "\($0.key) \($0.value)" } == [
                "a/new [Diagnostics.DiagnosticID.wrongExit]"
            ])
        #expect(check.unrecorded == [])
        #expect(check.recordings.values.flatMap(\.recordings.keys).map(\.name) == ["k"])
        #expect(check.recordings.values.map(\.toolchain) == ["Swift 6.2"])
    }

    @Test("A recorded program that breaks its contract is a failure, and neither drift nor new")
    func failureOfRecorded() {
        let check = Self.check([Self.transcript([], .signal(4)), Self.transcript([Self.line("2")])])
        #expect(check.diagnostics.map(\.id) == [.crashed])
        #expect(check.unrecorded.map(\.reference.description) == ["a/new"])
    }
}
