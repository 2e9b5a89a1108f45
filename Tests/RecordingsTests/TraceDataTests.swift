import Coding
import CourseModel
import Testing

@testable import Recordings

@Suite("Traces in recordings")
struct TraceDataTests {
    private static let trace = Trace(
        tasks: [
            .init(
                origin: .main, start: 3,
                spans: [
                    .init(.ready(executor: 1), 4),
                    .init(.running(thread: 0, executor: 1, computing: 5), 6),
                    .init(.waiting(wokenBy: 1), 7), .init(.waiting(wokenBy: nil), 8),
                ]),
            .init(
                origin: .asyncLet, name: "na\"me", parent: 0,
                place: .init(part: "a/b", line: 12), start: 9, end: 20, cancelled: 15),
        ],
        threads: [.init(.main), .init(.own, start: 1, end: nil, computing: 3)],
        executors: ["default pool", "main actor"],
        prints: [
            .init(line: 0, task: 1, thread: 0, time: 10),
            .init(line: 1, task: nil, thread: 1, time: 11),
        ],
        duration: 30, cut: 25)

    private func read(_ text: String) throws -> Tracing {
        try Tracing(json: JSONReader.read(Array(text.utf8)))
    }

    @Test("What was written is read again, value by value")
    func roundTrip() throws {
        for tracing in [Tracing.traced(Self.trace), .impossible(reason: "why")] {
            #expect(try Tracing(json: JSONReader.read(tracing.json.bytes)) == tracing)
        }
    }

    @Test("A recording keeps its trace in the data file, and its text says nothing of it")
    func inRecording() throws {
        let recording = Recording(
            snippet: Samples.name("kale"), label: "a/kale",
            recipe: Recipe(action: .run, moduleName: "kale", text: "print(1)\n"),
            observations: [
                Observation(
                    Transcript(
                        diagnostics: [],
                        lines: [.init(stream: .standardOutput, text: "1", time: 1)],
                        ending: .exit(0), duration: 2))
            ],
            tracing: .traced(Self.trace))
        let lesson = LessonRecordings(
            lesson: Samples.lesson, recordings: [Samples.name("kale"): recording])
        let files = RecordingCodec.encode(lesson, stated: [:])
        #expect(files["recordings/a/kale.txt"] == Array("1\n".utf8))
        let decoded = RecordingCodec.decode(
            Samples.lesson, data: files["recordings/a.data.json"] ?? [],
            texts: [Samples.name("kale"): "1\n"], stated: [:])
        #expect(decoded.problems.isEmpty && decoded.recordings == lesson)
    }

    @Test(
        "A trace that points to what it does not have, or that no run has, is refused",
        arguments: [
            #""parent": 7"#, #""spans": "r5@9.0~1""#, #""spans": "r5@0.9~1""#, #""spans": "q5.9""#,
            #""spans": "w5<9""#, #""spans": "w-5""#, #""spans": "x5""#, #""spans": "r5""#,
            #""spans": "r5@0.0""#, #""spans": "w99999999999999999999""#, #""start": -1"#,
            #""origin": "nothing""#,
        ])
    func refused(member: String) {
        let key = member.split(separator: ":")[0]
        let members =
            [#""origin": "main""#, #""start": 0"#, #""spans": """#]
            .filter { !$0.hasPrefix(key) } + [member]
        let text = """
            {"tasks": [{\(members.joined(separator: ", "))}], "threads": [{"kind": "main"}],
            "executors": ["default pool"], "prints": [], "duration": 9}
            """
        #expect(throws: JSONMismatch.self) { try read(text) }
    }

    @Test(
        "A line that no task or thread printed is refused",
        arguments: [#""task": 3, "thread": 0"#, #""thread": 5"#])
    func refusedPrint(members: String) {
        let text = """
            {"tasks": [], "threads": [{"kind": "main"}], "executors": [], "duration": 9,
            "prints": [{"line": 0, "time": 1, \(members)}]}
            """
        #expect(throws: JSONMismatch.self) { try read(text) }
    }
}
