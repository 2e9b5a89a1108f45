import CourseModel
import Recordings

/// Says that recordings were made by another compiler, another runner, or on another platform.
struct OtherRecorders {
    let run: CourseRun
    let matched: MatchedRecordings
    /// How many programs differ in what need not be the same there.
    let rewordings: Int

    /// What is to be known, a sentence each; nothing where everything was recorded as it is run now.
    var notes: [String] {
        var pairs: Set<[Recorder]> = []
        for program in run.programs {
            guard let recorded = matched[program]?.recorder else { continue }
            let now = run.recorder(of: program)
            if recorded != now { pairs.insert([recorded, now]) }
        }
        var notes = pairs.sorted { $0.lexicographicallyPrecedes($1) }.map { pair in
            "recorded with \(pair[0]), and this is \(pair[1]): what both must show alike is compared"
        }
        if rewordings > 0 {
            let count = rewordings == 1 ? "1 snippet differs" : "\(rewordings) snippets differ"
            notes.append(
                "\(count) in words that a compiler or a platform chooses; --strict shows them, and "
                    + "lectern accept --diagnostics takes them")
        }
        return notes
    }
}
