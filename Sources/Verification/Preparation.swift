import CourseModel
import Execution
import Recordings

/// What stands ready before programs are run.
struct Preparation {
    let toolchain: Toolchain
    let runners: RunnersInUse
    let packages: PackagesInUse
    let options: CheckOptions
    let matched: MatchedRecordings

    /// The conditions that a sandbox and versions make.
    func conditions(
        in sandbox: Sandbox, versions: [[String]: String], packages: PackageBuild?
    ) -> RunConditions {
        RunConditions(
            toolchain: toolchain, sandbox: sandbox, versions: versions, packages: packages)
    }

    /// What the cache holds of a run's programs and can be trusted; the run knows its versions.
    func lookUp(_ run: CourseRun, under conditions: RunConditions) async -> RunEngine.Report {
        let doubt = Doubt(matched: matched, recorder: run.recorder)
        return await engine(under: conditions).lookUp(run.programs, trusting: doubt.trusts)
    }

    /// An engine for runs under the given conditions.
    private func engine(under conditions: RunConditions) -> RunEngine {
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
        let bench = try await ToolBench.prepare(
            toolchain: toolchain, sandbox: sandbox, temporaryFolder: options.temporaryFolder,
            cacheFolder: options.cacheFolder)
        defer { bench.dismantle() }
        let versions = try await runners.versions(options, with: bench)
        let (tools, refusal) = try await packages.added(to: bench)
        var run = run
        if let refusal { run.setAside(refusal, packages) }
        run.versions = versions
        run.isContained = sandbox.isOn
        if let times = options.repetitions {
            run.outcomes = try await repeating(run.programs, times: times, tools, progress)
            return run
        }
        let conditions = conditions(
            in: sandbox, versions: versions, packages: tools.packages)
        let engine = engine(under: conditions)
        let found =
            if let look, look.conditions == conditions {
                look.report
            } else {
                await lookUp(run, under: conditions)
            }
        let report = try await engine.complete(
            found, of: run.programs,
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

/// What a look into the cache found, under conditions that were presumed.
struct Look {
    /// The conditions.
    let conditions: RunConditions
    /// What was found.
    let report: RunEngine.Report
}
