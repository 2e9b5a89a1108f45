import CourseLoading
import CourseModel
import Diagnostics
import Execution
import Recordings

/// Puts together what reading, planning and running a course showed.
struct Judgement {
    let loaded: CourseLoader.Result
    let plan: (programs: [Program], diagnostics: [Diagnostic])
    /// The recordings of all the programs planned.
    let matched: MatchedRecordings
    let run: CourseRun
    let options: CheckOptions

    /// The checked course.
    func check() -> CourseCheck {
        var verdicts = Verdicts()
        for (program, outcome) in zip(run.programs, run.outcomes) {
            verdicts.judge(program, outcome.observations, isAccepting: isAccepting)
        }
        let problems = RecordingProblems(
            loaded: loaded, plan: plan, matched: matched, options: options,
            isAccepting: isAccepting)
        let (runs, kept) = sorted(verdicts)
        let obstacles = obstacles(of: kept, verdicts)
        var recordings: [LessonID: LessonRecordings] = [:]
        var rewordings = 0
        for lesson in loaded.course.lessons {
            let decision = RecordingLedger.decide(
                lesson: lesson.id, runs: runs[lesson.id] ?? [], absent: kept[lesson.id] ?? [],
                matched: matched, accepting: accepted)
            recordings[lesson.id] = decision.recordings
            rewordings += decision.rewordings.count
            verdicts.add(decision, options: options, problems: problems)
        }
        let others =
            selected(
                loaded.diagnostics + plan.diagnostics
                    + problems.damaged(despite: obstacles, recordings: recordings)
                    + problems.orphans)
            + run.obstacles
            + run.unrecorded.filter { !problems.isDamaged($0.program, nil) }.map(\.diagnostic)
        let failures = run.programs.flatMap { verdicts.failures[$0.reference] ?? [] }
        return CourseCheck(
            course: loaded.course, recordings: recordings,
            earlierRecordings: loaded.recordings, strayRecordings: problems.strays,
            acceptances: run.programs.flatMap { verdicts.acceptances[$0.reference] ?? [] },
            findings: findings(verdicts), counts: counts, recorder: run.recorder,
            linkages: run.outcomes.compactMap(\.linkage), isContained: run.isContained,
            notes: OtherRecorders(
                run: run, matched: matched,
                rewordings: options.isStrict ? 0 : rewordings
            )
            .notes + run.notes,
            diagnostics: told(others + failures), others: told(others),
            sources: loaded.sources)
    }

    private var isAccepting: Bool {
        if case .accept = options.purpose { true } else { false }
    }

    /// The programs of each lesson: those that hold with what they showed, and those that were not run
    /// or do not hold, which keep what they have.
    private func sorted(
        _ verdicts: Verdicts
    ) -> (runs: [LessonID: [RecordingLedger.Run]], others: [LessonID: [Program]]) {
        let runs = zip(run.programs, run.outcomes)
            .filter { program, _ in verdicts.failures[program.reference] == nil }
            .map { program, outcome in
                RecordingLedger.Run(
                    program: program, observations: outcome.observations,
                    recorder: run.recorder(of: program))
            }
        let judged = Set(runs.map(\.program.reference))
        return (
            Dictionary(grouping: runs, by: \.program.reference.lesson),
            Dictionary(
                grouping: plan.programs.filter { !judged.contains($0.reference) },
                by: \.reference.lesson)
        )
    }

    /// The programs that are not recorded now, and why.
    private func obstacles(
        of others: [LessonID: [Program]], _ verdicts: Verdicts
    ) -> [RecordingProblems.Obstacle] {
        let absent = Dictionary(
            run.absent.map { ($0.program.reference, $0.reason) },
            uniquingKeysWith: { first, _ in first })
        return loaded.course.lessons.flatMap { others[$0.id] ?? [] }.map { program in
            let isWrong = verdicts.failures[program.reference] != nil
            return RecordingProblems.Obstacle(
                program: program,
                reason: absent[program.reference] ?? (isWrong ? "fails" : "cannot be run here"))
        }
    }

    /// Whether a difference is taken as it is.
    private func accepted(_ drift: RecordingLedger.Drift, isRewording: Bool) -> Bool {
        guard case .accept(let takesRewordings) = options.purpose else { return false }
        return !isRewording || takesRewordings
    }

    // MARK: What is told

    /// What concerns the selection, where there is one: the rest is not asked for.
    private func selected(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        guard !options.selection.names.isEmpty, !isAccepting else { return diagnostics }
        let others = loaded.course.lessons.filter { !options.selection.includes($0.id) }
        let paths = Set(others.map(\.source.path))
        let folder = "\(options.content)/recordings/"
        return diagnostics.filter { diagnostic in
            guard let file = diagnostic.span?.file else { return true }
            guard file.hasPrefix(folder) else { return !paths.contains(file) }
            // A lesson's recordings are a file and a folder that are called after it.
            let name = file.dropFirst(folder.count).prefix { $0 != "/" && $0 != "." }
            return LessonID(name).map(options.selection.includes) ?? true
        }
    }

    /// Diagnostics as they are told: each once, by place.
    private func told(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        weighed(diagnostics.withoutRepetitions()).sortedByPlace()
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
                let work: SnippetWork
                if let outcome {
                    work = outcome.isFromCache ? .fromCache : .ran
                } else if let reason = absent[reference] {
                    work = .skipped(reason)
                } else if let reason = reasonToSkip(snippet, reference) {
                    work = .skipped(reason)
                } else {
                    continue
                }
                findings.append(
                    CourseCheck.Finding(
                        snippet: reference, span: snippet.span, work: work,
                        observations: outcome?.observations ?? [],
                        diagnostics: told(verdicts.failures[reference] ?? [])))
            }
        }
        return findings
    }

    /// Why a snippet that was asked for is only shown; `nil` where it is more than that.
    ///
    /// Of several shares, the first tells it.
    private func reasonToSkip(_ snippet: Snippet, _ reference: SnippetReference) -> String? {
        guard case .skip(let reason) = snippet.request.treatment,
            options.selection.includes(reference),
            options.selection.shard.map({ $0.index == 1 }) ?? true
        else { return nil }
        return reason
    }

    private var counts: CourseCheck.Counts {
        let skipped = loaded.course.lessons.reduce(0) { count, lesson in
            count
                + lesson.snippets.count { snippet in
                    let reference = SnippetReference(lesson: lesson.id, snippet: snippet.id)
                    return reasonToSkip(snippet, reference) != nil
                }
        }
        let fromCache = run.outcomes.count(where: \.isFromCache)
        return CourseCheck.Counts(
            run: run.outcomes.count - fromCache, fromCache: fromCache, skipped: skipped,
            notForThisMachine: run.absent.count)
    }
}
