import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Execution

/// Programs that mean harm, run for real in a sandbox, each beside one that means none.
@Suite("Hostile programs", .serialized, .occupiesMachine)
struct HostileProgramTests {
    private static func program(
        _ code: String, name: String, arguments: [String] = [],
        timeLimit: Int = 10_000
    ) throws -> Program {
        try TestPrograms.make(
            code, name: name,
            settings: RunSettings(arguments: arguments, timeLimit: timeLimit))
    }

    /// What is mounted where these tests run.
    private static func mounts() throws -> String {
        try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
    }

    @Test(
        "Each ends within its limit, in its own way, harms nobody, and leaves nothing behind",
        arguments: HostileProgram.all)
    func run(_ hostile: HostileProgram) async throws {
        let surroundings = try Surroundings()
        defer { surroundings.remove() }
        let mounts = try Self.mounts()
        let start = ContinuousClock.now
        let transcripts = try await TestTools.with(.required) { tools in
            let transcripts = try await tools.transcripts(
                [
                    Self.program("import Glibc\nprint(\"well\")", name: "good"),
                    Self.program(
                        HostileProgram.prelude + hostile.code, name: "hostile",
                        arguments: surroundings.arguments, timeLimit: hostile.timeLimit),
                    Self.program("import Glibc\nprint(\"fine\")", name: "kind"),
                ], limits: HostileProgram.limits)
            #expect(try tools.leftovers == [], "left in the temporary folder")
            return transcripts
        }
        let time = start.duration(to: .now)
        try #require(transcripts.count == 3)
        #expect(transcripts[0].printed == ["out: well"] && transcripts[0].ending == .exit(0))
        #expect(transcripts[2].printed == ["out: fine"] && transcripts[2].ending == .exit(0))
        let shown = transcripts[1]
        #expect(shown.ending == hostile.ending, "\(shown.diagnostics) \(shown.printed.suffix(5))")
        if let lines = hostile.lines { #expect(shown.lines.map(\.text) == lines) }
        // Other tests want the cores too.
        #expect(shown.duration < 2 * hostile.timeLimit + 3000, "\(shown.duration) ms")
        #expect(try RunningProcesses.commands(with: surroundings.mark) == [])
        #expect(try Self.mounts() == mounts)
        #expect(try surroundings.isUnharmed, "files outside were touched")
        print("HOSTILE | \(hostile) | \(shown.ending) | \(shown.duration) ms | batch \(time)")
    }

    @Test("A program with 1,000 threads runs within the standard limits")
    func threads() async throws {
        let code = """
            import Foundation
            let gate = DispatchSemaphore(value: 0)
            let threads = (0..<1000).map { _ in Thread { gate.wait() } }
            for thread in threads { thread.start() }
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            let line = status.split(separator: "\\n").first { $0.hasPrefix("Threads:") } ?? ""
            print((Int(line.split(separator: "\\t").last ?? "") ?? 0) > 1000)
            """
        let shown = try await TestTools.with(.required) { tools in
            try await tools.transcripts([
                TestPrograms.make(code, settings: RunSettings(timeLimit: 10_000))
            ])
        }
        #expect(shown.map(\.printed) == [["out: true"]], "\(shown)")
    }

    @Test("A cancelled task ends all that its programs started")
    func cancellation() async throws {
        let mark = "cancel\(Int.random(in: 1_000_000..<10_000_000))"
        let code = """
            \(HostileProgram.prelude)
            if cFork() == 0 { setsid() }
            while true { sleep(60) }
            """
        let task = Task {
            try await TestTools.with(.required) { tools in
                let settings = RunSettings(arguments: [mark], timeLimit: 60_000)
                return try await tools.transcripts([
                    TestPrograms.make(code, name: "one", settings: settings),
                    TestPrograms.make("\(code)\nprint()", name: "two", settings: settings),
                ])
            }
        }
        let before = try await RunningProcesses.waitAsTask(for: 4, with: mark)
        #expect(before.count == 4, "\(before)")
        let start = ContinuousClock.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(start.duration(to: .now) < .seconds(2))
        #expect(try RunningProcesses.commands(with: mark) == [])
    }
}

/// What a hostile program would like to reach: files, and sockets at which somebody listens.
private struct Surroundings {
    let mark = "39\(Int.random(in: 10_000_000..<100_000_000))"
    private let folder: TestFolder
    private let sockets: [Int32]
    private let port: UInt16

    init() throws {
        folder = try TestFolder()
        try Data("mine".utf8).write(to: URL(filePath: "\(folder.path)/file"))
        let tcp = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(tcp, $0, size) == 0 && listen(tcp, 8) == 0 && getsockname(tcp, $0, &size) == 0
            }
        }
        try #require(isBound)
        port = UInt16(bigEndian: address.sin_port)

        let unix = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        let path = "\(folder.path)/socket"
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let isListening = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(unix, $0, length) == 0 && listen(unix, 8) == 0
            }
        }
        try #require(isListening)
        sockets = [tcp, unix]
    }

    var arguments: [String] {
        [
            mark, folder.path, ProcessInfo.processInfo.environment["HOME"] ?? "/root",
            URL(filePath: #filePath).deletingLastPathComponent().path, String(port),
            "\(folder.path)/socket",
        ]
    }

    /// Whether its files are as they were.
    var isUnharmed: Bool {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            return try names == ["file", "socket"]
                && String(contentsOfFile: "\(folder.path)/file", encoding: .utf8) == "mine"
        }
    }

    func remove() {
        for socket in sockets { close(socket) }
        folder.remove()
    }
}
