import CourseLoading
package import CourseModel
package import Diagnostics
package import Execution
import Planning
import Recordings

/// A course that was read, run and held against its contracts and recordings.
package struct CourseCheck: Sendable {
    /// The course.
    package let course: Course
    /// The recordings as they are to be: what is recorded, and what is new.
    package let recordings: [LessonID: LessonRecordings]
    /// The recordings as they were found.
    package let earlierRecordings: [LessonID: LessonRecordings]
    /// The programs that have no recording yet.
    package let unrecorded: [Program]
    /// The programs that were run or taken from the cache, in the order of the course.
    package let programs: [Program]
    /// How many snippets there are, and what became of them.
    package let counts: Counts
    /// How the programs were linked that were compiled and run this time.
    package let linkages: [Linkage]
    /// Whether what ran was contained; `nil` where nothing ran.
    package let isContained: Bool?
    /// What should be known of the cache, a sentence each.
    package let notes: [String]
    /// What is wrong, sorted by place.
    package let diagnostics: [Diagnostic]
    /// What is wrong with each program.
    package let failures: [SnippetReference: [Diagnostic]]
    /// The files that the diagnostics point into.
    package let sources: [SourceFile]

    /// How many snippets there are, and what became of them.
    package struct Counts: Sendable, Equatable {
        /// Snippets that were compiled, or compiled and run, this time.
        package let run: Int
        /// Snippets whose transcript the cache had.
        package let fromCache: Int
        /// Snippets that are only shown.
        package let skipped: Int
        /// Snippets that this machine lacks something for, and whose recordings stay as they are.
        package let notForThisMachine: Int
    }

    /// Which of a course's snippets are run, and how.
    package struct Options: Sendable {
        /// The course's folder.
        package let content: String
        /// Where toolchains are looked for.
        package let searchPath: String
        /// Where temporary folders are made.
        package let temporaryFolder: String
        /// Where transcripts are kept; `nil` for nowhere.
        package var cacheFolder: String?
        /// Whether the user named that folder.
        package let isCacheNamed: Bool
        /// Whether what runs is contained.
        package let sandbox: Sandbox.Choice
        /// How many cores are kept busy.
        package let jobs: Int
        /// The only snippet to run, as `lesson/id`; `nil` for all.
        package let only: String?

        /// Options.
        package init(
            content: String, searchPath: String, temporaryFolder: String, cacheFolder: String?,
            isCacheNamed: Bool = false, sandbox: Sandbox.Choice = .auto, jobs: Int,
            only: String? = nil
        ) {
            self.content = content
            self.searchPath = searchPath
            self.temporaryFolder = temporaryFolder
            self.cacheFolder = cacheFolder
            self.isCacheNamed = isCacheNamed
            self.sandbox = sandbox
            self.jobs = jobs
            self.only = only
        }
    }

    /// What is wrong with programs that have no recording yet, for those who may not record.
    package var missingRecordings: [SnippetReference: Diagnostic] {
        Dictionary(
            unrecorded.map { program in
                let diagnostic = Diagnostic(
                    .notRecorded, "‘\(program.reference)’ is new or changed, and not recorded",
                    at: program.span, help: "run lectern build, and commit what it records")
                return (program.reference, diagnostic)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The programs of a course, without running any.
    package static func programs(in content: String) -> [Program] {
        Planner.plan(CourseLoader.load(CourseFiles.read(content)).course).programs
    }

    /// Reads, plans, runs and judges a course.
    ///
    /// Everything wrong with the course is in ``diagnostics``. Throws ``ExecutionFailure`` where the
    /// machine fails.
    package static func check(
        _ options: Options, progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseCheck {
        let loaded = CourseLoader.load(CourseFiles.read(options.content))
        let plan = Planner.plan(loaded.course)
        let programs = plan.programs.filter { program in
            options.only == nil || options.only == program.reference.description
        }
        try Task.checkCancellation()
        let run = try await CourseRun.run(
            programs, runners: loaded.course.settings.runners, options: options,
            progress: progress)
        return Judgement(loaded: loaded, plan: plan.diagnostics, run: run, options: options).check()
    }
}
