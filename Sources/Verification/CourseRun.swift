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
    /// What is said of runners whose programs are not installed, and of packages that do not build.
    var obstacles: [Diagnostic] = []
    /// Whether what ran was contained; `nil` where nothing ran.
    var isContained: Bool?
    /// What should be known of the cache.
    var notes: [String] = []

    /// Runs what the cache does not hold, and starts nothing where it holds everything.
    ///
    /// Without any program, no toolchain is needed.
    static func run(
        _ programs: [Program], matched: MatchedRecordings, settings: CourseSettings,
        options: CheckOptions,
        progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseRun {
        guard !programs.isEmpty else { return CourseRun() }
        let (options, note) = options.withCacheOpened()
        let finder = ToolchainFinder(
            searchPath: options.searchPath, temporaryFolder: options.temporaryFolder,
            memoryFolder: options.cacheFolder)
        let toolchain = try await finder.find()
        let preparation = Preparation(
            toolchain: toolchain, runners: RunnersInUse(programs, settings.runners),
            packages: PackagesInUse(
                programs, settings.packages, toolchain: toolchain, options: options),
            options: options, matched: matched)
        var run = CourseRun(
            recorder: Recorder(tool: toolchain.version, platform: Self.platform),
            notes: note.map { [$0] } ?? [])
        run.sort(programs, for: toolchain, preparation.runners)

        let presumed = SandboxFinder.presume(options.sandbox, searchPath: options.searchPath)
        var look: Look?
        if options.repetitions == nil,
            let versions = preparation.runners.recalledVersions(options),
            case .known(let packages) = preparation.packages.recall()
        {
            let conditions = preparation.conditions(
                in: presumed, versions: versions, packages: packages)
            run.versions = versions
            let found = await preparation.lookUp(run, under: conditions)
            let outcomes = found.outcomes.compactMap(\.self)
            if outcomes.count == run.programs.count {
                run.outcomes = outcomes
                run.notes += found.notes
                return run
            }
            look = Look(conditions: conditions, report: found)
        }
        return try await preparation.complete(run, after: look, progress: progress)
    }

    /// The recordings of programs in the place of runs.
    ///
    /// What was never recorded and needs another platform, or a compiler that nobody asks for its
    /// version here, is absent as it would be from a run.
    static func replay(
        _ programs: [Program], matched: MatchedRecordings,
        recordings: [LessonID: LessonRecordings]
    ) -> CourseRun {
        var run = CourseRun()
        for program in programs {
            let reference = program.reference
            let isKnown = recordings[reference.lesson]?.recordings[reference.snippet] != nil
            if let recording = matched[program] {
                run.programs.append(program)
                run.outcomes.append(
                    RunEngine.Outcome(
                        observations: recording.observations, isFromCache: true, linkage: nil))
                run.recorders[reference] = recording.recorder
            } else if !isKnown, let reason = program.requirement.need(beyond: Self.system) {
                run.absent.append((program, reason))
            } else {
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
        obstacles = runners.diagnostics
    }

    /// Sets aside what imports packages that do not build.
    mutating func setAside(_ refusal: PackageRefusal, _ packages: PackagesInUse) {
        let concerned = programs.filter(refusal.concerns)
        programs.removeAll(where: refusal.concerns)
        absent += concerned.map { ($0, "imports a package that does not build") }
        if let diagnostic = packages.diagnostic(of: refusal, programs: concerned.count) {
            obstacles.append(diagnostic)
        }
    }
}

extension Requirement {
    /// What a machine must have that nothing is known of but its platform; `nil` where any will do.
    fileprivate func need(beyond platform: Platform) -> String? {
        shortcoming(of: nil, on: platform) ?? minimumSwift.map { "needs Swift \($0)" }
    }
}
