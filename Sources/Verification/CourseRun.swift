import CourseModel
import Execution

/// The programs of a course with what they showed.
struct CourseRun: Sendable {
    let programs: [Program]
    let outcomes: [RunEngine.Outcome]
    let toolchain: String

    /// Runs what the cache does not hold.
    ///
    /// Without any program, no toolchain is needed.
    static func run(
        _ programs: [Program], options: CourseCheck.Options,
        progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseRun {
        guard !programs.isEmpty else {
            return CourseRun(programs: [], outcomes: [], toolchain: "")
        }
        let finder = ToolchainFinder(
            searchPath: options.searchPath, temporaryFolder: options.temporaryFolder,
            memoryFolder: options.cacheFolder)
        let toolchain = try await finder.find()
        let cache = options.cacheFolder.map {
            TranscriptCache(
                folder: "\($0)/transcripts", conditions: SwiftRunner.conditions(of: toolchain))
        }
        let engine = RunEngine(cache: cache, jobs: options.jobs)
        let found = engine.lookUp(programs)
        guard found.contains(where: { $0 == nil }) else {
            return CourseRun(
                programs: programs, outcomes: found.compactMap(\.self),
                toolchain: toolchain.version)
        }
        let tools = try await ToolBench.prepare(
            toolchain: toolchain, temporaryFolder: options.temporaryFolder,
            moduleCache: options.cacheFolder.map { "\($0)/modules" })
        defer { tools.dismantle() }
        let outcomes = try await engine.complete(
            found, of: programs, with: SwiftRunner(tools: tools), progress: progress)
        return CourseRun(programs: programs, outcomes: outcomes, toolchain: toolchain.version)
    }
}
