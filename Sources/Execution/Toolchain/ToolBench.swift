import Coding
import CourseModel
import FileSystem
import FoundationEssentials

/// The tools of one command: the toolchain, the launcher and support code compiled with it, and a
/// folder for everything that is thrown away at the end.
package struct ToolBench: Sendable {
    /// The toolchain.
    let toolchain: Toolchain
    /// Starts programs.
    let launcher: Launcher
    /// The object files that are linked into every Swift program.
    private(set) var support: [String]
    /// Whether programs are built so that they write down how their tasks run.
    private(set) var isTracing = false
    /// The packages that Swift programs can import.
    package private(set) var packages: PackageBuild?
    /// Where the compiler keeps the modules that it makes of C headers.
    let moduleCache: String

    private let root: ProcessFolder
    private let kept: String

    /// Sets the tools up below a temporary folder.
    ///
    /// What was built for this toolchain before is taken from the cache folder, where there is one.
    /// Throws ``ExecutionFailure`` where the toolchain does not do its part.
    package static func prepare(
        toolchain: Toolchain, sandbox: Sandbox, temporaryFolder: String, cacheFolder: String?
    ) async throws -> ToolBench {
        let root = try ProcessFolder.temporary(in: temporaryFolder)
        do {
            try makeDirectory("\(root.path)/work")
            // Modules and tools are of no use to another toolchain, or in another place.
            let place = (cacheFolder ?? root.path)
            var hash = FNV1a()
            for text in [toolchain.fingerprint, place] + ownCode { hash.add(text) }
            let kept = "\(place)/tools/\(String(hash.value, radix: 16))"
            try makeDirectory("\(kept)/modules")
            let workshop = Workshop(toolchain: toolchain, folder: root.path, kept: kept)
            let launcher = try await workshop.program(
                "launcher", source: PackageResources.launcher_c, arguments: ["-O1"])
            let support = try await workshop.program(
                "support.o", source: PackageResources.support_c,
                arguments: ["-O1", "-c", "-fPIC"])
            let resident = try await workshop.resident()
            try SystemFiles.make(at: "\(root.path)/etc")
            let sandbox = sandbox.showing(systemFiles: "\(root.path)/etc")
            return ToolBench(
                toolchain: toolchain,
                launcher: Launcher(path: launcher, sandbox: sandbox, resident: resident),
                support: [support], moduleCache: "\(kept)/modules", root: root, kept: kept)
        } catch {
            root.remove()
            throw error
        }
    }

    /// Lectern's own code that goes with every run.
    static var supportCode: [String] {
        [PackageResources.launcher_c, PackageResources.support_c]
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// All C code that is built for a tool bench.
    private static var ownCode: [String] {
        supportCode
            + [PackageResources.load_c, PackageResources.trace_c]
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// Removes everything that was set up.
    package func dismantle() {
        root.remove()
    }

    // MARK: Folders

    /// A folder that is gone when the tools are.
    package var temporaryFolder: String { root.path }

    /// The folder in which all others are made.
    var workFolder: String { "\(root.path)/work" }

    /// A new folder with the given folders in it.
    func makeFolder(_ names: String...) throws -> String {
        let folder = "\(workFolder)/\(UUID().uuidString)"
        try Self.makeDirectory(folder)
        for name in names { try Self.makeDirectory("\(folder)/\(name)") }
        return folder
    }

    /// Removes a folder, whatever a program left in it.
    func discard(_ folder: String) {
        do {
            try FileManager.default.removeItem(atPath: folder)
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

    // MARK: Load

    /// Calls the body while so many cores are kept busy by processes that compute.
    ///
    /// When it returns, throws or is cancelled, nothing of the load is left, nor when Lectern is
    /// killed. Throws ``ExecutionFailure`` where that cannot be done, and what the body throws.
    package func withLoad<Result: Sendable>(
        cores: Int, _ body: () async throws -> Result
    ) async throws -> Result {
        try await MachineLoad(program: loadProgram(), cores: max(1, cores)).during(body)
    }

    /// The path of the program that makes load, which is built when it is first asked for.
    func loadProgram() async throws -> String {
        try await Workshop(toolchain: toolchain, folder: root.path, kept: kept).program(
            "load", source: PackageResources.load_c, arguments: ["-O1"])
    }

    // MARK: Tracing

    /// The same tools, with which programs are built so that they can write down how their tasks run.
    ///
    /// Throws ``ExecutionFailure`` where the code that does it cannot be built.
    func tracing() async throws -> ToolBench {
        let object = try await Workshop(toolchain: toolchain, folder: root.path, kept: kept)
            .program(
                "trace.o", source: PackageResources.trace_c,
                // Where a task is made is found by following the frame pointers.
                arguments: ["-O1", "-c", "-fPIC", "-fno-omit-frame-pointer"])
        var tools = self
        tools.support.append(object)
        tools.isTracing = true
        return tools
    }

    // MARK: Packages

    /// The same tools for programs that can import packages.
    package func importing(_ packages: PackageBuild?) -> ToolBench {
        var tools = self
        tools.packages = packages
        return tools
    }

    /// The packages that a program imports.
    func packages(importedBy text: String) -> PackageBuild? {
        packages.flatMap { $0.isImported(by: text) ? $0 : nil }
    }

    // MARK: Views

    /// What programs see: the toolchain, and packages.
    var view: SandboxView {
        let view = toolchain.folders.reduce(SandboxView()) { $0.reading($1) }
        return packages?.shown(in: view) ?? view
    }

    /// What compilers see of code before they have folders of their own.
    var compilerView: SandboxView {
        packages?.shownToCompilers(in: view) ?? view
    }

    /// What a compiler or linker sees that works in the given folder.
    func toolView(writing folder: String) -> SandboxView {
        support.reduce(compilerView.reading(moduleCache)) { $0.reading($1) }.writing(folder)
    }

    // MARK: Commands

    /// A command of the toolchain, to be run in a folder.
    func request(_ command: [String], in folder: String, limits: LaunchLimits) -> LaunchRequest {
        LaunchRequest(
            program: command[0], arguments: command,
            environment: Workshop.environment(of: toolchain, folder: folder), folder: folder,
            limits: limits)
    }

    /// The commands that build a program in the given way, or the words in which the driver refuses.
    ///
    /// The driver is asked once for each way.
    ///
    /// - Parameter packages: those that the program imports.
    func commands(
        for build: SwiftBuild, importing packages: PackageBuild?, limits: LaunchLimits
    ) async throws -> DriverAnswer {
        let memory = DriverMemory(folder: kept)
        let question = DriverQuestion(tools: self, build: build, packages: packages, limits: limits)
        if let answer = memory.answer(to: question.words) { return answer }
        let answer = try await question.ask()
        memory.keep(answer, to: question.words)
        return answer
    }
}

/// What the compiler's driver says about a way to build.
enum DriverAnswer: Sendable, Equatable, Codable {
    case commands(BuildCommands)
    case refused([String])
}
