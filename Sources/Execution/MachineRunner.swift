package import CourseModel
import FileSystem
import FoundationEssentials

/// Compiles and runs programs on this machine, each as a module and a process of its own.
package struct MachineRunner: ProgramRunner {
    private let tools: ToolBench
    private let limits: RunLimits
    private let shufflesTasks: Bool

    /// A runner that uses the given tools within the given limits.
    ///
    /// Where it shuffles tasks, Swift's default pool gets its jobs in another order in each run, as it
    /// may at any time; see `support.c`.
    package init(
        tools: ToolBench, limits: RunLimits = .standard, shufflesTasks: Bool = false
    ) {
        self.tools = tools
        self.limits = limits
        self.shufflesTasks = shufflesTasks
    }

    /// A builder that has one sandbox for all its work, since to make one takes as long as a fifth of
    /// a small compilation.
    package func withBuilder(
        _ body: (inout MachineBuilder) async throws -> Void
    ) async throws {
        try await tools.launcher.withSession(
            tools.toolView(writing: tools.workFolder), livesInCompiler: true
        ) { session in
            var builder = MachineBuilder(tools: tools, limits: limits, session: session)
            do {
                try await body(&builder)
                session = builder.session
            } catch {
                session = builder.session
                throw error
            }
        }
    }

    /// Runs an executable once; see ``ProgramRunner``.
    package func run(
        _ executable: Executable, of program: Program, onIdle: @escaping @Sendable () -> Void
    ) async throws -> Transcript {
        try await run(executable, of: program, log: nil, onIdle: onIdle).transcript
    }

    /// Runs an executable once; says also for how many microseconds it ran.
    ///
    /// - Parameter log: the file in which it writes down how its tasks run, if it was built for that.
    func run(
        _ executable: Executable, of program: Program, log: String?,
        onIdle: @escaping @Sendable () -> Void = {}
    ) async throws -> (transcript: Transcript, wallTime: Int) {
        // Not the executable's: what one run leaves there, and what cannot be removed, the next would see.
        let folder = try tools.makeFolder("run")
        defer { tools.discard(folder) }
        let recipe = program.recipe
        let places = RunPlaces(
            executable: executable, runFolder: folder, settings: recipe.settings, log: log,
            isContained: tools.launcher.sandbox.isOn)
        try prepare(folder, settings: recipe.settings)
        let (program:path, arguments:arguments) = try command(of: recipe, at: places)
        var variables = RunEnvironment.variables(
            folder: places.folder, settings: recipe.settings)
        if shufflesTasks, recipe.swift != nil { variables["LECTERN_SHUFFLE"] = "1" }
        if let log = places.log { variables["LECTERN_TRACE"] = log }
        let request = LaunchRequest(
            program: path, arguments: arguments + recipe.settings.arguments,
            environment: variables,
            folder: places.folder, copiedFiles: places.files, standardInput: places.input,
            limits: limits.run(wallTime: recipe.settings.timeLimit))
        let outcome = try await tools.launcher.run(
            request, view: places.view(from: tools.view), onIdle: onIdle)
        return (transcript(of: outcome, program, executable, at: places), outcome.wallTime)
    }

    /// Removes an executable's folder.
    package func discard(_ executable: Executable) {
        tools.discard(executable.folder)
    }

    /// Writes what the program is given.
    private func prepare(_ folder: String, settings: RunSettings) throws {
        do {
            if let input = settings.standardInput {
                try Data(input.utf8).write(to: URL(filePath: "\(folder)/input"))
            }
            guard !settings.files.isEmpty else { return }
            try FileManager.default.createDirectory(
                atPath: "\(folder)/files", withIntermediateDirectories: true)
            for file in settings.files {
                try Data(file.contents).write(to: URL(filePath: "\(folder)/files/\(file.name)"))
            }
        } catch {
            throw ExecutionFailure(
                attempt: "preparing a run in \(folder)", cause: Reason.text(of: error))
        }
    }

    /// What is started, and the words it sees itself called by.
    private func command(
        of recipe: Recipe, at places: RunPlaces
    ) throws -> (program: String, arguments: [String]) {
        switch recipe.tool {
        case .swift:
            return (places.program, ["./\(recipe.moduleName)"])
        case .command(let words, _):
            let words = words.map { $0.replacing("{file}", with: places.program) }
            guard let name = words.first,
                let path = RunEnvironment.find(name)
            else {
                throw ExecutionFailure(
                    attempt: "running \(words.joined(separator: " "))",
                    cause: "there is no such program any more")
            }
            return (path, words)
        }
    }

    private func transcript(
        of outcome: LaunchOutcome, _ program: Program, _ executable: Executable,
        at places: RunPlaces
    ) -> Transcript {
        let labels = program.parts.map(\.label)
        let output = OutputAssembler.lines(of: outcome.chunks, parts: labels)
        let normalizer = OutputNormalizer(folder: places.folder, codeFolder: places.codeFolder)
        var ending = ending(of: outcome.status, program.recipe)
        if let place = output.firstWithoutText {
            ending = .printedNoText(place.stream, line: place.line)
        }
        return Transcript(
            diagnostics: executable.diagnostics, lines: normalizer.normalize(output.lines),
            ending: ending, duration: outcome.wallTime / 1000)
    }

    private func ending(
        of status: LaunchOutcome.Status, _ recipe: Recipe
    ) -> Transcript.Ending {
        let limits = limits.run(wallTime: recipe.settings.timeLimit)
        return switch status {
        case .exit(let status): .exit(status)
        case .signal(let number): .signal(number)
        case .timedOut: .timedOut(limit: limits.wallTime)
        case .computedTooLong: .computedTooLong(limit: limits.cpuTime)
        case .usedTooMuchMemory: .usedTooMuchMemory(limit: limits.memory)
        case .startedTooMany: .startedTooMany(limit: limits.tasks)
        case .printedTooMuch: .printedTooMuch(limit: limits.output)
        // Who killed the launcher is not known; outside a sandbox the program can have done so.
        case .lost: .signal(9)
        }
    }
}
