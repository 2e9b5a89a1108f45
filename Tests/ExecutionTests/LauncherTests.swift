import CourseModel
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Execution

/// Programs of the system run under the real launcher here, in a sandbox and without one.
@Suite("Processes", .serialized, .occupiesMachine)
struct LauncherTests {
    private static let choices: [Sandbox.Choice] = [.required, .off]

    private func shell(
        _ script: String, in choice: Sandbox.Choice, timeLimit: Int = 5000,
        outputLimit: Int = 1 << 20
    ) async throws -> LaunchOutcome {
        try await TestTools.with(choice) { tools in
            var limits = RunLimits.standard.run(wallTime: timeLimit)
            limits.output = outputLimit
            return try await tools.bench.launcher.run(
                LaunchRequest(
                    program: "/bin/sh", arguments: ["sh", "-c", script],
                    environment: ["PATH": "/usr/bin:/bin"], folder: "/", limits: limits),
                view: tools.bench.view)
        }
    }

    private func text(_ outcome: LaunchOutcome, isError: Bool = false) -> String {
        let bytes = outcome.chunks.filter { $0.isError == isError }.flatMap(\.bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A time to sleep that no other process sleeps.
    private let mark = "3\(Int.random(in: 10_000_000..<100_000_000))"

    @Test("Output, status and signal come as they are", arguments: choices)
    func ordinary(choice: Sandbox.Choice) async throws {
        let exit = try await shell("echo out; echo err >&2; exit 7", in: choice)
        #expect(exit.status == .exit(7) && text(exit) == "out\n")
        #expect(text(exit, isError: true) == "err\n")
        // A status of 132 is not a trap, though a shell would show both alike.
        #expect(try await shell("exit 132", in: choice).status == .exit(132))
        #expect(try await shell("kill -ILL $$", in: choice).status == .signal(4))
    }

    @Test(
        "A program that runs too long is ended, with what it printed so far", arguments: choices)
    func timeLimit(choice: Sandbox.Choice) async throws {
        let outcome = try await shell("echo begun; sleep 60", in: choice, timeLimit: 300)
        #expect(outcome.status == .timedOut && text(outcome) == "begun\n")
        #expect((300_000..<5_000_000).contains(outcome.wallTime), "\(outcome.wallTime)")
    }

    @Test("A program that ignores the request to end is ended all the same", arguments: choices)
    func stubborn(choice: Sandbox.Choice) async throws {
        let outcome = try await shell(
            "trap '' TERM INT HUP; while :; do :; done", in: choice, timeLimit: 300)
        #expect(outcome.status == .timedOut && outcome.wallTime < 5_000_000)
    }

    @Test(
        "A program that prints without end is ended at the limit, and the rest is thrown away",
        arguments: choices)
    func outputLimit(choice: Sandbox.Choice) async throws {
        let outcome = try await shell(
            "while :; do echo aaaaaaaaaaaaaaaa; done", in: choice, outputLimit: 10_000)
        #expect(outcome.status == .printedTooMuch && text(outcome).utf8.count == 10_000)
    }

    @Test("The CPU time of everything that was started counts", arguments: choices)
    func cpuTime(choice: Sandbox.Choice) async throws {
        let busy = "i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done"
        let outcome = try await shell("sh -c '\(busy)'; (\(busy)) & wait; sleep 0.2", in: choice)
        #expect(outcome.status == .exit(0))
        #expect(outcome.cpuTime > 20_000, "\(outcome.cpuTime) µs")
        #expect(outcome.wallTime >= 200_000 && outcome.cpuTime < outcome.wallTime * 2)
    }

    @Test(
        "A program that computes too long is ended, in one process or in many that come and go",
        arguments: [
            "while :; do :; done",
            "while :; do (i=0; while [ $i -lt 999 ]; do i=$((i+1)); done); done",
        ], choices)
    func cpuLimit(script: String, choice: Sandbox.Choice) async throws {
        let outcome = try await TestTools.with(choice) { tools in
            var limits = RunLimits.standard.run(wallTime: 20_000)
            limits.cpuTime = 200
            return try await tools.bench.launcher.run(
                LaunchRequest(
                    program: "/bin/sh", arguments: ["sh", "-c", script], environment: [:],
                    folder: "/", limits: limits), view: tools.bench.view)
        }
        #expect(outcome.status == .computedTooLong && outcome.cpuTime > 150_000, "\(outcome)")
    }

    @Test(
        "Whatever a program leaves running is ended with it",
        arguments: [
            "sleep MARK & echo $!", "setsid sleep MARK & echo $!",
            "(setsid sh -c 'sleep MARK & echo $!; wait' &) ; sleep 0.3",
        ], choices)
    func leftovers(_ script: String, choice: Sandbox.Choice) async throws {
        let outcome = try await shell(script.replacing("MARK", with: mark), in: choice)
        #expect(outcome.status == .exit(0) && !text(outcome).isEmpty)
        #expect(try RunningProcesses.commands(with: mark) == [])
    }

    @Test("A cancelled task ends its program", arguments: choices)
    func cancellation(choice: Sandbox.Choice) async throws {
        let task = Task { try await shell("sleep \(mark) & wait", in: choice) }
        // The shell, whose own command line holds it too, and what it started.
        let before = try await RunningProcesses.waitAsTask(for: 2, with: "sleep \(mark)")
        #expect(before.count == 2, "\(before)")
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try RunningProcesses.commands(with: mark) == [])
    }

    @Test("A launcher does one request after the other, and a failed one does not end it")
    func session() async throws {
        try await TestTools.with { tools in
            let limits = RunLimits.standard.run(wallTime: 5000)
            func request(_ program: String, _ arguments: String...) -> LaunchRequest {
                LaunchRequest(
                    program: program, arguments: [program] + arguments, environment: [:],
                    folder: "/", limits: limits)
            }
            try await tools.bench.launcher.withSession(tools.bench.view) { session in
                let refusal = try await session.run(request("/bin/false"))
                #expect(refusal.status == .exit(1))
                do {
                    _ = try await session.run(request("/nowhere/program"))
                    Issue.record("what is not there was started")
                } catch let failure as ExecutionFailure {
                    #expect(
                        failure.description
                            == "starting /nowhere/program: No such file or directory")
                }
                let echo = try await session.run(request("/bin/echo", "still here"))
                #expect(text(echo) == "still here\n" && session.isAlive)
            }
        }
    }

    @Test("A program is told once to wait that waits, and one that computes is not")
    func idle() async throws {
        let told = Mutex(0)
        try await TestTools.with { tools in
            for (script, count) in [("sleep 0.3", 1), ("while :; do :; done", 0)] {
                told.withLock { $0 = 0 }
                _ = try await tools.bench.launcher.run(
                    LaunchRequest(
                        program: "/bin/sh", arguments: ["sh", "-c", script],
                        environment: ["PATH": "/usr/bin:/bin"], folder: "/",
                        limits: RunLimits.standard.run(wallTime: 400)),
                    view: tools.bench.view
                ) { told.withLock { $0 += 1 } }
                let times = told.withLock { $0 }
                #expect(times == count, "‘\(script)’ was told \(times) times")
            }
        }
    }

    @Test("A toolchain that is not there is the machine's failure, and says so")
    func missing() async throws {
        let finder = ToolchainFinder(
            searchPath: "/nowhere", temporaryFolder: "/nowhere", memoryFolder: nil)
        let failure = await #expect(throws: ExecutionFailure.self) { try await finder.find() }
        #expect(failure?.description == "looking for swiftc: it is not in the search path")
    }
}
