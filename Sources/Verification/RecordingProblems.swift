import CourseLoading
import CourseModel
import Diagnostics
import Recordings

/// Says which of a course's recordings cannot be used, and which are of nothing.
struct RecordingProblems {
    private let loaded: CourseLoader.Result
    private let matched: MatchedRecordings
    private let options: CheckOptions
    private let isAccepting: Bool
    /// Whether everything but the recordings is right.
    private let isRight: Bool
    private let programs: [LessonID: [Program]]
    private let damage: [LessonID: [DamagedRecording]]

    init(
        loaded: CourseLoader.Result, plan: (programs: [Program], diagnostics: [Diagnostic]),
        matched: MatchedRecordings, options: CheckOptions, isAccepting: Bool
    ) {
        self.loaded = loaded
        self.matched = matched
        self.options = options
        self.isAccepting = isAccepting
        isRight = !loaded.diagnostics.containErrors && !plan.diagnostics.containErrors
        programs = Dictionary(grouping: plan.programs, by: \.reference.lesson)
        damage = Dictionary(grouping: loaded.damagedRecordings, by: \.lesson)
    }

    /// A program that cannot be recorded now, and why, as in ‘needs macOS’.
    struct Obstacle {
        let program: Program
        let reason: String
    }

    // MARK: Damage

    /// What is damaged, but for what is being recorded anew; where that could not be done with all of
    /// it, what the rest would lose.
    ///
    /// `recordings` are those that are to be. Whoever accepts only what is called by name is merely
    /// warned of other lessons: these have files of their own.
    func damaged(
        despite obstacles: [Obstacle], recordings: [LessonID: LessonRecordings]
    ) -> [Diagnostic] {
        loaded.damagedRecordings.compactMap { recording in
            let told = diagnostic(of: recording, obstacles, recordings[recording.lesson])
            return isAccepting && !options.selection.includes(recording.lesson)
                ? told?.weighing(.warning) : told
        }
    }

    private func diagnostic(
        of recording: DamagedRecording, _ obstacles: [Obstacle], _ new: LessonRecordings?
    ) -> Diagnostic? {
        let lesson = recording.lesson
        switch recording.extent {
        case .lesson:
            guard isAccepting, isWhollyAccepted(lesson) else { return recording.diagnostic }
            return refusal(
                recording.diagnostic, obstacles.filter { $0.program.reference.lesson == lesson })
        case .snippet(let id, let recipe):
            return program(of: lesson, recordedAs: id, recipe).flatMap {
                diagnostic(recording.diagnostic, of: $0, recordedAs: id, obstacles)
            }
        case .missingText(let id, let recipe, _):
            let program = candidates(of: lesson, recordedAs: id, recipe)
                .first { matched[$0] == nil }
            guard let program, isDamaged(program, new?.recordings[program.reference.snippet])
            else { return nil }
            return diagnostic(recording.diagnostic, of: program, recordedAs: id, obstacles)
        case .text(let id):
            let program = programs(of: lesson).first { $0.reference.snippet == id }
            guard let program, isDamaged(program, new?.recordings[id]) else { return nil }
            let missing = Diagnostic(
                .damagedRecording, "nothing says what this recording is of",
                at: recording.diagnostic.span,
                help: "lectern accept \(program.reference) records it anew; or take "
                    + "\(RecordingCodec.dataPath(of: lesson)) back from version control")
            return diagnostic(missing, of: program, recordedAs: id, obstacles)
        case .goneLesson: return nil
        }
    }

    /// What is said of the damaged recording of a program that is still there.
    private func diagnostic(
        _ damage: Diagnostic, of program: Program, recordedAs id: SnippetID,
        _ obstacles: [Obstacle]
    ) -> Diagnostic? {
        guard isAccepting, options.selection.includes(program.reference) else {
            let lesson = program.reference.lesson
            if (self.damage[lesson] ?? []).count > 1 {
                // One of them could not be accepted alone: their data are in the same file.
                return damage.helping(
                    "lectern accept \(lesson) records them anew; or take them back from version "
                        + "control")
            }
            return program.reference.snippet == id
                ? damage
                : damage.helping(
                    "lectern accept \(program.reference) records it anew; or take it back "
                        + "from version control")
        }
        return refusal(damage, obstacles.filter { $0.program.reference == program.reference })
    }

    /// The program that a damaged recording is of: snippets without names move on by counting.
    private func program(
        of lesson: LessonID, recordedAs id: SnippetID, _ recipe: Recipe
    ) -> Program? {
        let candidates = candidates(of: lesson, recordedAs: id, recipe)
        return candidates.first { $0.reference.snippet == id || matched[$0] == nil }
            ?? candidates.first
    }

    /// The programs of a recipe, the one under the recorded name first.
    private func candidates(
        of lesson: LessonID, recordedAs id: SnippetID, _ recipe: Recipe
    ) -> [Program] {
        let all = programs(of: lesson).filter { $0.recipe == recipe }
        return all.filter { $0.reference.snippet == id } + all.filter { $0.reference.snippet != id }
    }

    /// Why damage cannot be mended now; `nil` where it can.
    private func refusal(
        _ damage: Diagnostic, _ obstacles: [Obstacle]
    ) -> Diagnostic? {
        guard !obstacles.isEmpty else { return nil }
        return damage.helping(
            "take it back from version control, and accept then; or delete it, and what it records "
                + "is given up",
            notes: obstacles.map { obstacle in
                Diagnostic.Note(
                    "‘\(obstacle.program.reference)’ \(obstacle.reason), and would lose its "
                        + "recording",
                    at: obstacle.program.span)
            })
    }

    /// The paths, by lesson, of what is damaged and of nothing: whatever records the course anew takes
    /// them away.
    var strays: [LessonID: Set<String>] {
        var strays: [LessonID: Set<String>] = [:]
        func add(_ id: SnippetID, _ lesson: LessonID) {
            let reference = SnippetReference(lesson: lesson, snippet: id)
            strays[lesson, default: []].insert(RecordingCodec.textPath(of: reference))
        }
        for recording in loaded.damagedRecordings {
            let lesson = recording.lesson
            switch recording.extent {
            case .goneLesson(let texts):
                strays[lesson, default: []].insert(RecordingCodec.dataPath(of: lesson))
                for id in texts { add(id, lesson) }
            case .snippet(let id, let recipe):
                let isTaken = programs(of: lesson).contains { $0.reference.snippet == id }
                if !isTaken || isRecordedElsewhere(lesson, id, recipe) { add(id, lesson) }
            case .lesson, .missingText, .text: break
            }
        }
        return strays
    }

    /// Whether a damaged recording is being recorded anew under another name.
    private func isRecordedElsewhere(_ lesson: LessonID, _ id: SnippetID, _ recipe: Recipe) -> Bool
    {
        guard isAccepting, let program = program(of: lesson, recordedAs: id, recipe) else {
            return false
        }
        return program.reference.snippet != id && options.selection.includes(program.reference)
    }

    /// Whether a program has a recording that cannot be used; `new` is the one that is to be.
    ///
    /// One half of a recording is not damaged where what is recorded now is the other half: nothing is
    /// lost then.
    func isDamaged(_ program: Program, _ new: Recording?) -> Bool {
        (damage[program.reference.lesson] ?? []).contains { recording in
            switch recording.extent {
            case .lesson: true
            case .snippet(_, let recipe): recipe == program.recipe
            case .missingText(_, let recipe, let hash):
                recipe == program.recipe && matched[program] == nil && program.outputFence == nil
                    && new.map(Self.hash) != hash
            case .text(let id):
                id == program.reference.snippet && matched[program] == nil
                    && new.map(Self.hash) != recording.texts[id].map(RecordingCodec.textHash)
            case .goneLesson: false
            }
        }
    }

    private static func hash(_ recording: Recording) -> String {
        RecordingCodec.textHash(of: RecordingCodec.text(of: recording))
    }

    /// What can still be read of a program's damaged recording.
    func damagedText(of program: Program) -> String? {
        let id = program.reference.snippet
        return (damage[program.reference.lesson] ?? []).lazy.compactMap { $0.texts[id] }.first
    }

    private func programs(of lesson: LessonID) -> [Program] { programs[lesson] ?? [] }

    private func isWhollyAccepted(_ lesson: LessonID) -> Bool {
        programs(of: lesson).allSatisfy { options.selection.includes($0.reference) }
    }

    // MARK: Orphans

    /// Recordings of snippets that are gone; which they are is known only where everything else is
    /// right.
    var orphans: [Diagnostic] {
        guard isRight else { return [] }
        let texts = loaded.damagedRecordings.filter { recording in
            guard case .text(let id) = recording.extent else { return false }
            return !programs(of: recording.lesson).contains { $0.reference.snippet == id }
        }
        .map(\.diagnostic)
        guard options.purpose == .compare || options.purpose == .replay else {
            return texts.map { $0.weighing(.warning) }
        }
        let lessons = loaded.damagedRecordings.filter { recording in
            if case .goneLesson = recording.extent { true } else { false }
        }
        let data = loaded.damagedRecordings.compactMap { recording in
            if case .missingText(let id, let recipe, _) = recording.extent,
                !programs(of: recording.lesson).contains(where: { program in
                    program.reference.snippet == id
                        || program.recipe == recipe && matched[program] == nil
                })
            {
                orphan(at: RecordingCodec.dataPath(of: recording.lesson), called: id)
            } else {
                nil
            }
        }
        return texts + lessons.map(\.diagnostic) + data
            + loaded.recordings.values.flatMap(unmatched)
    }

    /// Says that data without a text are of a snippet that is gone.
    private func orphan(at path: String, called id: SnippetID) -> Diagnostic {
        Diagnostic(
            .orphanRecording, "what this holds of ‘\(id)’ is the recording of no snippet",
            at: .file("\(options.content)/\(path)"), help: "lectern build removes it")
    }

    private func unmatched(_ lesson: LessonRecordings) -> [Diagnostic] {
        let programs = programs(of: lesson.lesson)
        let names = Set(programs.map(\.reference.snippet))
        guard lesson.recordings.keys.contains(where: { !names.contains($0) }) else { return [] }
        let kept = names.union(matched[lesson.lesson].values.map(\.snippet))
        return lesson.recordings.keys.filter { !kept.contains($0) }.sorted().map { id in
            let reference = SnippetReference(lesson: lesson.lesson, snippet: id)
            return Diagnostic(
                .orphanRecording, "this is the recording of no snippet",
                at: .file("\(options.content)/\(RecordingCodec.textPath(of: reference))"),
                help: "lectern build removes it")
        }
    }
}

extension Diagnostic {
    /// The same problem with other help, and with notes.
    fileprivate func helping(_ help: String, notes: [Note] = []) -> Diagnostic {
        Diagnostic(
            severity, id, summary, at: span, quotation: quotation, notes: self.notes + notes,
            help: help)
    }
}
