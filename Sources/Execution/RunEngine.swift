package import CourseModel

/// Gets the transcripts of many programs, from the cache or by running them, several at a time.
package struct RunEngine: Sendable {
    /// A program's transcript, and where it came from.
    package struct Outcome: Sendable, Equatable {
        /// What it showed.
        package let transcript: Transcript
        /// Whether the cache had it.
        package let isFromCache: Bool
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

    /// An engine that runs up to `jobs` programs at a time.
    package init(cache: TranscriptCache?, jobs: Int) {
        self.cache = cache
        self.jobs = max(1, jobs)
    }

    /// What the cache holds of each program; `nil` where it must be run.
    package func lookUp(_ programs: [Program]) -> [Outcome?] {
        programs.map { program in
            cache?.transcript(of: program).map { Outcome(transcript: $0, isFromCache: true) }
        }
    }

    /// The outcomes of programs, in their order: those found already, and those of running the rest.
    ///
    /// Throws what the runner throws; programs that are then under way are ended.
    package func complete(
        _ found: [Outcome?], of programs: [Program], with runner: some ProgramRunner,
        progress: @Sendable (Progress) -> Void
    ) async throws -> [Outcome] {
        var outcomes = found
        let open = outcomes.indices.filter { outcomes[$0] == nil }
        try await withThrowingTaskGroup(of: (Int, Transcript).self) { group in
            var next = open.makeIterator()
            func startOne() {
                guard let index = next.next() else { return }
                let program = programs[index]
                group.addTask { (index, try await runner.run(program)) }
            }
            for _ in 0..<jobs { startOne() }
            var finished = 0
            while let (index, transcript) = try await group.next() {
                startOne()
                finished += 1
                outcomes[index] = Outcome(transcript: transcript, isFromCache: false)
                try cache?.keep(transcript, of: programs[index])
                progress(
                    Progress(
                        snippet: programs[index].reference, finished: finished, total: open.count))
            }
        }
        return outcomes.compactMap(\.self)
    }
}
