import CourseModel
import Diagnostics
import Execution
import Recordings

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
    /// What made the recordings that stand for runs, where nothing is run.
    var recorders: [SnippetReference: Recorder] = [:]
    /// Programs that this machine lacks something for, and what, as in ‘needs macOS’.
    var absent: [(program: Program, reason: String)] = []
    /// What is said of programs without a recording, where nothing is run.
    var unrecorded: [(program: Program, diagnostic: Diagnostic)] = []
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
        _ programs: [Program], recordings: [LessonID: LessonRecordings],
        runners: [LanguageRunner], options: CheckOptions,
        progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseRun {
        guard !programs.isEmpty else { return CourseRun() }
        let (options, note) = options.withCacheOpened()
        let finder = ToolchainFinder(
            searchPath: options.searchPath, temporaryFolder: options.temporaryFolder,
            memoryFolder: options.cacheFolder)
        let toolchain = try await finder.find()
        let preparation = Preparation(
            toolchain: toolchain, runners: RunnersInUse(programs, runners), options: options,
            doubt: Doubt(programs, recordings))
        var run = CourseRun(
            recorder: Recorder(tool: toolchain.version, platform: Self.platform),
            notes: note.map { [$0] } ?? [])
        run.sort(programs, for: toolchain, preparation.runners)

        let presumed = SandboxFinder.presume(options.sandbox, searchPath: options.searchPath)
        var look: Look?
        if options.repetitions == nil,
            let versions = preparation.runners.recalledVersions(options)
        {
            let conditions = preparation.conditions(in: presumed, versions: versions)
            let found = preparation.engine(under: conditions).lookUp(
                run.programs, trusting: preparation.doubt.trusts)
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

    /// The recordings of some of a course's programs in the place of runs.
    static func replay(
        _ programs: [Program], among all: [Program], of recordings: [LessonID: LessonRecordings]
    ) -> CourseRun {
        var run = CourseRun()
        let lessons = Dictionary(grouping: all, by: \.reference.lesson)
        let matches = lessons.mapValues { programs in
            RecordingLedger.match(programs, with: recordings[programs[0].reference.lesson])
        }
        for program in programs {
            let reference = program.reference
            if let recording = matches[reference.lesson]?[reference.snippet] {
                run.programs.append(program)
                run.outcomes.append(
                    RunEngine.Outcome(
                        observations: recording.observations, isFromCache: true, linkage: nil))
                run.recorders[reference] = recording.recorder
            } else {
                let isKnown = recordings[reference.lesson]?.recordings[reference.snippet] != nil
                let diagnostic = Diagnostic(
                    isKnown ? .staleRecording : .notRecorded,
                    isKnown
                        ? "‘\(reference)’ is recorded as another program"
                        : "‘\(reference)’ is not recorded",
                    at: program.span, help: "run lectern build, and commit what it records")
                run.unrecorded.append((program, diagnostic))
            }
        }
        return run
    }

    /// What ran a program.
    func recorder(of program: Program) -> Recorder {
        if let recorder = recorders[program.reference] { return recorder }
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
            if let reason = program.requirement.shortcoming(of: version, on: Self.system) {
                absent.append((program, reason))
            } else if runners.isMissing(for: program) {
                continue
            } else {
                self.programs.append(program)
            }
        }
        missingRunners = runners.diagnostics
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
    let options: CheckOptions
    let doubt: Doubt

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
        var run = run
        run.versions = versions
        run.isContained = sandbox.isOn
        if let times = options.repetitions {
            run.outcomes = try await repeating(run.programs, times: times, tools, progress)
            return run
        }
        let conditions = conditions(in: sandbox, versions: versions)
        let engine = engine(under: conditions)
        let isAsPresumed = look?.conditions == conditions
        let found = isAsPresumed ? look?.report : nil
        let report = try await engine.complete(
            found ?? engine.lookUp(run.programs, trusting: doubt.trusts), of: run.programs,
            with: MachineRunner(tools: tools), progress: progress)
        run.outcomes = report.outcomes.compactMap(\.self)
        run.notes += report.notes
        return run
    }

    /// What programs show in so many runs: the first half on the machine as it is, the rest with every
    /// core busy and tasks handed to the pool in other orders.
    private func repeating(
        _ programs: [Program], times: Int, _ tools: ToolBench,
        _ progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> [RunEngine.Outcome] {
        let engine = RunEngine(cache: nil, jobs: options.jobs)
        let quiet = try await engine.repeating(
            programs, times: times - times / 2, with: MachineRunner(tools: tools),
            progress: progress)
        let loaded = try await tools.withLoad(cores: options.jobs) {
            try await engine.repeating(
                programs, times: times / 2,
                with: MachineRunner(tools: tools, shufflesTasks: true), progress: progress)
        }
        return zip(zip(quiet, loaded), programs).map { halves, program in
            let isRun = program.recipe.action == .run
            let all = Observation.merging(isRun ? [halves.0, halves.1] : [halves.0])
            return RunEngine.Outcome(observations: all, isFromCache: false, linkage: nil)
        }
    }
}

extension CheckOptions {
    /// The same options with the cache folder as it can be used, and what is to be said of it.
    func withCacheOpened() -> (options: CheckOptions, note: String?) {
        guard let folder = cacheFolder else { return (self, nil) }
        let opening = CacheFolder.open(folder, isNamed: isCacheNamed)
        var options = self
        options.cacheFolder = opening.folder
        return (options, opening.note)
    }
}

extension Program {
    /// The command that runs it; `nil` for Swift.
    var runnerCommand: [String]? {
        if case .command(let words, _) = recipe.tool { words } else { nil }
    }
}
