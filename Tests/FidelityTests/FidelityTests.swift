import CourseModel
import FileSystem
import Foundation
import TestSupport
import Testing

@testable import Execution

/// What Lectern promises of a snippet: it behaves as the same file does under
/// `swiftc -swift-version 6` by hand.
///
/// Both are done here for every program in `Programs`: the same diagnostics, output, ending and
/// arguments must come of them, byte for byte. Where runs by hand differ from each other, as they do
/// that print times or are scheduled by chance, Lectern's run must differ from one of them in nothing
/// but numbers and the order of lines. What else differs is listed in ``KnownDifference``.
@Suite("Fidelity", .serialized, .occupiesMachine)
struct FidelityTests {
    /// How often those are run again, three times by hand and once in Lectern, that seem to differ.
    private static let roundsAgain = 3
    /// Of 260 programs, how many may differ from eleven runs by hand in what a busy machine changes.
    private static let mostTouchedByLoad = 3

    @Test("Every program shows in Lectern what it shows by hand")
    func programs() async throws {
        let programs = try FidelityProgram.all()
        let folder = try ProcessFolder.make(
            in: FileManager.default.temporaryDirectory.path, prefix: "lectern-fidelity-")
        defer { folder.remove() }
        let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let toolchain = try await ToolchainFinder(
            searchPath: searchPath, temporaryFolder: folder.path, memoryFolder: nil
        ).find()
        let tools = try await ToolBench.prepare(
            toolchain: toolchain,
            sandbox: SandboxFinder.find(.auto, searchPath: searchPath),
            temporaryFolder: folder.path, cacheFolder: nil)
        defer { tools.dismantle() }

        let clock = ContinuousClock()
        var compared: [ProgramRuns] = []
        let timeByHand = try await clock.measure {
            compared = try await ProgramRuns.runByHand(
                programs, compiler: toolchain.compiler, folder: folder.path)
        }
        let timeInLectern = try await clock.measure {
            try await ProgramRuns.runInLectern(&compared, tools: tools)
        }
        let timeAgain = try await clock.measure {
            for _ in 1...Self.roundsAgain {
                try await ProgramRuns.runAgain(&compared, tools: tools)
            }
        }

        let timeTracing = try await clock.measure {
            try await ProgramRuns.trace(&compared, tools: tools)
        }

        for program in compared {
            program.check()
            program.checkTraced()
        }
        // By chance it happens now and then; if Lectern changed how tasks are scheduled, to many.
        let touched = compared.filter {
            $0.comparison.result == .equalButForLoad && KnownDifference.all[$0.name] == nil
        }
        #expect(touched.count <= Self.mostTouchedByLoad, "\(touched.map(\.name))")
        for name in KnownDifference.all.keys where !compared.contains(where: { $0.name == name }) {
            Issue.record("there is no program ‘\(name)’ that could differ")
        }
        let report =
            FidelityReport(compared).text
            + "by hand \(timeByHand), in Lectern \(timeInLectern), again \(timeAgain), "
            + "traced \(timeTracing)\n"
        print(report)
        Attachment.record(report, named: "fidelity.txt")
    }
}

extension ProgramRuns {
    /// Records what a program shows otherwise when it is written down how its tasks run.
    func checkTraced() {
        guard case .different(let lines)? = tracedResult, KnownDifference.all[name] == nil else {
            return
        }
        Issue.record("\(name), traced:\n\(lines.joined(separator: "\n"))")
    }

    /// Records what is wrong.
    func check() {
        let said = byHand.diagnostics.reduce(0) { $0 + $1.count }
        #expect(
            said == byHand.printedCount,
            "\(name): the compiler's file holds \(said) diagnostics, and it printed others")
        switch (comparison.result, KnownDifference.all[name]) {
        case (.different(let lines), nil):
            Issue.record(
                "\(name) differs (- by hand, + in Lectern):\n\(lines.joined(separator: "\n"))")
        case (.equal, let known?), (.equalButForLostOutput, let known?),
            (.equalUpToChance, let known?):
            if !known.isByChance {
                Issue.record("\(name) does not differ, though \(known.reason)")
            }
        case (.different, _?), (.equalButForLoad, _?), (_, nil):
            break
        }
    }
}
