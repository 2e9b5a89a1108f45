package import CourseModel
import FileSystem
import FoundationEssentials

/// Compiles and runs Swift programs, each as a module and a process of its own.
package struct SwiftRunner: ProgramRunner {
    /// Milliseconds that one compilation or link may take.
    static let compileTimeLimit = 60_000
    /// Bytes of each of the two streams that a run may print.
    static let outputLimit = 1 << 20
    /// Bytes that the compiler may print; its diagnostics are read from a file, not from there.
    private static let compilerOutputLimit = 64 << 20

    /// The toolchain in its own words.
    package var toolchain: String { tools.toolchain.version }

    private let tools: ToolBench

    /// A runner that uses the given tools.
    package init(tools: ToolBench) {
        self.tools = tools
    }

    /// Everything on the machine and in Lectern that decides about a transcript besides the program: two
    /// runs under equal conditions are the same run.
    package static func conditions(of toolchain: Toolchain) -> String {
        var support = FNV1a()
        for bytes in [PackageResources.runtime_c, PackageResources.launcher_c] {
            support.add(String(decoding: bytes, as: UTF8.self))
        }
        let variables = environment(folder: "").sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        return """
            \(toolchain.version)
            variables \(variables)
            limits \(compileTimeLimit) ms, \(outputLimit) bytes
            support code \(String(support.value, radix: 16))
            """
    }

    private static func environment(folder: String) -> [String: String] {
        [
            "HOME": folder, "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
            "SWIFT_BACKTRACE": "enable=no", "SWIFT_DETERMINISTIC_HASHING": "1",
            "TMPDIR": folder, "TZ": "UTC",
        ]
    }

    /// Compiles and runs a program; see ``ProgramRunner``.
    package func run(_ program: Program) async throws -> Transcript {
        let folder = try tools.makeFolder()
        defer { tools.discard(folder) }
        let compilation = try await compile(program, in: folder)
        if let ending = compilation.ending {
            return Transcript(
                diagnostics: compilation.diagnostics, lines: [], ending: ending, duration: 0)
        }
        let executable = "\(folder)/build/\(program.recipe.moduleName)"
        if let refusal = try await link(program, in: folder, executable: executable) {
            return Transcript(
                diagnostics: compilation.diagnostics, lines: [], ending: .notLinked(refusal),
                duration: 0)
        }
        return try await execute(
            executable, of: program, in: folder, diagnostics: compilation.diagnostics)
    }

    // MARK: Compiling

    private struct Compilation {
        let diagnostics: [CompilerDiagnostic]
        /// How it ended where there is nothing to link.
        let ending: Transcript.Ending?
    }

    private func compile(_ program: Program, in folder: String) async throws -> Compilation {
        let recipe = program.recipe
        let source = "\(folder)/build/main.swift"
        let diagnosticsFile = "\(folder)/build/main.dia"
        try write(recipe.text, to: source)
        let command = try tools.jobs(for: recipe.swift?.languageMode ?? .swift6).compilation(
            source: source, module: recipe.moduleName, object: "\(folder)/build/main.o",
            diagnostics: diagnosticsFile, isLibrary: recipe.hasMainAttribute)
        let outcome = try await tools.start(
            command, in: "\(folder)/build", timeLimit: Self.compileTimeLimit,
            outputLimit: Self.compilerOutputLimit)

        let labels = program.parts.map(\.label)
        let layout = ProgramLayout(text: recipe.text, labels: labels)
        let diagnostics = try readDiagnostics(diagnosticsFile).compactMap {
            CompilerDiagnostic($0, layout: layout, files: Set(labels + [source, "lectern"]))
        }
        switch outcome.status {
        case .exit(0):
            let ending: Transcript.Ending? = recipe.action == .compile ? .compiled : nil
            return Compilation(diagnostics: diagnostics, ending: ending)
        case .exit(1) where diagnostics.contains { $0.severity == .error }:
            return Compilation(diagnostics: diagnostics, ending: .refused)
        case .timedOut:
            let words = ["the compiler took longer than \(Self.compileTimeLimit / 1000) s"]
            return Compilation(diagnostics: diagnostics, ending: .compilerFailed(words))
        case .exit, .signal, .printedTooMuch:
            let words = lastLines(of: outcome, in: folder)
            return Compilation(diagnostics: diagnostics, ending: .compilerFailed(words))
        }
    }

    /// What the compiler wrote; a compiler that died may have left no file, or half of one.
    private func readDiagnostics(_ path: String) throws -> [SerializedDiagnostic] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        do {
            return try SerializedDiagnosticsReader.read(bytes)
        } catch {
            return []
        }
    }

    private func lastLines(of outcome: ChildProcess.Outcome, in folder: String) -> [String] {
        OutputAssembler.lines(of: outcome.chunks, parts: [])
            .map { OutputNormalizer.normalize($0, folder: folder).text }
            .filter { !OutputNormalizer.isMachineNoise($0) }.suffix(12)
    }

    // MARK: Linking

    /// The linker's words where it refuses, `nil` where it does not.
    private func link(
        _ program: Program, in folder: String, executable: String
    ) async throws -> [String]? {
        let commands = try tools.jobs(for: program.recipe.swift?.languageMode ?? .swift6).linking(
            object: "\(folder)/build/main.o", support: tools.support, executable: executable)
        for command in commands {
            let outcome = try await tools.start(
                command, in: "\(folder)/build", timeLimit: Self.compileTimeLimit,
                outputLimit: Self.compilerOutputLimit)
            if outcome.status != .exit(0) { return lastLines(of: outcome, in: folder) }
        }
        return nil
    }

    // MARK: Running

    private func execute(
        _ executable: String, of program: Program, in folder: String,
        diagnostics: [CompilerDiagnostic]
    ) async throws -> Transcript {
        let recipe = program.recipe
        let runFolder = "\(folder)/run"
        let outcome = try await tools.process.run(
            ChildProcess.Request(
                program: executable, arguments: ["./\(recipe.moduleName)"],
                environment: Self.environment(folder: runFolder),
                folder: runFolder, timeLimit: recipe.settings.timeLimit, outputLimit: Self.outputLimit))
        let lines = OutputAssembler.lines(of: outcome.chunks, parts: program.parts.map(\.label))
        return Transcript(
            diagnostics: diagnostics,
            lines: lines.map { OutputNormalizer.normalize($0, folder: runFolder) },
            ending: ending(outcome.status, recipe: recipe), duration: outcome.duration)
    }

    private func ending(_ status: ChildProcess.Status, recipe: Recipe) -> Transcript.Ending {
        switch status {
        case .exit(let status): .exit(status)
        case .signal(let number): .signal(number)
        case .timedOut: .timedOut(limit: recipe.settings.timeLimit)
        case .printedTooMuch: .printedTooMuch(limit: Self.outputLimit)
        }
    }

    private func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(filePath: path))
        } catch {
            throw ExecutionFailure(attempt: "writing \(path)", cause: Reason.text(of: error))
        }
    }
}
