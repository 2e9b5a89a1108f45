import Foundation
import Testing

@testable import Execution

/// Programs of the system run under the real launcher here.
@Suite("Processes", .serialized)
struct ChildProcessTests {
    private func shell(
        _ script: String, timeLimit: Int = 5000, outputLimit: Int = 1 << 20
    ) async throws -> ChildProcess.Outcome {
        let finder = ToolchainFinder(
            searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "",
            temporaryFolder: FileManager.default.temporaryDirectory.path, memoryFolder: nil)
        let tools = try await ToolBench.prepare(
            toolchain: finder.find(), temporaryFolder: FileManager.default.temporaryDirectory.path,
            moduleCache: nil)
        defer { tools.dismantle() }
        return try await tools.process.run(
            ChildProcess.Request(
                program: "/bin/sh", arguments: ["sh", "-c", script],
                environment: ["PATH": "/usr/bin:/bin"], folder: "/", timeLimit: timeLimit,
                outputLimit: outputLimit))
    }

    private func text(_ outcome: ChildProcess.Outcome, isError: Bool = false) -> String {
        let bytes = outcome.chunks.filter { $0.isError == isError }.flatMap(\.bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a process runs: one that is dead and not yet reaped by its new parent does not.
    private func isRunning(_ process: some StringProtocol) -> Bool {
        // A process that ends while its file is read has none to read.
        guard let stat = FileManager.default.contents(atPath: "/proc/\(process)/stat") else {
            return false
        }
        return !String(decoding: stat, as: UTF8.self).contains(") Z ")
    }

    @Test("Output, status and signal come as they are")
    func ordinary() async throws {
        let exit = try await shell("echo out; echo err >&2; exit 7")
        #expect(exit.status == .exit(7) && text(exit) == "out\n")
        #expect(text(exit, isError: true) == "err\n")
        // A status of 132 is not a trap, though a shell would show both alike.
        #expect(try await shell("exit 132").status == .exit(132))
        #expect(try await shell("kill -ILL $$").status == .signal(4))
    }

    @Test("A program that runs too long is ended, with what it printed so far")
    func timeLimit() async throws {
        let outcome = try await shell("echo begun; sleep 60", timeLimit: 300)
        #expect(outcome.status == .timedOut && text(outcome) == "begun\n")
        #expect(outcome.duration < 5000)
    }

    @Test("A program that ignores the request to end is ended all the same")
    func stubborn() async throws {
        let outcome = try await shell("trap '' TERM INT HUP; while :; do :; done", timeLimit: 300)
        #expect(outcome.status == .timedOut && outcome.duration < 5000)
    }

    @Test("A program that prints without end is ended at the limit, and the rest is thrown away")
    func outputLimit() async throws {
        let outcome = try await shell(
            "while :; do echo aaaaaaaaaaaaaaaa; done", outputLimit: 10_000)
        #expect(outcome.status == .printedTooMuch && text(outcome).utf8.count == 10_000)
    }

    @Test(
        "Whatever a program leaves running is ended with it",
        arguments: [
            "sleep 300 & echo $!", "setsid sleep 300 & echo $!",
            "(setsid sh -c 'sleep 300 & echo $!; wait' &) ; sleep 0.3",
        ])
    func leftovers(_ script: String) async throws {
        let outcome = try await shell(script)
        let process = try #require(text(outcome).split(separator: "\n").first)
        #expect(outcome.status == .exit(0))
        #expect(!isRunning(process), "process \(process) outlived its program")
    }

    @Test("A cancelled task ends its program")
    func cancellation() async throws {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "lectern-pid-\(UUID().uuidString)").path
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: file) } }
        let task = Task {
            try await shell("echo $$ > \(file).new; mv \(file).new \(file); sleep 60")
        }
        while !FileManager.default.fileExists(atPath: file) { await Task.yield() }
        let process = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")[0]
        #expect(isRunning(process))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(!isRunning(process), "process \(process) outlived its task")
    }

    @Test("A program that is not there is the machine's failure, and says which")
    func missing() async throws {
        let finder = ToolchainFinder(
            searchPath: "/nowhere", temporaryFolder: "/nowhere", memoryFolder: nil)
        let failure = await #expect(throws: ExecutionFailure.self) { try await finder.find() }
        #expect(failure?.description == "looking for swiftc: it is not in the search path")
    }
}
