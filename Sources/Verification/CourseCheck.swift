package import CourseLoading
package import CourseModel
package import Diagnostics
package import Execution
import Planning
import Recordings

/// A course that was read, run and held against its contracts and recordings.
package struct CourseCheck: Sendable {
    /// The course.
    package internal(set) var course: Course
    /// The recordings as they are to be: what is recorded, and what is new or accepted.
    package internal(set) var recordings: [LessonID: LessonRecordings]
    /// The recordings as they were found, those among them that could not be used left out.
    package let earlierRecordings: [LessonID: LessonRecordings]
    /// The paths, by lesson, of further recordings that were found, cannot be used, and are of nothing.
    package let strayRecordings: [LessonID: Set<String>]
    /// What was or would be accepted, in the order of the course.
    package let acceptances: [Acceptance]
    /// What became of each snippet that was to be checked, in the order of the course.
    package internal(set) var findings: [Finding]
    /// How many snippets there are, and what became of them.
    package let counts: Counts
    /// What compiles Swift here; `nil` where no toolchain was needed.
    package let recorder: Recorder?
    /// How the programs were linked that were compiled and run this time.
    package let linkages: [Linkage]
    /// Whether what ran was contained; `nil` where nothing ran.
    package let isContained: Bool?
    /// What should be known and is nobody's fault, a sentence each, most important first.
    package let notes: [String]
    /// What is wrong, sorted by place.
    package internal(set) var diagnostics: [Diagnostic]
    /// What of it no finding is to blame for, sorted by place.
    package internal(set) var others: [Diagnostic]
    /// The files that the diagnostics point into.
    package let sources: [SourceFile]

    /// What became of one snippet.
    package struct Finding: Sendable {
        /// The snippet.
        package let snippet: SnippetReference
        /// Where it stands.
        package let span: SourceSpan
        /// What was done with it.
        package let work: SnippetWork
        /// What its runs showed; empty where nothing ran.
        package let observations: [Observation]
        /// What is wrong with it.
        package let diagnostics: [Diagnostic]
    }

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

    /// The programs of a course, without running any.
    package static func programs(in content: String) -> [Program] {
        Planner.plan(CourseLoader.load(CourseFiles.read(content)).course).programs
    }

    /// Reads, plans, runs and judges a course.
    ///
    /// Everything wrong with the course is in ``diagnostics``. Throws ``ExecutionFailure`` where the
    /// machine fails, and ``UnknownSelection`` where nothing is called as the selection says.
    package static func check(
        _ options: CheckOptions, progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseCheck {
        try await check(CourseFiles.read(options.content), options, progress: progress)
    }

    /// The same for files that were read already.
    package static func check(
        _ files: CourseFiles, _ options: CheckOptions,
        progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseCheck {
        try await check(
            CourseLoader.load(files, jobs: options.jobs), options, progress: progress)
    }

    /// The same for a course that was loaded already.
    package static func check(
        _ loaded: CourseLoader.Result, _ options: CheckOptions,
        progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseCheck {
        if let unknown = options.selection.unknownName(in: loaded.course) { throw unknown }
        let plan = Planner.plan(loaded.course)
        let programs = options.selection.programs(
            among: plan.programs, recordings: loaded.recordings)
        let matched = MatchedRecordings(
            programs: plan.programs, recordings: loaded.recordings)
        try Task.checkCancellation()
        let run =
            options.purpose == .replay
            ? CourseRun.replay(programs, matched: matched, recordings: loaded.recordings)
            : try await CourseRun.run(
                programs, matched: matched, settings: loaded.course.settings,
                options: options, progress: progress)
        let check = Judgement(
            loaded: loaded, plan: plan, matched: matched, run: run, options: options
        ).check()
        let proved = try await ExerciseProofs(
            check: check, programs: plan.programs, options: options
        ).complete(progress: progress)
        let traced = try await TracedRuns(
            check: proved, programs: plan.programs, options: options
        ).complete()
        return ReferenceValues(check: traced, options: options).resolved()
    }
}
