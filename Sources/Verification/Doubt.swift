import CourseModel
import Recordings

/// Tells which runs that the cache remembers are to be made again.
///
/// What breaks a contract or differs from a recording is never told from memory: a run that failed
/// once by chance, on a machine that was busy, would else fail for ever.
struct Doubt {
    private let matches: [LessonID: [SnippetID: Recording]]

    /// Doubts about programs with the recordings of their course.
    init(_ programs: [Program], _ recordings: [LessonID: LessonRecordings]) {
        let lessons = Dictionary(grouping: programs, by: \.reference.lesson)
        matches = Dictionary(
            uniqueKeysWithValues: lessons.map { lesson, programs in
                (lesson, RecordingLedger.match(programs, with: recordings[lesson]))
            })
    }

    /// Whether what the cache remembers of a program can stand for a run.
    func trusts(_ program: Program, _ observations: [Observation]) -> Bool {
        guard program.recipe.action == .run else { return true }
        var verdicts = Verdicts()
        verdicts.judge(program, observations, isAccepting: false)
        // The compiler says the same of the same text.
        let isCompilers = observations.allSatisfy { $0.transcript.ending == .refused }
        guard verdicts.failures.isEmpty else { return isCompilers }
        let reference = program.reference
        guard let recording = matches[reference.lesson]?[reference.snippet] else { return true }
        return observations.allSatisfy { observation in
            Aspect.differences(
                of: observation.transcript, from: recording.transcript, under: program.contract
            ).isEmpty
        }
    }
}
