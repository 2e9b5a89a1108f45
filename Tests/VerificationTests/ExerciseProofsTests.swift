import CourseModel
import Diagnostics
import Planning
import TestSupport
import Testing

@testable import Verification

/// Exercises that need no program which checks; those with one are proved by end-to-end cases.
@Suite("Proofs of exercises")
struct ExerciseProofsTests {
    private static func bench(
        starter: String = "starter", solution: String = "solution", fence: [String]? = ["kale"]
    ) -> Bench {
        let markdown =
            "<!-- lectern: exercise=watering -->\n## Water\n\n" + Bench.fence(starter, "print(1)")
            + "\n" + Bench.fence(solution, "print(2)")
            + (fence.map { "\n```output\n\($0.joined(separator: "\n"))\n```\n" } ?? "")
        return Bench(markdown)
    }

    private static func proved(
        _ bench: Bench, starter: [Observation], solution: [Observation]
    ) async throws -> CourseCheck {
        let check = bench.check([
            "a/watering-starter": starter, "a/watering-solution": solution,
        ])
        return try await ExerciseProofs(
            check: check, programs: Planner.plan(check.course).programs, options: Bench.options()
        ).complete { _ in }
    }

    private static let nothing = [Observation(Bench.transcript([]))]

    @Test("A starter that prints something else is something to solve")
    func right() async throws {
        let check = try await Self.proved(
            Self.bench(), starter: Self.nothing, solution: Bench.prints("kale"))
        #expect(check.brief == [])
    }

    @Test("A starter that prints what is wanted passes already")
    func passes() async throws {
        let check = try await Self.proved(
            Self.bench(), starter: Bench.prints("kale"), solution: Bench.prints("kale"))
        #expect(check.brief == ["a/watering-starter starter-passes"])
        #expect(check.findings.first?.diagnostics.map(\.id) == [.starterPasses])
        #expect(
            check.diagnostics.first?.summary
                == "‘a/watering-starter’ passes already, so there is nothing to solve")
    }

    @Test("A solution that prints something else is blamed itself, and its starter is not")
    func solutionDiffers() async throws {
        let check = try await Self.proved(
            Self.bench(), starter: Self.nothing, solution: Bench.prints("leek"))
        #expect(check.brief == ["a/watering-solution output-differs"])
    }

    @Test("A starter is held against the solution's end as well as against its output")
    func ending() async throws {
        let bench = Self.bench(solution: "solution expect=exit:3", fence: nil)
        let ends = Bench.prints("x", ending: .exit(3))
        #expect(
            try await Self.proved(bench, starter: Bench.prints("x"), solution: ends).brief == [])
        let passing = Self.bench(
            starter: "starter expect=exit:3", solution: "solution expect=exit:3", fence: nil)
        #expect(
            try await Self.proved(passing, starter: ends, solution: ends).brief
                == ["a/watering-starter starter-passes"])
    }

    @Test("A required diagnostic proves a solution")
    func diagnostic() async throws {
        let bench = Self.bench(solution: "solution expect=compile-error error=race", fence: nil)
        let refused = [
            Observation(
                Bench.transcript(
                    [], ending: .refused,
                    diagnostics: [
                        CompilerDiagnostic(
                            severity: .error, message: "a race", place: nil)
                    ]))
        ]
        #expect(
            try await Self.proved(bench, starter: Bench.prints("x"), solution: refused).brief == [])
    }

    @Test("A starter that does not do what it says is told so, and no more")
    func wrongStarter() async throws {
        let check = try await Self.proved(
            Self.bench(), starter: Bench.prints("kale", ending: .exit(1)),
            solution: Bench.prints("kale"))
        #expect(check.brief == ["a/watering-starter wrong-exit"])
    }
}
