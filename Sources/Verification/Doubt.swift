import CourseModel
import Recordings

/// Tells which runs that the cache remembers are to be made again.
///
/// What breaks a contract or differs from a recording is never told from memory: a run that failed
/// once by chance, on a machine that was busy, would else fail for ever. What another compiler or
/// another platform words otherwise is no such difference.
struct Doubt {
    /// The recordings of the course.
    let matched: MatchedRecordings
    /// What runs a program now.
    let recorder: (Program) -> Recorder

    /// Whether what the cache remembers of a program can stand for a run.
    func trusts(_ program: Program, _ observations: [Observation]) -> Bool {
        guard program.recipe.action == .run else { return true }
        var verdicts = Verdicts()
        verdicts.judge(program, observations, isAccepting: false)
        // The compiler says the same of the same text.
        let isCompilers = observations.allSatisfy { $0.transcript.ending == .refused }
        guard verdicts.failures.isEmpty else { return isCompilers }
        guard let recording = matched[program] else { return true }
        let run = RecordingLedger.Run(
            program: program, observations: observations, recorder: recorder(program))
        return RecordingLedger.drift(of: run, from: recording)?.isRewording ?? true
    }
}
