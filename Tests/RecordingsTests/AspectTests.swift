import CourseModel
import Diagnostics
import Testing

@testable import Recordings

@Suite("In what two runs differ")
struct AspectTests {
    private static func program(
        _ contract: OutputContract, stating lines: [String]? = nil
    ) -> Program {
        let nowhere = SourceSpan(file: "content/01-a.md", range: 0..<0)
        return Program(
            reference: SnippetReference(lesson: Samples.lesson, snippet: Samples.name("x")),
            recipe: Samples.recipe("x"), treatment: .run(.success), contract: contract,
            outputFence: lines.map {
                OutputFence(
                    lines: $0.map { .init(text: $0, offset: 0) }, span: nowhere, range: 0..<0)
            }, parts: [], span: nowhere)
    }

    @Test(
        "A statement with gaps stands in the place of the recorded output, one without does not",
        arguments: [(["took [..]"], []), (["..."], []), (["took 1"], [Aspect.standardOutput])])
    func stated(lines: [String], differences: [Aspect]) {
        let program = Self.program(.init(), stating: lines)
        #expect(
            Aspect.differences(
                of: Samples.output("took 2"), from: Samples.output("took 1"), for: program)
                == differences)
        let failed = Samples.transcript([], ending: .exit(1))
        #expect(
            Aspect.differences(of: failed, from: Samples.output("took 1"), for: program)
                .contains(.ending))
    }

    private static func differences(
        _ actual: Transcript, _ recorded: Transcript, _ contract: OutputContract = .init()
    ) -> [Aspect] {
        Aspect.differences(of: actual, from: recorded, for: program(contract))
    }

    private static func lines(_ lines: [(Transcript.Stream, String)]) -> Transcript {
        Samples.transcript(lines.map { .init(stream: $0.0, text: $0.1, time: 0) })
    }

    @Test("Each aspect is told by itself")
    func each() {
        let recorded = Samples.output("a")
        #expect(Self.differences(recorded, recorded) == [])
        #expect(Self.differences(Samples.output("b"), recorded) == [.standardOutput])
        #expect(
            Self.differences(
                Self.lines([(.standardOutput, "a"), (.standardError, "x")]), recorded)
                == [.standardError])
        let warning = CompilerDiagnostic(severity: .warning, message: "w", place: nil)
        #expect(
            Self.differences(
                Samples.transcript(recorded.lines, diagnostics: [warning]), recorded)
                == [.compiler])
        #expect(
            Self.differences(Samples.transcript(recorded.lines, ending: .exit(1)), recorded)
                == [.ending])
        #expect(
            Self.differences(
                Samples.transcript(
                    [.init(stream: .standardError, text: "a", time: 0)], ending: .refused,
                    diagnostics: [warning]), recorded) == Aspect.allCases)
    }

    @Test(
        "A contract says which output stands for the recorded one, on either stream",
        arguments: [
            (.init(), ["a", "b"], ["b", "a"], false),
            (.init(.unordered), ["a", "b"], ["b", "a"], true),
            (.init(.unordered), ["a", "b"], ["b", "b"], false),
            (.init(.order([.last("a")])), ["a", "b"], ["b", "a"], true),
            (.init(masks: [.time]), ["1 s"], ["2 s"], true), (.init(), ["1 s"], ["2 s"], false),
            (.init(.unordered, masks: [.time]), ["1 s", "x"], ["x", "2 s"], true),
            (.init(.contains), ["a"], [], true), (.init(.ignored), ["a"], ["b"], true),
        ] as [(OutputContract, [String], [String], Bool)])
    func contracts(contract: OutputContract, recorded: [String], actual: [String], holds: Bool) {
        for stream in [Transcript.Stream.standardOutput, .standardError] {
            let differences = Self.differences(
                Self.lines(actual.map { (stream, $0) }), Self.lines(recorded.map { (stream, $0) }),
                contract)
            let aspect = stream == .standardOutput ? Aspect.standardOutput : .standardError
            #expect(differences == (holds ? [] : [aspect]))
        }
    }

    @Test("A last line that does not end is another one, unless lines change places")
    func incomplete() {
        let recorded = Samples.output("a")
        let cut = Samples.transcript([
            .init(stream: .standardOutput, text: "a", time: 0, isComplete: false)
        ])
        #expect(Self.differences(cut, recorded) == [.standardOutput])
        #expect(Self.differences(cut, recorded, .init(.unordered)) == [])
    }

    @Test("Output that counts nowhere makes no contract hold for the rest")
    func ending() {
        let actual = Samples.transcript([], ending: .exit(1))
        #expect(Self.differences(actual, Samples.output("a"), .init(.ignored)) == [.ending])
    }

    /// A recording in a language, with a sanitizer or not, that ended somehow.
    private static func recording(
        _ tool: Recipe.Tool = .swift(SwiftBuild()), _ ending: Transcript.Ending = .exit(0)
    ) -> Recording {
        Samples.recording(
            "kale", Recipe(action: .run, tool: tool, moduleName: "m", text: "x"),
            Samples.transcript([], ending: ending))
    }

    private static let python = Recipe.Tool.command(["python3", "{file}"], fileExtension: "py")

    @Test(
        "What another compiler or platform may word otherwise is not portable",
        arguments: [
            (recording(), [.standardOutput, .standardError, .ending]),
            (
                recording(.swift(SwiftBuild()), .exit(3)),
                [.standardOutput, .standardError, .ending]
            ),
            (recording(.swift(SwiftBuild()), .signal(4)), [.standardOutput]),
            (
                recording(.swift(SwiftBuild(sanitizer: .thread))), [.standardOutput, .ending]
            ),
            (recording(python), [.standardOutput, .standardError, .ending]),
            (recording(python, .exit(1)), [.standardOutput, .ending]),
        ] as [(Recording, [Aspect])])
    func portable(recording: Recording, aspects: [Aspect]) {
        #expect(Aspect.allCases.filter { $0.isPortable(in: recording) } == aspects)
    }
}
