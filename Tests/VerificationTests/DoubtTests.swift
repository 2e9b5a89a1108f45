import CourseLoading
import CourseModel
import Planning
import Recordings
import TestSupport
import Testing

@testable import Verification

@Suite("What the cache remembers and is not believed")
struct DoubtTests {
    /// Whether the cache is believed in what it says `a/k` shows, on a machine with this compiler.
    private static func trusts(
        _ bench: Bench, _ observations: [Observation], _ recorder: Recorder
    ) throws -> Bool {
        let loaded = bench.loaded
        let programs = Planner.plan(loaded.course).programs
        let doubt = Doubt(
            matched: MatchedRecordings(programs: programs, recordings: loaded.recordings),
            recorder: { _ in recorder })
        let program = programs.first { $0.reference.description == "a/k" }
        return doubt.trusts(try #require(program), observations)
    }

    private static func bench(_ words: String, _ observations: [Observation]) -> Bench {
        Bench(snippets: [("k", words)])
            .recorded(["a/k": observations], .init(recorder: Bench.older))
    }

    private static func crash(_ words: String, signal: Int = 4) -> [Observation] {
        [
            Observation(
                Bench.transcript(["1"], errors: [words], ending: .signal(signal)))
        ]
    }

    private static func warned(_ message: String, _ line: String = "1") -> [Observation] {
        [Observation(Bench.transcript([line], diagnostics: [Bench.warning(message)]))]
    }

    @Test("A crash that another compiler words otherwise is believed, and not the same compiler's")
    func crash() throws {
        let bench = Self.bench("expect=crash", Self.crash("Fatal error: old"))
        let reworded = Self.crash("Fatal error: new", signal: 5)
        #expect(try Self.trusts(bench, reworded, Bench.swift))
        #expect(try !Self.trusts(bench, reworded, Bench.older))
        #expect(try Self.trusts(bench, Self.crash("Fatal error: old"), Bench.older))
    }

    @Test("So is an expected warning, while the program prints the same")
    func warning() throws {
        let bench = Self.bench("expect=warning error=words", Self.warned("old words"))
        #expect(try Self.trusts(bench, Self.warned("new words"), Bench.swift))
        #expect(try !Self.trusts(bench, Self.warned("new words"), Bench.older))
        #expect(try !Self.trusts(bench, Self.warned("new words", "2"), Bench.swift))
    }

    @Test("What breaks its contract is not believed")
    func broken() throws {
        let bench = Self.bench("", Bench.prints("1"))
        #expect(try !Self.trusts(bench, Bench.prints("1", ending: .exit(1)), Bench.older))
        #expect(try !Self.trusts(bench, Bench.prints("2"), Bench.swift))
        #expect(try Self.trusts(bench, Bench.prints("1"), Bench.swift))
    }
}
