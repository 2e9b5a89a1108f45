package import CourseModel

/// Decides what becomes of a lesson's recordings once its programs have been run.
package enum RecordingLedger {
    /// A program with what it showed.
    package struct Run: Sendable {
        /// The program.
        package let program: Program
        /// What it showed.
        package let transcript: Transcript

        /// A program with what it showed.
        package init(program: Program, transcript: Transcript) {
            self.program = program
            self.transcript = transcript
        }
    }

    /// A program that did not change and shows something else than its recording.
    package struct Drift: Sendable, Equatable {
        /// The program.
        package let program: Program
        /// The name under which it is recorded.
        package let recordedAs: SnippetID
        /// What is recorded.
        package let recorded: Transcript
        /// What it shows now.
        package let actual: Transcript
    }

    /// What becomes of a lesson's recordings.
    package struct Decision: Sendable, Equatable {
        /// The recordings as they are to be.
        package let recordings: LessonRecordings
        /// Programs that drifted; their old recordings stay.
        package let drifts: [Drift]
        /// Programs that had no recording, or one of another program.
        package let renewed: [Program]
    }

    /// The recordings of a lesson after a run of its programs.
    ///
    /// What is recorded stays, times included, while nothing observable changed. A new or changed
    /// program gets a new recording. A snippet keeps its recording by its program where its name
    /// changed, as the names do that are made by counting. Programs that are absent, because this
    /// machine cannot run them, keep what they have.
    package static func decide(
        lesson: LessonID, runs: [Run], absent: [Program] = [], existing: LessonRecordings?,
        toolchain: String
    ) -> Decision {
        let matches = match(runs.map(\.program) + absent, with: existing)
        var recordings: [SnippetID: Recording] = [:]
        var drifts: [Drift] = []
        var renewed: [Program] = []
        for run in runs {
            let id = run.program.reference.snippet
            guard let old = matches[id] else {
                recordings[id] = Recording(
                    snippet: id, label: run.program.label, recipe: run.program.recipe,
                    transcript: run.transcript)
                renewed.append(run.program)
                continue
            }
            recordings[id] = Recording(
                snippet: id, label: run.program.label, recipe: old.recipe,
                transcript: old.transcript)
            if !old.transcript.showsTheSame(as: run.transcript) {
                drifts.append(
                    Drift(
                        program: run.program, recordedAs: old.snippet, recorded: old.transcript,
                        actual: run.transcript))
            }
        }
        for program in absent {
            let id = program.reference.snippet
            recordings[id] = matches[id].map { old in
                Recording(
                    snippet: id, label: program.label, recipe: old.recipe,
                    transcript: old.transcript)
            }
        }
        // One line says who recorded; it moves on only when something was recorded anew.
        let recorder = renewed.isEmpty ? existing?.toolchain ?? toolchain : toolchain
        return Decision(
            recordings: LessonRecordings(
                lesson: lesson, toolchain: recorder, recordings: recordings),
            drifts: drifts, renewed: renewed)
    }

    /// The recording of each program: the one under its name if it is of the same program, else
    /// one of the same program whose own name is gone or taken by another program.
    package static func match(
        _ programs: [Program], with existing: LessonRecordings?
    ) -> [SnippetID: Recording] {
        guard let existing else { return [:] }
        var free = existing.recordings
        var matches: [SnippetID: Recording] = [:]
        for program in programs {
            let id = program.reference.snippet
            guard let recording = free[id], recording.recipe == program.recipe else { continue }
            matches[id] = recording
            free[id] = nil
        }
        for program in programs where matches[program.reference.snippet] == nil {
            let candidate = free.values.sorted { $0.snippet < $1.snippet }
                .first { $0.recipe == program.recipe }
            guard let candidate else { continue }
            matches[program.reference.snippet] = candidate
            free[candidate.snippet] = nil
        }
        return matches
    }
}
