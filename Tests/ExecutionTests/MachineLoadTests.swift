import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Execution

/// Real processes compute here, each for less than a second.
@Suite("Load", .serialized, .occupiesMachine)
struct MachineLoadTests {
    /// A number of cores that tells a test's processes from those of others.
    private static let cores = 2

    /// A process of the load.
    private struct Process {
        let number: Int32
        let parent: Int32
        /// CPU time in the kernel's ticks, of which a second has 100.
        let ticks: Int
    }

    /// What runs of the load of this process's tests: the program that starts the others, and those.
    private static func processes() throws -> [Process] {
        try RunningProcesses.commands(with: "lectern-test-tools-\(getpid())/")
            .filter { $0.hasSuffix("/load \(cores)") }
            .compactMap { command in
                guard let number = command.split(separator: ":").first.flatMap({ Int32($0) }),
                    let text = FileManager.default.contents(atPath: "/proc/\(number)/stat")
                else { return nil }
                // The name may hold anything, so that the last parenthesis counts.
                let words =
                    String(decoding: text, as: UTF8.self)
                    .split(separator: ")").last?.split(separator: " ") ?? []
                guard words.count > 12, let parent = Int32(words[1]),
                    let user = Int(words[11]), let system = Int(words[12])
                else { return nil }
                return Process(number: number, parent: parent, ticks: user + system)
            }
    }

    /// Those of the load that compute.
    private static func spinners() throws -> [Process] {
        try processes().filter { $0.parent != getpid() }
    }

    private static func expectLoad() throws {
        let count = try spinners().count
        #expect(count == cores)
    }

    private static func expectNothingLeft() throws {
        let left = try processes()
        #expect(left.isEmpty, "\(left)")
    }

    /// Runs a script of the shell outside of a sandbox, and returns what it printed.
    private static func shell(
        _ script: String, _ tools: TestTools, timeLimit: Int = 20_000
    ) async throws -> [String] {
        let outcome = try await tools.bench.launcher.run(
            LaunchRequest(
                program: "/bin/sh", arguments: ["sh", "-c", script],
                environment: ["PATH": "/usr/bin:/bin"], folder: "/",
                limits: RunLimits.standard.run(wallTime: timeLimit)), view: tools.bench.view)
        return outcome.lines.map(\.text) + ["\(outcome.status)"]
    }

    @Test("There are so many processes as cores to keep busy, and each computes")
    func load() async throws {
        try await TestTools.with(.off) { tools in
            let ticks = try await tools.bench.withLoad(cores: Self.cores) {
                let before = try Self.spinners()
                _ = try await Self.shell("sleep 0.4", tools)
                let after = try Self.spinners()
                #expect(before.count == Self.cores && after.count == Self.cores)
                return after.map { spinner in
                    spinner.ticks - (before.first { $0.number == spinner.number }?.ticks ?? 0)
                }
            }
            // On a machine that others use too, each gets some of 40.
            #expect(ticks.count == Self.cores && ticks.allSatisfy { $0 >= 2 }, "\(ticks)")
            try Self.expectNothingLeft()
        }
    }

    @Test("What the body returns and throws comes through, and nothing is left")
    func ends() async throws {
        struct Stop: Error {}
        try await TestTools.with(.off) { tools in
            #expect(try await tools.bench.withLoad(cores: Self.cores) { 7 } == 7)
            try Self.expectNothingLeft()
            await #expect(throws: Stop.self) {
                try await tools.bench.withLoad(cores: Self.cores) {
                    try Self.expectLoad()
                    throw Stop()
                }
            }
            try Self.expectNothingLeft()
        }
    }

    @Test("A cancelled task ends the load with what runs under it")
    func cancellation() async throws {
        try await TestTools.with(.off) { tools in
            let task = Task {
                try await tools.bench.withLoad(cores: Self.cores) {
                    try await Self.shell("sleep 15", tools)
                }
            }
            #expect(try await comesTrue { try Self.spinners().count == Self.cores })
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try Self.expectNothingLeft()
        }
    }

    @Test("The load ends when the pipe to it is closed, as by Lectern's death")
    func closedPipe() async throws {
        try await TestTools.with(.off) { tools in
            let program = try await tools.bench.loadProgram()
            let printed = try await Self.shell(
                "sleep 0.2 | '\(program)' \(Self.cores); echo ended", tools, timeLimit: 10_000)
            #expect(printed == ["busy", "ended", "exit(0)"])
            try Self.expectNothingLeft()
        }
    }

    @Test("Where the program that started them is killed, those that compute end by themselves")
    func killed() async throws {
        try await TestTools.with(.off) { tools in
            try await tools.bench.withLoad(cores: Self.cores) {
                let starter = try #require(
                    try Self.processes().first { $0.parent == getpid() })
                try Self.expectLoad()
                kill(starter.number, SIGKILL)
                let left = try await RunningProcesses.waitAsTask(
                    for: 0, with: try await tools.bench.loadProgram())
                #expect(left == [])
            }
        }
    }

    @Test("More cores than any machine has are refused in words")
    func tooMany() async throws {
        try await TestTools.with(.off) { tools in
            let failure = await #expect(throws: ExecutionFailure.self) {
                try await tools.bench.withLoad(cores: 100_000) {}
            }
            #expect(
                failure?.description.hasPrefix(
                    "keeping 100000 cores busy: 100000 is no number of cores") == true,
                "\(failure?.description ?? "")")
        }
    }
}
