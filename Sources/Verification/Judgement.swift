import CourseLoading
import CourseModel
import Diagnostics
import Execution
import Recordings

/// Puts together what reading, planning and running a course showed.
struct Judgement {
    let loaded: CourseLoader.Result
    let plan: (programs: [Program], diagnostics: [Diagnostic])
    let run: CourseRun
    let options: CheckOptions

    /// The checked course.
    func check() -> CourseCheck {
        var verdicts = Verdicts()
        for (program, outcome) in zip(run.programs, run.outcomes) {
            verdicts.judge(program, outcome.observations, isAccepting: isAccepting)
        }
        var recordings: [LessonID: LessonRecordings] = [:]
        var rewordings = 0
        for lesson in loaded.course.lessons {
            let decision = decision(for: lesson.id, verdicts)
            recordings[lesson.id] = decision.recordings
            rewordings += decision.rewordings.count
            verdicts.add(decision, options: options, isDamaged: isDamaged)
        }
        let diagnostics =
            selected(loaded.diagnostics + plan.diagnostics + damaged + orphans)
            + run.programs.flatMap { verdicts.failures[$0.reference] ?? [] } + run.missingRunners
            + run.unrecorded.filter { !isDamaged($0.program) }.map(\.diagnostic)
        return CourseCheck(
            course: loaded.course, recordings: recordings,
            earlierRecordings: loaded.recordings,
            acceptances: run.programs.flatMap { verdicts.acceptances[$0.reference] ?? [] },
            findings: findings(verdicts), counts: counts, recorder: run.recorder,
            linkages: run.outcomes.compactMap(\.linkage), isContained: run.isContained,
            notes: OtherRecorders(
                run: run, recordings: loaded.recordings,
                rewordings: options.isStrict ? 0 : rewordings
            )
            .notes + run.notes,
            diagnostics: weighed(diagnostics.withoutRepetitions()).sortedByPlace(),
            sources: loaded.sources)
    }

    private var isAccepting: Bool {
        if case .accept = options.purpose { true } else { false }
    }

    private func decision(
        for lesson: LessonID, _ verdicts: Verdicts
    ) -> RecordingLedger.Decision {
        let runs = zip(run.programs, run.outcomes).compactMap { program, outcome in
            program.reference.lesson == lesson && verdicts.failures[program.reference] == nil
                ? RecordingLedger.Run(
                    program: program, observations: outcome.observations,
                    recorder: run.recorder(of: program)) : nil
        }
        let judged = Set(runs.map(\.program.reference))
        // What was not run, or does not hold, keeps what it has.
        let others = plan.programs.filter {
            $0.reference.lesson == lesson && !judged.contains($0.reference)
        }
        return RecordingLedger.decide(
            lesson: lesson, runs: runs, absent: others, existing: loaded.recordings[lesson],
            accepting: accepted)
    }

    /// Whether a difference is taken as it is.
    private func accepted(_ drift: RecordingLedger.Drift, isRewording: Bool) -> Bool {
        guard case .accept(let takesRewordings) = options.purpose else { return false }
        return !isRewording || takesRewordings
    }

    // MARK: Recordings that cannot be used

    private var damaged: [Diagnostic] {
        loaded.damagedRecordings.filter { recording in
            switch recording.extent {
            case .lesson:
                !(isAccepting && isWhollyAccepted(recording.lesson))
            case .snippet(let id, let recipe):
                !(isAccepting
                    && options.selection.includes(
                        SnippetReference(lesson: recording.lesson, snippet: id)))
                    && plan.programs.contains {
                        $0.reference.lesson == recording.lesson && $0.recipe == recipe
                    }
            case .text: false
            }
        }
        .map(\.diagnostic)
    }

    /// Whether a program has a recording that cannot be used.
    private func isDamaged(_ program: Program) -> Bool {
        loaded.damagedRecordings.contains { recording in
            guard recording.lesson == program.reference.lesson else { return false }
            return switch recording.extent {
            case .lesson: true
            case .snippet(_, let recipe): recipe == program.recipe
            case .text: false
            }
        }
    }

    private func isWhollyAccepted(_ lesson: LessonID) -> Bool {
        plan.programs.allSatisfy {
            $0.reference.lesson != lesson || options.selection.includes($0.reference)
        }
    }

    /// Recordings of snippets that are gone; which they are is known only where everything else is
    /// right.
    private var orphans: [Diagnostic] {
        guard !loaded.diagnostics.containErrors, !plan.diagnostics.containErrors else { return [] }
        let names = Set(plan.programs.map(\.reference))
        let texts = loaded.damagedRecordings.filter { recording in
            guard case .text(let id) = recording.extent else { return false }
            return !names.contains(SnippetReference(lesson: recording.lesson, snippet: id))
        }
        .map(\.diagnostic)
        guard options.purpose == .compare || options.purpose == .replay else {
            return texts.map { $0.weighing(.warning) }
        }
        return texts + loaded.recordings.values.flatMap(unmatched)
    }

    private func unmatched(_ lesson: LessonRecordings) -> [Diagnostic] {
        let programs = plan.programs.filter { $0.reference.lesson == lesson.lesson }
        let matches = RecordingLedger.match(programs, with: lesson)
        let kept = Set(matches.values.map(\.snippet)).union(programs.map(\.reference.snippet))
        return lesson.recordings.keys.filter { !kept.contains($0) }.sorted().map { id in
            let reference = SnippetReference(lesson: lesson.lesson, snippet: id)
            return Diagnostic(
                .orphanRecording, "this is the recording of no snippet",
                at: .file("\(options.content)/\(RecordingCodec.textPath(of: reference))"),
                help: "lectern build removes it")
        }
    }

    // MARK: What is told

    /// What concerns the selection, where there is one: the rest is not asked for.
    private func selected(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        guard !options.selection.names.isEmpty, !isAccepting else { return diagnostics }
        let others = loaded.course.lessons.filter { !options.selection.includes($0.id) }
        let paths = Set(others.map(\.source.path))
        let folders = others.map { "\(options.content)/recordings/\($0.id)" }
        return diagnostics.filter { diagnostic in
            guard let file = diagnostic.span?.file else { return true }
            return !paths.contains(file)
                && !folders.contains { file.hasPrefix("\($0)/") || file == "\($0).data.json" }
        }
    }

    private func weighed(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        options.isStrict ? diagnostics.map { $0.weighing(.error) } : diagnostics
    }

    private func findings(_ verdicts: Verdicts) -> [CourseCheck.Finding] {
        var outcomes: [SnippetReference: RunEngine.Outcome] = [:]
        for (program, outcome) in zip(run.programs, run.outcomes) {
            outcomes[program.reference] = outcome
        }
        let absent = Dictionary(
            run.absent.map { ($0.program.reference, $0.reason) },
            uniquingKeysWith: { first, _ in first })
        var findings: [CourseCheck.Finding] = []
        for lesson in loaded.course.lessons {
            for snippet in lesson.snippets {
                let reference = SnippetReference(lesson: lesson.id, snippet: snippet.id)
                let outcome = outcomes[reference]
                let work: CourseCheck.Finding.Work
                if let outcome {
                    work = outcome.isFromCache ? .fromCache : .ran
                } else if let reason = absent[reference] {
                    work = .skipped(reason)
                } else if case .skip(let reason) = snippet.request.treatment,
                    options.selection.includes(reference)
                {
                    work = .skipped(reason)
                } else {
                    continue
                }
                findings.append(
                    CourseCheck.Finding(
                        snippet: reference, span: snippet.span, work: work,
                        observations: outcome?.observations ?? [],
                        diagnostics: weighed(verdicts.failures[reference] ?? [])))
            }
        }
        return findings
    }

    private var counts: CourseCheck.Counts {
        let skipped = loaded.course.lessons.flatMap(\.snippets).filter { snippet in
            if case .skip = snippet.request.treatment { true } else { false }
        }
        let fromCache = run.outcomes.filter(\.isFromCache).count
        return CourseCheck.Counts(
            run: run.outcomes.count - fromCache, fromCache: fromCache, skipped: skipped.count,
            notForThisMachine: run.absent.count)
    }
}
