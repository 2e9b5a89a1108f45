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
    func damaged(despite obstacles: [Obstacle]) -> [Diagnostic] {
        loaded.damagedRecordings.compactMap { recording in
            switch recording.extent {
            case .lesson:
                guard isAccepting, isWhollyAccepted(recording.lesson) else {
                    return recording.diagnostic
                }
                return refusal(
                    recording,
                    obstacles.filter { $0.program.reference.lesson == recording.lesson })
            case .snippet(let id, let recipe):
                guard let program = program(of: recording.lesson, recordedAs: id, recipe) else {
                    return nil
                }
                guard isAccepting, options.selection.includes(program.reference) else {
                    return program.reference.snippet == id
                        ? recording.diagnostic
                        : recording.diagnostic.helping(
                            "lectern accept \(program.reference) records it anew; or take it back "
                                + "from version control")
                }
                return refusal(
                    recording, obstacles.filter { $0.program.reference == program.reference })
            case .goneLesson, .text: return nil
            }
        }
    }

    /// The program that a damaged recording is of: snippets without names move on by counting.
    private func program(
        of lesson: LessonID, recordedAs id: SnippetID, _ recipe: Recipe
    ) -> Program? {
        let candidates = programs(of: lesson).filter { $0.recipe == recipe }
        guard candidates.count > 1 else { return candidates.first }
        if let same = candidates.first(where: { $0.reference.snippet == id }) { return same }
        return candidates.first { matched[$0] == nil } ?? candidates.first
    }

    /// Why damage cannot be mended now; `nil` where it can.
    private func refusal(
        _ recording: DamagedRecording, _ obstacles: [Obstacle]
    ) -> Diagnostic? {
        guard !obstacles.isEmpty else { return nil }
        return recording.diagnostic.helping(
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
            case .snippet(let id, _):
                let isTaken = programs(of: lesson).contains { $0.reference.snippet == id }
                if !isTaken { add(id, lesson) }
            case .lesson, .text: break
            }
        }
        return strays
    }

    /// Whether a program has a recording that cannot be used.
    func isDamaged(_ program: Program) -> Bool {
        (damage[program.reference.lesson] ?? []).contains { recording in
            switch recording.extent {
            case .lesson: true
            case .snippet(_, let recipe): recipe == program.recipe
            case .goneLesson, .text: false
            }
        }
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
        return texts + lessons.map(\.diagnostic) + loaded.recordings.values.flatMap(unmatched)
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
