import CourseLoading
import CourseModel
import Foundation
import Planning
import TestSupport
import Testing

@testable import Execution

/// Real tools in a temporary folder of a test's own.
struct TestTools: Sendable {
    /// The tools.
    let bench: ToolBench
    /// Where temporary folders are made; empty again once the tools are put away.
    let folder: String

    /// Hands out tools, and puts them away.
    ///
    /// What a tool builds for itself is kept for all tests of this process.
    static func with<Result>(
        _ choice: Sandbox.Choice = .auto, _ body: (TestTools) async throws -> Result
    ) async throws -> Result {
        MachineShare.require()
        let folder = try TestFolder()
        defer { folder.remove() }
        let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let finder = ToolchainFinder(
            searchPath: searchPath, temporaryFolder: folder.path, memoryFolder: shared)
        let bench = try await ToolBench.prepare(
            toolchain: finder.find(),
            sandbox: SandboxFinder.find(choice, searchPath: searchPath),
            temporaryFolder: folder.path, cacheFolder: shared)
        defer { bench.dismantle() }
        return try await body(TestTools(bench: bench, folder: folder.path))
    }

    /// What runs left in the temporary folder: all but the tools' own folders, and the files that every
    /// sandbox shows.
    var leftovers: [String] {
        get throws {
            try FileManager.default.subpathsOfDirectory(atPath: folder)
                .filter { $0.split(separator: "/").count > 2 && !$0.contains("/etc/") }
        }
    }

    /// A folder that goes when the process ends.
    private static let shared: String = {
        atexit {
            do {
                try FileManager.default.removeItem(atPath: TestTools.sharedPath)
            } catch {
                print("\(TestTools.sharedPath) could not be removed: \(error)")
            }
        }
        do {
            try FileManager.default.createDirectory(
                atPath: sharedPath, withIntermediateDirectories: true)
        } catch {
            preconditionFailure("tests need a folder for what they build: \(error)")
        }
        return sharedPath
    }()

    private static let sharedPath = FileManager.default.temporaryDirectory
        .resolvingSymlinksInPath().appending(path: "lectern-test-tools-\(getpid())").path

    /// What programs show, in their order; their lessons are compiled and linked as always.
    func transcripts(
        _ programs: [Program], limits: RunLimits = .standard, jobs: Int = 2
    ) async throws -> [Transcript] {
        let engine = RunEngine(cache: nil, jobs: jobs)
        let report = try await engine.complete(
            engine.lookUp(programs), of: programs,
            with: MachineRunner(tools: bench, limits: limits), progress: { _ in })
        return report.outcomes.compactMap { $0?.transcript }
    }

    /// The program of the last snippet of a lesson.
    func program(ofLesson markdown: String) throws -> Program {
        let loaded = Courses.lesson(markdown)
        #expect(loaded.ids.isEmpty, "\(loaded.report)")
        return try #require(Planner.plan(loaded.course).programs.last)
    }

    /// What the last snippet of a lesson shows.
    func transcript(
        ofLesson markdown: String, limits: RunLimits = .standard
    ) async throws -> Transcript {
        let program = try program(ofLesson: markdown)
        return try #require(try await transcripts([program], limits: limits).first)
    }
}

/// A folder that a test throws away.
struct TestFolder {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "lectern-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            Issue.record("\(path) could not be removed: \(error)")
        }
    }

    /// Hands out a folder, and removes it.
    static func with(_ body: (String) async throws -> Void) async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        try await body(folder.path)
    }
}

extension Transcript {
    /// Its lines, each behind the name of its stream.
    var printed: [String] { lines.map { "\($0.stream.rawValue): \($0.text)" } }
}
