import CourseModel
import Diagnostics
import Execution

/// The programs of a course with what they showed.
struct CourseRun: Sendable {
    /// The programs that were run, or found in the cache.
    var programs: [Program] = []
    /// What each of them showed.
    var outcomes: [RunEngine.Outcome] = []
    /// What runs Swift; `nil` where no toolchain was looked for.
    var recorder: Recorder?
    /// What each command of another language says of its version.
    var versions: [[String]: String] = [:]
    /// Programs that this machine lacks something for.
    var absent: [Program] = []
    /// What is said of runners whose programs are not installed.
    var missingRunners: [Diagnostic] = []
    /// Whether what ran was contained; `nil` where nothing ran.
    var isContained: Bool?
    /// What should be known of the cache.
    var notes: [String] = []

    /// Runs what the cache does not hold, and starts nothing where it holds everything.
    ///
    /// Without any program, no toolchain is needed.
    static func run(
        _ programs: [Program], runners: [LanguageRunner], options: CourseCheck.Options,
        progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseRun {
        guard !programs.isEmpty else { return CourseRun() }
        let (options, note) = options.withCacheOpened()
        let finder = ToolchainFinder(
            searchPath: options.searchPath, temporaryFolder: options.temporaryFolder,
            memoryFolder: options.cacheFolder)
        let toolchain = try await finder.find()
        let preparation = Preparation(
            toolchain: toolchain, runners: RunnersInUse(programs, runners), options: options)
        var run = CourseRun(
            recorder: Recorder(tool: toolchain.version, platform: Self.platform),
            notes: note.map { [$0] } ?? [])
        run.sort(programs, for: toolchain, preparation.runners)

        let presumed = SandboxFinder.presume(options.sandbox, searchPath: options.searchPath)
        var look: Look?
        if let versions = preparation.runners.recalledVersions(options) {
            let conditions = preparation.conditions(in: presumed, versions: versions)
            let found = preparation.engine(under: conditions).lookUp(run.programs)
            let outcomes = found.outcomes.compactMap(\.self)
            if outcomes.count == run.programs.count {
                run.outcomes = outcomes
                run.versions = versions
                run.notes += found.notes
                return run
            }
            look = Look(conditions: conditions, report: found)
        }
        return try await preparation.complete(run, after: look, progress: progress)
    }

    /// What ran a program.
    func recorder(of program: Program) -> Recorder {
        guard let command = program.runnerCommand else { return recorder ?? Recorder() }
        return Recorder(tool: versions[command] ?? "", platform: Self.platform)
    }

    /// The operating system and the processor for which this was compiled.
    static let platform = "\(system.rawValue) \(processor)"

    #if os(macOS)
        private static let system = Requirement.Platform.macos
    #else
        private static let system = Requirement.Platform.linux
    #endif

    #if arch(x86_64)
        private static let processor = "x86_64"
    #elseif arch(arm64)
        private static let processor = "arm64"
    #else
        private static let processor = "of another kind"
    #endif

    /// Sets aside what cannot be run here.
    private mutating func sort(
        _ programs: [Program], for toolchain: Toolchain, _ runners: RunnersInUse
    ) {
        let version = SwiftVersion(statedBy: toolchain.version)
        for program in programs {
            if program.requirement.shortcoming(of: version, on: Self.system) != nil {
                absent.append(program)
            } else if runners.isMissing(for: program) {
                continue
            } else {
                self.programs.append(program)
            }
        }
        missingRunners = runners.diagnostics
    }
}

/// The runners of other languages that a course's programs need.
struct RunnersInUse: Sendable {
    private let runners: [LanguageRunner]
    private let missing: [(runner: LanguageRunner, program: String, count: Int)]

    init(_ programs: [Program], _ runners: [LanguageRunner]) {
        let commands = programs.compactMap(\.runnerCommand)
        self.runners = runners.filter { commands.contains($0.command) }
        missing = self.runners.compactMap { runner in
            let versions = CommandVersions(memoryFolder: nil)
            guard case .missing(let program) = versions.recall(runner) else { return nil }
            return (runner, program, commands.filter { $0 == runner.command }.count)
        }
    }

    /// Whether a program's runner is not installed.
    func isMissing(for program: Program) -> Bool {
        missing.contains { $0.runner.command == program.runnerCommand }
    }

    /// One diagnostic for each runner that is not installed.
    var diagnostics: [Diagnostic] {
        missing.map { runner, program, count in
            Diagnostic(
                .runnerMissing,
                "‘\(program)’ is not installed, so \(count) \(runner.language) "
                    + "\(count == 1 ? "snippet" : "snippets") cannot be run",
                at: runner.span,
                help: "install it where every user finds it: in one of "
                    + RunEnvironment.searchPath.split(separator: ":").joined(separator: ", "))
        }
    }

    private var present: [LanguageRunner] {
        runners.filter { runner in !missing.contains { $0.runner == runner } }
    }

    /// The versions of all that are installed, if all are remembered.
    func recalledVersions(_ options: CourseCheck.Options) -> [[String]: String]? {
        let memory = CommandVersions(memoryFolder: options.cacheFolder)
        var versions: [[String]: String] = [:]
        for runner in present {
            guard case .version(let version) = memory.recall(runner) else { return nil }
            versions[runner.command] = version
        }
        return versions
    }

    /// The versions of all that are installed; those that are not remembered are asked.
    func versions(
        _ options: CourseCheck.Options, with tools: ToolBench
    ) async throws -> [[String]: String] {
        let memory = CommandVersions(memoryFolder: options.cacheFolder)
        var versions: [[String]: String] = [:]
        for runner in present {
            if case .version(let version) = memory.recall(runner) {
                versions[runner.command] = version
            } else {
                versions[runner.command] = try await memory.ask(runner, with: tools)
            }
        }
        return versions
    }
}

/// What a look into the cache found, under conditions that were presumed.
private struct Look {
    let conditions: RunConditions
    let report: RunEngine.Report
}

/// What stands ready before programs are run.
private struct Preparation {
    let toolchain: Toolchain
    let runners: RunnersInUse
    let options: CourseCheck.Options

    /// The conditions that a sandbox and versions make.
    func conditions(in sandbox: Sandbox, versions: [[String]: String]) -> RunConditions {
        RunConditions(toolchain: toolchain, sandbox: sandbox, versions: versions)
    }

    /// An engine for runs under the given conditions.
    func engine(under conditions: RunConditions) -> RunEngine {
        let cache = options.cacheFolder.map {
            TranscriptCache(
                folder: CacheFolder.transcripts(in: $0), conditions: conditions)
        }
        return RunEngine(cache: cache, jobs: options.jobs)
    }

    /// The run with everything run that the cache does not hold; it is looked into again only if the
    /// conditions are others than were presumed.
    func complete(
        _ run: CourseRun, after look: Look?, progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseRun {
        let sandbox = try await SandboxFinder.find(
            options.sandbox, searchPath: options.searchPath)
        let tools = try await ToolBench.prepare(
            toolchain: toolchain, sandbox: sandbox, temporaryFolder: options.temporaryFolder,
            cacheFolder: options.cacheFolder)
        defer { tools.dismantle() }
        let versions = try await runners.versions(options, with: tools)
        let conditions = conditions(in: sandbox, versions: versions)
        let engine = engine(under: conditions)
        let isAsPresumed = look?.conditions == conditions
        let found = isAsPresumed ? look?.report : nil
        let report = try await engine.complete(
            found ?? engine.lookUp(run.programs), of: run.programs,
            with: MachineRunner(tools: tools), progress: progress)
        var run = run
        run.outcomes = report.outcomes.compactMap(\.self)
        run.versions = versions
        run.notes += report.notes
        run.isContained = sandbox.isOn
        return run
    }
}

extension CourseCheck.Options {
    /// The same options with the cache folder as it can be used, and what is to be said of it.
    func withCacheOpened() -> (options: CourseCheck.Options, note: String?) {
        guard let folder = cacheFolder else { return (self, nil) }
        let opening = CacheFolder.open(folder, isNamed: isCacheNamed)
        var options = self
        options.cacheFolder = opening.folder
        return (options, opening.note)
    }
}

extension Program {
    /// The command that runs it; `nil` for Swift.
    fileprivate var runnerCommand: [String]? {
        if case .command(let words, _) = recipe.tool { words } else { nil }
    }
}
