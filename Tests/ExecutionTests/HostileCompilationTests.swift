import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Execution

/// Code that means harm to the compiler, compiled for real beside code that means none.
@Suite("Hostile code", .serialized, .occupiesMachine)
struct HostileCompilationTests {
    /// Tuples of tuples, which the compiler takes apart: more members than there are atoms.
    private static let endless =
        "typealias T0 = (Int, Int)\n"
        + (1...40).map { "typealias T\($0) = (T\($0 - 1), T\($0 - 1))\n" }.joined()
        + "let x: T40? = nil\nprint(x as Any)\n"

    private static func limits(
        wallTime: Int = 60_000, memory: Int = 4 << 30, output: Int = 16 << 20
    ) -> RunLimits {
        var limits = RunLimits.standard
        limits.tool.wallTime = wallTime
        limits.tool.memory = memory
        limits.tool.output = output
        return limits
    }

    @Test(
        "The compiler is ended at its limits, which is that snippet's failure and no other's",
        arguments: [
            (endless, limits(wallTime: 1000), "the compiler took longer than 1 s"),
            (endless, limits(memory: 40 << 20), "the compiler held more than 40 MiB of memory"),
            (
                (0..<200).map { "let a\($0): Int = \"\"\n" }.joined(), limits(output: 16 << 10),
                "the compiler printed more than 0 MiB"
            ),
        ])
    func ended(code: String, limits: RunLimits, words: String) async throws {
        let start = ContinuousClock.now
        let transcripts = try await TestTools.with(.required) { tools in
            // What the compiler is asked beforehand is asked within the standard limits.
            _ = try await tools.transcripts([TestPrograms.make("print(1)")])
            let transcripts = try await tools.transcripts(
                [TestPrograms.make(code, name: "hostile")], limits: limits)
            #expect(try tools.leftovers == [], "left in the temporary folder")
            return transcripts
        }
        #expect(transcripts.map(\.ending) == [.compilerFailed([words])])
        print("HOSTILE | \(words) | \(start.duration(to: .now))")
    }

    @Test("A neighbour of code that is never compiled is compiled, linked and run")
    func neighbour() async throws {
        let transcripts = try await TestTools.with(.required) { tools in
            try await tools.transcripts(
                [
                    TestPrograms.make("print(\"well\")", name: "good"),
                    TestPrograms.make(Self.endless, name: "hostile"),
                    TestPrograms.make("print(\"fine\")", name: "kind"),
                ], limits: Self.limits(wallTime: 2000))
        }
        #expect(transcripts.map(\.printed) == [["out: well"], [], ["out: fine"]])
        #expect(
            transcripts.map(\.ending) == [
                .exit(0), .compilerFailed(["the compiler took longer than 2 s"]), .exit(0),
            ])
    }

    @Test(
        "What the compiler gives up by itself is refused in its own words",
        arguments: [
            (
                """
                let b = 1.0
                let a: Double = -(b + 2) + -(3 + b) * [1, 2].map { $0 + -1 * $0 }.reduce(0, +) + 1
                    + "" + -3
                """, "reasonable time"
            ),
            (
                "let a = " + String(repeating: "(", count: 5000) + "1"
                    + String(repeating: ")", count: 5000), "nesting level exceeded"
            ),
            ("let a = \u{202E}1\0\n", "cannot find"),
        ])
    func refused(code: String, words: String) async throws {
        let start = ContinuousClock.now
        let shown = try await TestTools.with(.required) { tools in
            try await tools.transcripts([TestPrograms.make(code)])
        }
        #expect(shown.map(\.ending) == [.refused])
        let messages = shown.flatMap(\.diagnostics).map(\.message)
        #expect(messages.contains { $0.contains(words) }, "\(messages.prefix(5))")
        print("HOSTILE | \(words) | \(start.duration(to: .now))")
    }

    @Test("Hundreds of errors are all read")
    func errors() async throws {
        let code = (0..<400).map { "print(missing\($0))\n" }.joined()
        let shown = try await TestTools.with(.required) { tools in
            try await tools.transcripts([TestPrograms.make(code)])
        }
        #expect(shown.map(\.ending) == [.refused] && shown.map(\.diagnostics.count) == [400])
    }
}
