import CourseModel
import TestSupport
import Testing

@testable import Execution

/// Programs are compiled and run for real here.
@Suite("Running Swift", .serialized, .occupiesCore)
struct MachineRunnerTests {
    /// What the last snippet of a lesson shows.
    private func transcript(_ markdown: String) async throws -> Transcript {
        try await TestTools.with { try await $0.transcript(ofLesson: markdown) }
    }

    private func printed(_ transcript: Transcript) -> [String] { transcript.printed }

    @Test("Top-level code, await at the top, and @main run as they are")
    func entryPoints() async throws {
        let topLevel = try await transcript(
            "```swift\nprint(\"a\")\nawait Task.yield()\nprint(CommandLine.arguments.count)\n```")
        #expect(printed(topLevel) == ["out: a", "out: 1"])
        #expect(topLevel.ending == .exit(0))
        let main = try await transcript(
            "```swift\n@main struct A { static func main() async { print(\"main\") } }\n```")
        #expect(printed(main) == ["out: main"])
    }

    @Test("A program that traps loses nothing that it printed, and the trap names its own line")
    func trap() async throws {
        let shown = try await transcript(
            """
            ```swift id=boom expect=crash
            print("before")
            let nothing: Int? = Int("x")
            print(nothing!)
            ```
            """)
        #expect(shown.ending == .signal(4))
        #expect(printed(shown).first == "out: before")
        let words = shown.observableLines(of: .standardError).map(\.text)
        #expect(
            words == [
                "boom/boom:3: Fatal error: Unexpectedly found nil while unwrapping an Optional value"
            ])
        let addresses = shown.lines.filter { $0.text.contains("0x0000") }
        #expect(addresses.isEmpty, "addresses differ from run to run: \(addresses)")
    }

    @Test(
        "A trap loses not even a line that was not ended, and ends the program as it would by itself",
        arguments: [
            ("fatalError(\"x\")", 4), ("abort()", 6), ("raise(SIGSEGV)", 11),
            ("let a = [1]; print(a[a.count])", 4),
        ])
    func unfinishedLine(trap: String, signal: Int) async throws {
        let shown = try await transcript(
            """
            ```swift expect=crash
            import Foundation
            print("whole")
            print("unfinished", terminator: "")
            \(trap)
            ```
            """)
        let output = shown.lines.filter { $0.stream == .standardOutput }
        #expect(output.map(\.text) == ["whole", "unfinished"], "\(printed(shown))")
        #expect(output.last?.isComplete == false && shown.ending == .signal(signal))
    }

    @Test("Both streams, the status, and a last line without newline are kept")
    func streams() async throws {
        let shown = try await transcript(
            """
            ```swift expect=exit:3
            import Foundation
            print("one")
            FileHandle.standardError.write(Data("two\\n".utf8))
            print("three", terminator: "")
            exit(3)
            ```
            """)
        #expect(shown.ending == .exit(3))
        #expect(shown.lines.map(\.isComplete).filter { !$0 }.count == 1)
        #expect(Set(printed(shown)) == ["out: one", "err: two", "out: three"])
    }

    @Test("Bytes that are not UTF-8 are replaced and told of, and markup is kept as it is")
    func bytes() async throws {
        let shown = try await transcript(
            """
            ```swift
            import Foundation
            FileHandle.standardOutput.write(Data([0x61, 0xFF, 0x62, 0x0A]))
            print("</code><script>")
            ```
            """)
        #expect(printed(shown) == ["out: a\u{FFFD}b", "out: </code><script>"])
        #expect(shown.ending == .printedNoText(.standardOutput, line: 1))
    }

    @Test("A data race that only a full compile sees is seen")
    func dataRace() async throws {
        let shown = try await transcript(
            """
            ```swift expect=compile-error group=SendingRisksDataRace
            class C { var n = 0 }
            func f() async {
                let c = C()
                Task { c.n += 1 }
                c.n += 1
            }
            ```
            """)
        #expect(shown.ending == .refused)
        #expect(shown.diagnostics.map(\.group) == ["SendingRisksDataRace"])
        #expect(shown.diagnostics.first?.place?.line == 4)
    }

    @Test("In Swift 5 mode the same race compiles")
    func swift5() async throws {
        let shown = try await transcript(
            """
            ```swift swift=5 compile
            class C { var n = 0 }
            func f() async {
                let c = C()
                Task { c.n += 1 }
                c.n += 1
            }
            ```
            """)
        #expect(shown.ending == .compiled)
    }

    @Test("What earlier parts print is told apart, on both streams")
    func parts() async throws {
        let shown = try await transcript(
            """
            ```swift id=first
            import Foundation
            let name = "first"
            print("from", name)
            FileHandle.standardError.write(Data("error of the first\\n".utf8))
            print("unfinished", terminator: "")
            ```

            ```swift id=second after=first
            print("second sees", name)
            ```
            """)
        let parts = shown.lines.map { "\($0.part ?? "own"): \($0.text)" }
        #expect(
            Set(parts) == [
                "a/first: from first", "a/first: error of the first", "a/first: unfinished",
                "own: second sees first",
            ])
    }

    @Test("A mistake is placed in the part that has it, on its own line")
    func placesInParts() async throws {
        let shown = try await transcript(
            """
            ```swift id=first
            let one = 1
            ```

            ```swift id=second after=first expect=compile-error error="cannot find 'two'"
            print(one)
            print("é", two)
            ```
            """)
        let place = try #require(shown.diagnostics.first?.place)
        #expect(place.part == "a/second" && place.line == 2 && place.column == 13)
    }

    @Test("What compiles and does not link says so")
    func linking() async throws {
        let shown = try await transcript("```swift\nprint((1.5 as Double).rounded())\n```")
        guard case .notLinked(let words) = shown.ending else {
            Issue.record("it ended with \(shown.ending)")
            return
        }
        #expect(words.contains { $0.contains("round") })
    }

    @Test("A program sees an empty folder, a short list of variables, and no input")
    func surroundings() async throws {
        let shown = try await transcript(
            """
            ```swift
            import Foundation
            print(try FileManager.default.contentsOfDirectory(atPath: "."))
            print(ProcessInfo.processInfo.environment.keys.sorted())
            print(readLine() ?? "no input")
            print(CommandLine.arguments[0])
            ```
            """)
        #expect(
            printed(shown) == [
                "out: []",
                "out: [\"HOME\", \"LANG\", \"PATH\", \"SWIFT_BACKTRACE\", "
                    + "\"SWIFT_DETERMINISTIC_HASHING\", \"TMPDIR\", \"TZ\"]",
                "out: no input", "out: ./snippet",
            ])
    }
}
