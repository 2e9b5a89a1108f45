import Foundation
import TestSupport
import Testing

/// The real `lectern`, as it was built beside these tests.
enum Binary {
    /// What a command printed and returned.
    struct Result: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The path of the binary: in the folder of the test bundle or of the test runner.
    static let path: String = {
        let runner = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [
            Bundle.main.bundleURL, runner, Bundle.main.bundleURL.deletingLastPathComponent(),
        ]
        let found = candidates.map { $0.appending(path: "lectern").path }
            .first(where: FileManager.default.isExecutableFile(atPath:))
        guard let found else { preconditionFailure("swift test builds lectern beside the tests") }
        return found
    }()

    /// Runs a command to its end, or another program's.
    ///
    /// Its output goes through files, so that no pipe can fill up. Nobody is asked about code, which
    /// would take seconds each time; see `AnnotationTests`.
    static func run(
        _ arguments: [String], in folder: String, environment: [String: String] = [:],
        program: String = path
    ) throws -> Result {
        MachineShare.require()
        let streams = try TemporaryFolder()
        defer { streams.remove() }
        let (output, errors) = (streams.file("out"), streams.file("err"))
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment
            .merging([
                "NO_COLOR": "1", "COLUMNS": "80", "LECTERN_NO_ANNOTATIONS": "1",
            ]) { $1 }.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}

/// A folder that a test throws away.
struct TemporaryFolder {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "lectern-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// A new, empty file.
    func file(_ name: String) -> URL {
        let url = URL(filePath: path).appending(path: name)
        guard FileManager.default.createFile(atPath: url.path, contents: Data()) else {
            preconditionFailure("a new folder takes a new file: \(url.path)")
        }
        return url
    }

    func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("\(path) could not be removed: \(error)")
        }
    }
}
