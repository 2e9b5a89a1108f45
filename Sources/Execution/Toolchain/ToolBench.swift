import CourseModel
import FileSystem
import FoundationEssentials

/// The tools of one command: the toolchain, the launcher and support code compiled with it, and a
/// folder for everything that is thrown away at the end.
package struct ToolBench: Sendable {
    /// The toolchain.
    let toolchain: Toolchain
    /// Starts programs.
    let process: ChildProcess
    /// The object file that is linked into every snippet.
    let support: String

    private let root: ProcessFolder
    private let jobs: [SwiftBuild.LanguageMode: DriverJobs]
    private let moduleCache: String

    /// Sets the tools up below a temporary folder, and asks the compiler's driver for its commands.
    ///
    /// Takes about 0.3 s. Throws ``ExecutionFailure`` where the toolchain does not do its part.
    package static func prepare(
        toolchain: Toolchain, temporaryFolder: String, moduleCache: String?
    ) async throws -> ToolBench {
        let folder = try ProcessFolder.temporary(in: temporaryFolder)
        let root = folder.path
        do {
            let launcher = try await build(
                "launcher", bytes: PackageResources.launcher_c, toolchain: toolchain, in: root,
                arguments: ["-O1"])
            let support = try await build(
                "runtime.o", bytes: PackageResources.runtime_c, toolchain: toolchain, in: root,
                arguments: ["-O1", "-c", "-fPIC"])
            let process = ChildProcess(launcher: launcher, reports: root)
            var jobs: [SwiftBuild.LanguageMode: DriverJobs] = [:]
            for mode in [SwiftBuild.LanguageMode.swift5, .swift6] {
                jobs[mode] = try await askDriver(mode, toolchain: toolchain, process, in: root)
            }
            return ToolBench(
                toolchain: toolchain, process: process, support: support, root: folder, jobs: jobs,
                moduleCache: moduleCache ?? "\(root)/modules")
        } catch {
            folder.remove()
            throw error
        }
    }

    /// Removes everything that was set up.
    package func dismantle() {
        root.remove()
    }

    // MARK: Folders

    /// A new folder with a `build` and an empty `run` folder in it.
    func makeFolder() throws -> String {
        let folder = "\(root.path)/\(UUID().uuidString)"
        try Self.makeDirectory("\(folder)/build")
        try Self.makeDirectory("\(folder)/run")
        return folder
    }

    /// Removes a folder, whatever a program left in it.
    func discard(_ folder: String) {
        Self.remove(folder)
    }

    private static func remove(_ path: String) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            // What a program made unremovable goes with the whole root, or with the system's
            // own cleaning of temporary files; it can harm no later run.
        }
    }

    private static func makeDirectory(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw ExecutionFailure(
                attempt: "making the folder \(path)", cause: Reason.text(of: error))
        }
    }

    // MARK: Commands

    /// The driver's commands for a language mode.
    func jobs(for mode: SwiftBuild.LanguageMode) throws -> DriverJobs {
        guard let jobs = jobs[mode] else {
            preconditionFailure("the driver was asked about every mode")
        }
        return jobs
    }

    /// Runs a command of the toolchain.
    func start(
        _ command: [String], in folder: String, timeLimit: Int, outputLimit: Int
    ) async throws -> ChildProcess.Outcome {
        var command = command
        if command.contains("-frontend") { command += ["-module-cache-path", moduleCache] }
        return try await process.run(
            ChildProcess.Request(
                program: command[0], arguments: command,
                environment: Self.environment(of: toolchain, folder: folder), folder: folder,
                timeLimit: timeLimit, outputLimit: outputLimit))
    }

    private static func environment(of toolchain: Toolchain, folder: String) -> [String: String] {
        let bin = URL(filePath: toolchain.compiler).deletingLastPathComponent().path
        return [
            "HOME": folder, "LANG": "C.UTF-8", "PATH": "\(bin):/usr/local/bin:/usr/bin:/bin",
            "TMPDIR": folder, "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    private static func build(
        _ name: String, bytes: [UInt8], toolchain: Toolchain, in root: String, arguments: [String]
    ) async throws -> String {
        let source = "\(root)/\(name).c"
        let product = "\(root)/\(name)"
        do {
            try Data(bytes).write(to: URL(filePath: source))
        } catch {
            throw ExecutionFailure(attempt: "writing \(source)", cause: Reason.text(of: error))
        }
        // The launcher cannot be used yet: this is what builds it.
        let result = try await BareProcess.run(
            toolchain.clang, arguments + [source, "-o", product],
            environment: environment(of: toolchain, folder: root), folder: root)
        guard result.isSuccess else {
            throw ExecutionFailure(
                attempt: "building \(name) with \(toolchain.clang)", cause: result.output,
                help: "lectern doctor tells what the toolchain lacks")
        }
        return product
    }

    private static func askDriver(
        _ mode: SwiftBuild.LanguageMode, toolchain: Toolchain, _ process: ChildProcess,
        in root: String
    ) async throws -> DriverJobs {
        let probe = DriverJobs.Probe(
            source: "\(root)/lectern_probe.swift", module: "lectern_probe_module",
            executable: "\(root)/lectern_probe")
        do {
            try Data().write(to: URL(filePath: probe.source))
        } catch {
            throw ExecutionFailure(
                attempt: "writing \(probe.source)", cause: Reason.text(of: error))
        }
        let arguments = [
            "-###", "-swift-version", mode.rawValue, "-module-name", probe.module, probe.source,
            "-o", probe.executable,
        ]
        let result = try await BareProcess.run(
            toolchain.compiler, arguments,
            environment: environment(of: toolchain, folder: root), folder: root)
        guard let jobs = DriverJobs(driverOutput: result.output, probe: probe) else {
            throw ExecutionFailure(
                attempt: "asking \(toolchain.compiler) for its commands", cause: result.output,
                help: "Swift 6.0 or later is needed")
        }
        return jobs
    }
}
