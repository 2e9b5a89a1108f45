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

    // MARK: Damage

    /// What is damaged, but for what is being recorded anew.
    var damaged: [Diagnostic] {
        loaded.damagedRecordings.filter { recording in
            switch recording.extent {
            case .lesson:
                !(isAccepting && isWhollyAccepted(recording.lesson))
            case .snippet(let id, let recipe):
                !(isAccepting
                    && options.selection.includes(
                        SnippetReference(lesson: recording.lesson, snippet: id)))
                    && programs(of: recording.lesson).contains { $0.recipe == recipe }
            case .text: false
            }
        }
        .map(\.diagnostic)
    }

    /// Whether a program has a recording that cannot be used.
    func isDamaged(_ program: Program) -> Bool {
        (damage[program.reference.lesson] ?? []).contains { recording in
            switch recording.extent {
            case .lesson: true
            case .snippet(_, let recipe): recipe == program.recipe
            case .text: false
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
        return texts + loaded.recordings.values.flatMap(unmatched)
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
