package import CourseModel

/// Gets what many programs show, from the cache or by running them, several at a time.
package struct RunEngine: Sendable {
    /// What a program showed, and where that came from.
    package struct Outcome: Sendable, Equatable {
        /// What its runs showed, most frequent first; at least one.
        package let observations: [Observation]
        /// Whether the cache had it.
        package let isFromCache: Bool
        /// How it was linked, where it was.
        package let linkage: Linkage?

        /// An outcome.
        package init(observations: [Observation], isFromCache: Bool, linkage: Linkage?) {
            precondition(!observations.isEmpty, "a program that ended has shown something")
            self.observations = observations
            self.isFromCache = isFromCache
            self.linkage = linkage
        }

        /// What most of its runs showed.
        package var transcript: Transcript { observations[0].transcript }
    }

    /// Outcomes, and what should be known of the cache.
    package struct Report: Sendable, Equatable {
        /// One of each program, in their order; in what ``lookUp(_:)`` returns, `nil` for what must
        /// be run.
        package let outcomes: [Outcome?]
        /// What of the cache could not be used, a sentence each.
        package let notes: [String]
    }

    /// How far the work is.
    package struct Progress: Sendable, Equatable {
        /// The snippet that was finished.
        package let snippet: SnippetReference
        /// How many were run so far.
        package let finished: Int
        /// How many are to be run.
        package let total: Int
    }

    private let cache: TranscriptCache?
    private let jobs: Int

    /// An engine that keeps up to `jobs` cores busy.
    package init(cache: TranscriptCache?, jobs: Int) {
        self.cache = cache
        self.jobs = max(1, jobs)
    }

    /// What the cache holds of each program, and the caller trusts.
    package func lookUp(
        _ programs: [Program],
        trusting isTrusted: (Program, [Observation]) -> Bool = { _, _ in true }
    ) async -> Report {
        let cache = cache
        let findings = await programs.concurrentMap(jobs: jobs, batch: Self.batch) {
            cache?.find($0)
        }
        var notes: [String] = []
        let outcomes = zip(programs, findings).map { program, finding -> Outcome? in
            switch finding {
            case .observations(let observations):
                guard isTrusted(program, observations) else { return nil }
                return Outcome(observations: observations, isFromCache: true, linkage: nil)
            case .unusable(let path, let reason):
                notes.append("an entry of the cache is not used: \(reason): \(path)")
                return nil
            case .nothing, nil:
                return nil
            }
        }
        return Report(outcomes: outcomes, notes: notes)
    }

    /// How many programs one task looks for.
    private static let batch = 16

    /// The outcomes of programs: those found already, and those of running the rest.
    ///
    /// Throws what the runner throws; programs that are then under way are ended.
    package func complete(
        _ found: Report, of programs: [Program], with runner: some ProgramRunner,
        progress: @Sendable (Progress) -> Void
    ) async throws -> Report {
        var outcomes = found.outcomes
        let open = outcomes.indices.filter { outcomes[$0] == nil }
        var finished = 0
        var cacheProblem: String?
        try await Workload(programs: open.map { programs[$0] }, runner: runner, jobs: jobs).run {
            position, outcome in
            let index = open[position]
            outcomes[index] = outcome
            finished += 1
            cacheProblem = cache?.keep(outcome.observations, of: programs[index]) ?? cacheProblem
            progress(
                Progress(
                    snippet: programs[index].reference, finished: finished, total: open.count))
        }
        if !open.isEmpty { cache?.trim() }
        let notes = cacheProblem.map { ["nothing is kept in the cache \($0)"] } ?? []
        return Report(outcomes: outcomes, notes: found.notes + notes)
    }

    /// What programs show in so many runs each, whatever their recipes and the cache say of it; of
    /// each program in their order, most frequent first.
    ///
    /// A program is compiled and linked once, and each of its runs has a place until it waits. One that does not get as far as running has one
    /// observation of one run. Throws what the runner throws.
    package func repeating(
        _ programs: [Program], times: Int, with runner: some ProgramRunner,
        progress: @Sendable (Progress) -> Void
    ) async throws -> [[Observation]] {
        var observations: [[Observation]] = programs.map { _ in [] }
        var finished = 0
        try await Workload(programs: programs, runner: runner, jobs: jobs, times: times).run {
            index, outcome in
            observations[index] = outcome.observations
            finished += 1
            progress(
                Progress(
                    snippet: programs[index].reference, finished: finished, total: programs.count))
        }
        return observations
    }
}
