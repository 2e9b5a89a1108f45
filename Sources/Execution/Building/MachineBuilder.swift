package import CourseModel
import FileSystem
import FoundationEssentials

/// Compiles and links with the toolchain.
package struct MachineBuilder: ProgramBuilder {
    let tools: ToolBench
    let limits: RunLimits
    /// The launcher in which it works.
    var session: LauncherSession

    /// Whether its launcher still answers.
    package var isUsable: Bool { session.isAlive }

    /// Compiles a program, or writes down what needs no compiling; see ``ProgramBuilder``.
    package mutating func compile(_ program: Program) async throws -> Built {
        switch program.recipe.tool {
        case .swift(let build): try await compile(program, build)
        case .command(_, let fileExtension): .executable(try script(program, fileExtension))
        }
    }

    private func script(_ program: Program, _ fileExtension: String) throws -> Executable {
        let folder = try tools.makeFolder("bin")
        let file = "\(folder)/bin/\(program.recipe.moduleName).\(fileExtension)"
        try Self.write(program.recipe.text, to: file)
        return Executable(folder: folder, file: file, diagnostics: [], linkage: nil)
    }

    // MARK: Compiling

    private mutating func compile(_ program: Program, _ build: SwiftBuild) async throws -> Built {
        let commands: BuildCommands
        let packages = tools.packages(importedBy: program.recipe.text)
        switch try await tools.commands(for: build, importing: packages, limits: limits.tool) {
        case .commands(let known): commands = known
        case .refused(let words): return .ended(.ended(.flagsRefused(words)))
        }
        let folder = try tools.makeFolder("bin")
        let compilation = Compilation(
            program: program, folder: folder, commands: commands, tools: tools)
        try Self.write(program.recipe.text, to: compilation.source)
        var outcome = try await start(compilation.command, in: folder, build)
        if compilation.lacksModules(outcome) {
            try await warmModules(for: program, commands)
            outcome = try await start(compilation.command, in: folder, build)
        }
        if compilation.lacksModules(outcome) {
            // The modules on disk are of no use for whatever reason: this one makes its own.
            outcome = try await start(compilation.commandWithOwnModules, in: folder, build)
        }
        let diagnostics = try compilation.diagnostics()
        if let ending = compilation.ending(of: outcome, diagnostics, limits: limits.tool) {
            tools.discard(folder)
            return .ended(.ended(ending, diagnostics: diagnostics))
        }
        return .compiled(
            CompiledProgram(
                program: program, folder: folder, object: compilation.object,
                contents: try compilation.contents(), importsPackages: packages != nil,
                diagnostics: diagnostics))
    }

    /// Runs a tool: flags of the author's could make it write into neighbours' folders, and so it
    /// then sees its own alone.
    mutating func start(
        _ command: [String], in folder: String, _ build: SwiftBuild
    ) async throws -> LaunchOutcome {
        let request = tools.request(command, in: folder, limits: limits.tool)
        guard !build.flags.isEmpty else { return try await session.run(request) }
        return try await tools.launcher.run(
            request, view: tools.toolView(writing: folder))
    }

    /// Compiles a program's imports and nothing else of it where the module cache can be written, which
    /// no code of a snippet can.
    private func warmModules(for program: Program, _ commands: BuildCommands) async throws {
        let folder = try tools.makeFolder("bin")
        defer { tools.discard(folder) }
        let compilation = Compilation(
            program: program, folder: folder, commands: commands, tools: tools)
        let imports = ImportedModules.names(in: program.recipe.text).map { "import \($0)\n" }
        // An asynchronous beginning needs modules that nobody imports.
        let beginning =
            program.recipe.hasMainAttribute
            ? "@main struct Beginning { static func main() async {} }\n" : "await Task.yield()\n"
        try Self.write(imports.joined() + beginning, to: compilation.source)
        let request = tools.request(compilation.command, in: folder, limits: limits.tool)
        // A module that is not there is told of when the program itself is compiled.
        _ = try await tools.launcher.run(
            request, view: tools.compilerView.writing(tools.moduleCache).writing(folder))
    }

    // MARK: Linking

    /// Links programs; see ``ProgramBuilder``.
    package mutating func link(
        _ objects: [CompiledProgram], alone reason: AloneReason?
    ) async throws -> [Built] {
        guard objects.count > 1 else {
            var built: [Built] = []
            for object in objects {
                built.append(try await link(object, alone: reason ?? .noneAlike))
            }
            return built
        }
        let folder = try tools.makeFolder()
        defer { tools.discard(folder) }
        let file = "\(folder)/program"
        let refusal = try await link(objects, into: file, in: folder)
        guard refusal == nil else {
            var built: [Built] = []
            for object in objects {
                built.append(try await link(object, alone: .groupRefused))
            }
            return built
        }
        return try objects.map { object in
            // A name of its own for the same file, which is what a program sees of itself.
            let name = object.executablePath
            do {
                try FileManager.default.linkItem(atPath: file, toPath: name)
            } catch {
                throw ExecutionFailure(
                    attempt: "linking \(file) to \(name)", cause: Reason.text(of: error))
            }
            return .executable(object.executable(.together(file: folder)))
        }
    }

    private mutating func link(
        _ object: CompiledProgram, alone reason: AloneReason
    ) async throws -> Built {
        let refusal = try await link([object], into: object.executablePath, in: object.folder)
        guard let refusal else { return .executable(object.executable(.alone(reason))) }
        tools.discard(object.folder)
        return .ended(.ended(refusal, diagnostics: object.diagnostics))
    }

    /// The linker's refusal; `nil` where there is none.
    private mutating func link(
        _ objects: [CompiledProgram], into file: String, in folder: String
    ) async throws -> Transcript.Ending? {
        let packages = objects.first?.importsPackages == true ? tools.packages : nil
        guard let first = objects.first, let build = first.program.recipe.swift,
            case .commands(let commands) = try await tools.commands(
                for: build, importing: packages, limits: limits.tool)
        else { preconditionFailure("only what was compiled is linked") }
        let own = first.contents?.linkerWords ?? []
        let libraries = packages?.arguments.libraries ?? []
        func command(isFast: Bool) -> [String] {
            commands.linking(
                objects: objects.map(\.object) + tools.support
                    + (packages?.arguments.objects ?? []),
                autolink: own + libraries.filter { !own.contains($0) },
                entries: objects.map { EntryPoint.name(of: $0.program.recipe.moduleName) }
                    + (tools.isTracing ? Tracer.replacedNames : []),
                executable: file, isFast: isFast)
        }
        var outcome = try await start(command(isFast: true), in: folder, build)
        if outcome.status != .exit(0), objects.count == 1, commands.hasFastLinker {
            outcome = try await start(command(isFast: false), in: folder, build)
        }
        return switch outcome.status {
        case .exit(0): nil
        case .exit, .signal: .notLinked(CompilerWords.last(of: outcome, folder: folder))
        case .timedOut, .computedTooLong, .usedTooMuchMemory, .startedTooMany, .printedTooMuch,
            .lost:
            .compilerFailed(
                ["the linker " + CompilerWords.reason(for: outcome.status, limits: limits.tool)])
        }
    }

    // MARK: Files

    static func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(filePath: path))
        } catch {
            throw ExecutionFailure(attempt: "writing \(path)", cause: Reason.text(of: error))
        }
    }
}

extension Transcript {
    /// A transcript of a program that was not run.
    fileprivate static func ended(
        _ ending: Ending, diagnostics: [CompilerDiagnostic] = []
    ) -> Transcript {
        Transcript(diagnostics: diagnostics, lines: [], ending: ending, duration: 0)
    }
}

extension CompiledProgram {
    /// Where its executable is to lie.
    fileprivate var executablePath: String { "\(folder)/bin/\(program.recipe.moduleName)" }

    /// Its executable, once it lies there.
    fileprivate func executable(_ linkage: Linkage) -> Executable {
        Executable(
            folder: folder, file: executablePath, diagnostics: diagnostics, linkage: linkage)
    }
}
