import CourseLoading
import CourseModel
import Diagnostics
import Execution
import Recordings

/// Puts together what reading, planning and running a course showed.
struct Judgement {
    let loaded: CourseLoader.Result
    /// What planning found wrong.
    let plan: [Diagnostic]
    let run: CourseRun
    let options: CourseCheck.Options

    /// The checked course.
    func check() -> CourseCheck {
        var failures: [SnippetReference: [Diagnostic]] = [:]
        var sound: [LessonID: [RecordingLedger.Run]] = [:]
        for (program, outcome) in zip(run.programs, run.outcomes) {
            let wrong = ContractJudge.judge(program, outcome.transcript)
            if wrong.isEmpty {
                sound[program.reference.lesson, default: []].append(
                    RecordingLedger.Run(
                        program: program, observations: outcome.observations,
                        recorder: run.recorder(of: program)))
            } else {
                failures[program.reference] = wrong
            }
        }
        var recordings: [LessonID: LessonRecordings] = [:]
        var unrecorded: [Program] = []
        for lesson in loaded.course.lessons {
            let decision = RecordingLedger.decide(
                lesson: lesson.id, runs: sound[lesson.id] ?? [],
                absent: run.absent.filter { $0.reference.lesson == lesson.id },
                existing: loaded.recordings[lesson.id])
            recordings[lesson.id] = decision.recordings
            unrecorded += decision.renewed
            for drift in decision.drifts {
                failures[drift.program.reference] = [
                    DriftReport.diagnostic(for: drift)
                ]
            }
        }
        let diagnostics =
            damaged + loaded.diagnostics + plan
            + run.programs.flatMap { failures[$0.reference] ?? [] } + run.missingRunners
        return CourseCheck(
            course: loaded.course, recordings: recordings,
            earlierRecordings: loaded.recordings, unrecorded: unrecorded, programs: run.programs,
            counts: counts, linkages: run.outcomes.compactMap(\.linkage),
            isContained: run.isContained, notes: run.notes,
            diagnostics: diagnostics.withoutRepetitions().sortedByPlace(),
            failures: failures,
            sources: loaded.sources)
    }

    private var damaged: [Diagnostic] {
        loaded.damagedRecordings.filter { recording in
            run.programs.contains {
                $0.reference.lesson == recording.lesson && $0.recipe == recording.recipe
            }
        }
        .map(\.diagnostic)
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
