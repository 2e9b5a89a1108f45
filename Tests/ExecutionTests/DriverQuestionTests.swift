import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Execution

/// The toolchain's own driver is asked here.
@Suite("Ways to build", .serialized, .occupiesCore)
struct DriverQuestionTests {
    private func answer(to build: SwiftBuild) async throws -> DriverAnswer {
        try await TestTools.with { tools in
            try await DriverQuestion(
                tools: tools.bench, build: build, packages: nil, limits: RunLimits.standard.tool
            ).ask()
        }
    }

    @Test(
        "Each way has a compilation that says so",
        arguments: [
            (SwiftBuild(), ["-swift-version", "6"]),
            (SwiftBuild(languageMode: .swift5), ["-swift-version", "5"]),
            (SwiftBuild(sanitizer: .thread), ["-sanitize=thread"]),
            (SwiftBuild(sanitizer: .address), ["-sanitize=address"]),
            (SwiftBuild(flags: ["-O", "-D", "TEA"]), ["-O", "TEA"]),
        ])
    func commands(build: SwiftBuild, words: [String]) async throws {
        guard case .commands(let commands) = try await answer(to: build) else {
            Issue.record("the driver refuses \(build)")
            return
        }
        let compilation = commands.compilation(
            source: "/s.swift", module: "kale", object: "/o.o", diagnostics: "/d.dia",
            entry: "entry", isLibrary: false)
        for word in words + ["/s.swift", "kale", "/o.o", "/d.dia", "entry"] {
            #expect(compilation.contains(word), "\(word) is not in \(compilation)")
        }
        let link = commands.linking(
            objects: ["/o.o", "/p.o"], autolink: ["-ltea"], entries: ["entry"], executable: "/x",
            isFast: false)
        for word in ["/o.o", "/p.o", "-ltea", "/x", "--export-dynamic-symbol=entry"] {
            #expect(link.contains(word), "\(word) is not in \(link)")
        }
        let places = (compilation + link).filter {
            $0.contains("lectern_probe") || $0.contains("{")
        }
        #expect(places == [], "names of the probe are left")
    }

    @Test(
        "Flags that lead elsewhere are refused",
        arguments: [
            ["-no-such-flag"], ["-typecheck"], ["-emit-ir"], ["-emit-library"], ["-c"], ["--help"],
            ["-sanitize=tea"],
        ])
    func refused(flags: [String]) async throws {
        guard case .refused(let words) = try await answer(to: SwiftBuild(flags: flags)) else {
            Issue.record("\(flags) are not refused")
            return
        }
        #expect(!words.isEmpty)
    }

    @Test("A program whose flags are refused ends so, and the rest of the course does not")
    func program() async throws {
        let shown = try await TestTools.with { tools in
            try await tools.transcripts([
                TestPrograms.make("print(1)", build: SwiftBuild(flags: ["-no-such-flag"])),
                TestPrograms.make("print(2)", name: "b"),
            ])
        }
        #expect(shown.map(\.printed) == [[], ["out: 2"]])
        guard case .flagsRefused(let words) = shown.first?.ending else {
            Issue.record("\(shown)")
            return
        }
        #expect(words.contains { $0.contains("-no-such-flag") }, "\(words)")
    }

    @Test("A race is told of by its sanitizer without what differs from run to run")
    func sanitizer() async throws {
        let code = """
            nonisolated(unsafe) var count = 0
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { for _ in 0..<500_000 { count += 1 } } }
            }
            """
        let shown = try await TestTools.with { tools in
            try await tools.transcripts([
                TestPrograms.make(code, build: SwiftBuild(sanitizer: .thread))
            ])
        }
        let lines = try #require(shown.first).lines.map(\.text)
        #expect(
            lines.contains { $0.contains(/^WARNING: ThreadSanitizer: .* race \(pid=…\)/) },
            "\(shown)")
        let addresses = lines.filter { $0.contains(/0x[0-9a-f]{6,}/) }
        #expect(addresses == [])
    }
}
