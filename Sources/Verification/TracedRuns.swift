import CourseModel
import Diagnostics
import Execution
import Recordings

/// The runs of a checked course in which it is written down how tasks run.
///
/// They are made one at a time, when everything else is done: what is drawn is the program, and not what
/// ran beside it.
struct TracedRuns {
    let check: CourseCheck
    /// All programs of the course.
    let programs: [Program]
    let options: CheckOptions

    /// How often a program is traced that shows something else than is recorded, before that is no
    /// chance.
    private static let attempts = 3

    /// The checked course with the schedules that its fences ask for, and what is wrong with them.
    ///
    /// A schedule that is recorded stays as long as its recording does. With a new one the recording is
    /// of the traced run, so that the output and the timeline on a page are of one and the same run.
    /// Throws ``ExecutionFailure``.
    func complete() async throws -> CourseCheck {
        let wanted = programs.filter { program in
            program.hasTimeline && options.selection.includes(program.reference)
                && !isFailing(program) && recording(of: program) != nil
        }
        let open = wanted.filter { recording(of: $0)?.tracing == nil }
        switch options.purpose {
        case .replay: return check.adding(failures: missing(open))
        case .compare:
            guard options.tracesRuns else { return check.adding(failures: missing(open)) }
            return try await trace(wanted, isRecording: false).adding(failures: missing(open))
        case .record, .accept:
            guard !check.others.containErrors else { return check }
            if options.purpose == .record, check.diagnostics.containErrors { return check }
            return try await trace(open, isRecording: true)
        }
    }

    private func recording(of program: Program) -> Recording? {
        check.recordings[program.reference.lesson]?.recordings[program.reference.snippet]
    }

    private func isFailing(_ program: Program) -> Bool {
        check.findings.contains {
            $0.snippet == program.reference && $0.diagnostics.containErrors
        }
    }

    private func missing(_ programs: [Program]) -> [SnippetReference: [Diagnostic]] {
        Dictionary(
            programs.map { program in
                let diagnostic = Diagnostic(
                    .noTimeline, "how the tasks of ‘\(program.reference)’ run is not recorded",
                    at: program.span, help: "run lectern build, and commit what it records")
                return (program.reference, [diagnostic])
            }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: Runs

    private func trace(_ programs: [Program], isRecording: Bool) async throws -> CourseCheck {
        guard !programs.isEmpty else { return check }
        let (options, _) = options.withCacheOpened()
        let toolchain = try await ToolchainFinder(
            searchPath: options.searchPath, temporaryFolder: options.temporaryFolder,
            memoryFolder: options.cacheFolder
        ).find()
        let recorder = Recorder(tool: toolchain.version, platform: CourseRun.platform)
        // What another compiler or platform recorded is not mixed with a run of this one.
        let own = programs.filter { recording(of: $0)?.recorder == recorder }
        guard !own.isEmpty else { return check }
        let sandbox = try await SandboxFinder.find(options.sandbox, searchPath: options.searchPath)
        let bench = try await ToolBench.prepare(
            toolchain: toolchain, sandbox: sandbox, temporaryFolder: options.temporaryFolder,
            cacheFolder: options.cacheFolder)
        defer { bench.dismantle() }
        // What does not build was told of when the programs were run.
        let (tools, _) = try await PackagesInUse(
            own, check.course.settings.packages, toolchain: toolchain, options: options
        ).added(to: bench)
        let tracer = try await Tracer(tools: tools)
        var traced: [SnippetReference: Tracer.Run] = [:]
        var failures: [SnippetReference: [Diagnostic]] = [:]
        for program in own {
            guard let recording = recording(of: program) else { continue }
            switch try await attempt(program, against: recording, tracer) {
            case .success(let run): traced[program.reference] = run
            case .failure(let difference):
                failures[program.reference] = [difference.diagnostic]
            }
        }
        return check.adding(traced: isRecording ? traced : [:], failures: failures)
    }

    /// A traced run that shows what is recorded, or how the last one differs.
    private func attempt(
        _ program: Program, against recording: Recording, _ tracer: Tracer
    ) async throws -> Result<Tracer.Run, TracedDifference> {
        var difference: TracedDifference?
        for _ in 0..<Self.attempts {
            try Task.checkCancellation()
            let run = try await tracer.trace(program)
            if case .impossible = run.tracing, !run.transcript.ending.isOfRun {
                // It did not run, so it showed nothing that could differ.
                return .success(
                    Tracer.Run(transcript: recording.transcript, tracing: run.tracing))
            }
            let drift = RecordingLedger.drift(
                of: .init(
                    program: program, observations: [Observation(run.transcript)],
                    recorder: recording.recorder),
                from: recording)
            guard let drift else { return .success(run) }
            difference = TracedDifference(
                diagnostic: Diagnostic(
                    .timelineDiffers,
                    "‘\(program.reference)’ shows something else when it is written down how its "
                        + "tasks run",
                    at: program.span,
                    quotation: drift.drift.aspects.flatMap {
                        DriftReport.difference(
                            $0, (recording.transcript, "recorded"), (run.transcript, "traced"),
                            under: program.contract)
                    },
                    help:
                        "if the output differs from run to run, say so: output=unordered, or order="
                ))
        }
        guard let difference else { preconditionFailure("there is at least one attempt") }
        return .failure(difference)
    }
}

/// A traced run that shows something else than the recording.
private struct TracedDifference: Error {
    let diagnostic: Diagnostic
}

extension CourseCheck {
    /// The same check with traced runs recorded, and further failures told.
    fileprivate func adding(
        traced: [SnippetReference: Tracer.Run] = [:], failures: [SnippetReference: [Diagnostic]]
    ) -> CourseCheck {
        var check = adding(failures: failures)
        for (reference, run) in traced {
            guard let old = check.recordings[reference.lesson]?.recordings[reference.snippet] else {
                continue
            }
            check.recordings[reference.lesson] = check.recordings[reference.lesson]?.replacing(
                old.replacing(
                    observations: [Observation(run.transcript)], tracing: run.tracing))
        }
        return check
    }
}

extension LessonRecordings {
    /// The same recordings with another one of a snippet.
    fileprivate func replacing(_ recording: Recording) -> LessonRecordings {
        var recordings = recordings
        recordings[recording.snippet] = recording
        return LessonRecordings(lesson: lesson, recordings: recordings, code: code)
    }
}
