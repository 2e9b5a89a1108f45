import CourseModel
import FileSystem
import FoundationEssentials

/// One compilation: its files, its command, and what they say afterwards.
struct Compilation {
    let program: Program
    /// A folder of its own.
    let folder: String
    let commands: BuildCommands
    let tools: ToolBench

    var source: String { "\(folder)/main.swift" }
    var object: String { "\(folder)/main.o" }
    private var diagnosticsFile: String { "\(folder)/main.dia" }

    /// The command, with the modules that are kept.
    var command: [String] { command(modules: tools.moduleCache) }

    /// The command, with modules that nobody else uses.
    var commandWithOwnModules: [String] { command(modules: "\(folder)/modules") }

    private func command(modules: String) -> [String] {
        commands.compilation(
            source: source, module: program.recipe.moduleName, object: object,
            diagnostics: diagnosticsFile,
            entry: EntryPoint.name(of: program.recipe.moduleName),
            isLibrary: program.recipe.hasMainAttribute) + ["-module-cache-path", modules]
            // The line at which a task is made is looked up there.
            + (tools.isTracing ? ["-gline-tables-only"] : [])
    }

    /// Whether the compiler failed over modules that it could not read or write in the cache, which
    /// says nothing about the program.
    func lacksModules(_ outcome: LaunchOutcome) -> Bool {
        guard outcome.status != .exit(0) else { return false }
        return outcome.lines.contains { $0.text.contains(tools.moduleCache) }
    }

    /// What the compiler said; one that died may have left no file, or half of one.
    func diagnostics() throws -> [CompilerDiagnostic] {
        guard FileManager.default.fileExists(atPath: diagnosticsFile) else { return [] }
        let bytes = try read(diagnosticsFile)
        let labels = program.parts.map(\.label)
        let layout = ProgramLayout(text: program.recipe.text, labels: labels)
        let files = Set(labels + [source, "lectern"])
        do {
            return try SerializedDiagnosticsReader.read(bytes).compactMap {
                CompilerDiagnostic($0, layout: layout, files: files)
            }
        } catch {
            return []
        }
    }

    /// What the object file holds; `nil` where it is of a kind that cannot be read.
    func contents() throws -> ObjectFile? {
        ObjectFile(
            elf: try read(object), entry: EntryPoint.name(of: program.recipe.moduleName))
    }

    private func read(_ path: String) throws -> [UInt8] {
        do {
            return try FileContents.of(path)
        } catch {
            throw ExecutionFailure(attempt: "reading \(path)", cause: Reason.text(of: error))
        }
    }

    /// How the program ended here, where it goes no further.
    func ending(
        of outcome: LaunchOutcome, _ diagnostics: [CompilerDiagnostic], limits: LaunchLimits
    ) -> Transcript.Ending? {
        switch outcome.status {
        case .exit(0):
            program.recipe.action == .compile ? .compiled : nil
        case .exit(1) where diagnostics.contains { $0.severity == .error }:
            .refused
        case .exit, .signal:
            .compilerFailed(CompilerWords.last(of: outcome, folder: folder))
        case .timedOut, .computedTooLong, .usedTooMuchMemory, .startedTooMany, .printedTooMuch,
            .lost:
            .compilerFailed(
                ["the compiler " + CompilerWords.reason(for: outcome.status, limits: limits)])
        }
    }
}

/// The function at which a program begins, in place of `main`; see `support.c`.
enum EntryPoint {
    /// What all the names begin with.
    static let prefix = "lectern_entry_"

    /// The name for a module.
    static func name(of module: String) -> String { prefix + module }

    /// A text that calls the function what its author calls it.
    static func asMain(in text: String) -> String {
        text.replacing(/lectern_entry_\w+/, with: "main")
    }
}

/// What is told of a tool that failed.
enum CompilerWords {
    /// The last lines that it printed and that say something of the code.
    static func last(of outcome: LaunchOutcome, folder: String) -> [String] {
        OutputNormalizer(folder: folder, codeFolder: folder).normalize(outcome.lines)
            .map { EntryPoint.asMain(in: $0.text) }
            .filter { !OutputNormalizer.isMachineNoise($0) }.suffix(12)
    }

    /// Why it was ended.
    static func reason(for status: LaunchOutcome.Status, limits: LaunchLimits) -> String {
        switch status {
        case .timedOut: "took longer than \(Milliseconds.text(limits.wallTime))"
        case .computedTooLong:
            "took more than \(Milliseconds.text(limits.cpuTime)) of CPU time"
        case .usedTooMuchMemory: "held more than \(limits.memory >> 20) MiB of memory"
        case .startedTooMany: "had more than \(limits.tasks) processes and threads"
        case .printedTooMuch: "printed more than \(limits.output >> 20) MiB"
        case .lost: "was ended from outside"
        case .exit(let status): "returned \(status)"
        case .signal(let number): "crashed: signal \(number)"
        }
    }
}
