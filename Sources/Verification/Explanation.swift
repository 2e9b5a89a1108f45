import CourseLoading
package import CourseModel
import Diagnostics
import Execution
import Planning
import Recordings

/// Says why a snippet is run or taken from the cache: by the difference between what decides about it
/// now and what decided about it before.
package enum Explanation {
    /// What there is to say.
    package enum Verdict: Sendable, Equatable {
        /// There is no such snippet; and one that is called nearly so.
        case unknown(nearest: String?)
        /// It has no program, for this reason.
        case notRun(String)
        /// The cache has its transcript, since a run that was made for the difference given.
        case cached(Transcript.Ending, difference: [String]?)
        /// The cache has its transcript, which breaks its contract or differs from its recording, and so is
        /// not relied on.
        case doubted
        /// The cache has something in its place that cannot be used.
        case damaged(path: String, reason: String)
        /// It will be run, for the difference given; `nil` where nothing was kept for it.
        case toRun(difference: [String]?)
    }

    /// The verdict on a snippet, as `lesson/id`.
    ///
    /// Starts no snippet. Throws ``ExecutionFailure`` where there is no toolchain.
    package static func explain(
        _ name: String, options: CheckOptions
    ) async throws -> Verdict {
        let loaded = CourseLoader.load(CourseFiles.read(options.content))
        let course = loaded.course
        let plan = Planner.plan(course)
        guard let program = plan.programs.first(where: { $0.reference.description == name }) else {
            return withoutProgram(name, in: course)
        }
        let options = options.withCacheOpened().options
        guard let folder = options.cacheFolder else { return .toRun(difference: nil) }
        let toolchain = try await ToolchainFinder(
            searchPath: options.searchPath, temporaryFolder: options.temporaryFolder,
            memoryFolder: folder
        ).find()
        let runners = RunnersInUse([program], course.settings.runners)
        let versions = runners.recalledVersions(options) ?? [:]
        let packages = PackagesInUse(
            [program], course.settings.packages, toolchain: toolchain, options: options)
        guard case .known(let build) = packages.recall() else {
            return .toRun(difference: ["the packages that it may import are to be built first"])
        }
        let cache = TranscriptCache(
            folder: CacheFolder.transcripts(in: folder),
            conditions: RunConditions(
                toolchain: toolchain,
                sandbox: SandboxFinder.presume(options.sandbox, searchPath: options.searchPath),
                versions: versions, packages: build))
        let now = cache.recipe(of: program)
        let present = CourseRun(
            recorder: Recorder(tool: toolchain.version, platform: CourseRun.platform),
            versions: versions)
        let doubt = Doubt(
            matched: MatchedRecordings(programs: plan.programs, recordings: loaded.recordings),
            recorder: present.recorder)
        let before = cache.recipes(of: program.reference).first { $0 != now }
        let difference = before.map { LineDiff.lines(from: $0.lines, to: now.lines) }
        return switch cache.find(program) {
        case .observations(let observations)
        where !doubt.trusts(program, observations):
            .doubted
        case .observations(let observations):
            .cached(observations[0].transcript.ending, difference: difference)
        case .nothing: .toRun(difference: difference)
        case .unusable(let path, let reason): .damaged(path: path, reason: reason)
        }
    }

    private static func withoutProgram(_ name: String, in course: Course) -> Verdict {
        var names: [String] = []
        for lesson in course.lessons {
            for snippet in lesson.snippets {
                let known = "\(lesson.id)/\(snippet.id)"
                guard known != name else {
                    if case .skip(let reason) = snippet.request.treatment {
                        return .notRun("it is skipped: \(reason)")
                    }
                    return .notRun("something is wrong with it: lectern verify says what")
                }
                names.append(known)
            }
        }
        return .unknown(nearest: Suggestion.nearest(to: name, among: names))
    }
}

extension String {
    fileprivate var lines: [String] {
        split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
