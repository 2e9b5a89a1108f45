package import CourseModel

/// Decides what becomes of a lesson's recordings once its programs have been run.
package enum RecordingLedger {
    /// A program with what it showed.
    package struct Run: Sendable {
        /// The program.
        package let program: Program
        /// What its runs showed, most frequent first.
        package let observations: [Observation]
        /// What ran it.
        package let recorder: Recorder

        /// A program with what it showed.
        package init(program: Program, observations: [Observation], recorder: Recorder) {
            precondition(!observations.isEmpty, "a program that was run showed something")
            self.program = program
            self.observations = observations
            self.recorder = recorder
        }
    }

    /// A program that did not change and shows something else than its recording.
    package struct Drift: Sendable, Equatable {
        /// The program.
        package let program: Program
        /// What is recorded.
        package let recorded: Recording
        /// What it shows now that its contract does not allow.
        package let actual: Transcript
        /// What ran it now.
        package let recorder: Recorder
        /// In what the two differ; at least one.
        package let aspects: [Aspect]
    }

    /// What becomes of a lesson's recordings.
    package struct Decision: Sendable, Equatable {
        /// The recordings as they are to be.
        package let recordings: LessonRecordings
        /// Programs that drifted; their old recordings stay.
        package let drifts: [Drift]
        /// Programs that drifted, or were worded otherwise, and whose new recordings were wanted.
        package let accepted: [Drift]
        /// Programs that differ from their recordings in what another compiler or another platform may
        /// word otherwise; their old recordings stay too.
        package let rewordings: [Drift]
        /// Programs that had no recording, or one of another program.
        package let renewed: [Program]
        /// Programs whose fences want something else than when they were recorded, and get it.
        package let restated: [Restatement]
    }

    /// A program whose fence wants something else than when it was recorded.
    package struct Restatement: Sendable, Equatable {
        /// The program.
        package let program: Program
        /// What was wanted, as ``Program/contractWords``.
        package let recorded: String

        /// A program, and what was wanted of it.
        package init(program: Program, recorded: String) {
            self.program = program
            self.recorded = recorded
        }
    }

    /// The recordings of a lesson after a run of its programs.
    ///
    /// What is recorded stays, times included, while its contract holds; a contract that changed is
    /// recorded once it was seen to hold. A new or changed program gets a new recording. A snippet keeps
    /// its recording by its program where its name changed, as the names do that are made by counting.
    /// Programs that are absent, because this machine cannot run them or nobody asked for them, keep
    /// what they have.
    ///
    /// `accepting` is asked whether a difference is to be recorded, and told whether it is only one of
    /// words that another compiler or platform chooses.
    package static func decide(
        lesson: LessonID, runs: [Run], absent: [Program] = [], matched: MatchedRecordings,
        accepting: (Drift, _ isRewording: Bool) -> Bool = { _, _ in false }
    ) -> Decision {
        let matches = matched[lesson]
        var recordings: [SnippetID: Recording] = [:]
        var drifts: [Drift] = []
        var rewordings: [Drift] = []
        var renewed: [Program] = []
        var accepted: [Drift] = []
        var restated: [Restatement] = []
        for run in runs {
            let id = run.program.reference.snippet
            guard let old = matches[id] else {
                recordings[id] = Recording(run)
                renewed.append(run.program)
                continue
            }
            if let (drift, isRewording) = drift(of: run, from: old) {
                if accepting(drift, isRewording) {
                    recordings[id] = Recording(run)
                    accepted.append(drift)
                    continue
                }
                guard isRewording else {
                    recordings[id] = old.kept(for: run.program, contract: old.contract)
                    drifts.append(drift)
                    continue
                }
                rewordings.append(drift)
            }
            recordings[id] = old.kept(for: run.program, contract: run.program.contractWords)
            if !old.contract.hasSameBytes(as: run.program.contractWords) {
                restated.append(Restatement(program: run.program, recorded: old.contract))
            }
        }
        for program in absent {
            let id = program.reference.snippet
            // What its fence wants now was not seen to hold.
            recordings[id] = matches[id].map { $0.kept(for: program, contract: $0.contract) }
        }
        return Decision(
            recordings: LessonRecordings(lesson: lesson, recordings: recordings),
            drifts: drifts, accepted: accepted, rewordings: rewordings, renewed: renewed,
            restated: restated)
    }

    /// How a run differs from a recording, and whether only in what another compiler or another
    /// platform may word otherwise; `nil` where it does not differ.
    ///
    /// Of several observations, the first that differs in more than words.
    package static func drift(
        of run: Run, from recorded: Recording
    ) -> (drift: Drift, isRewording: Bool)? {
        let isSame = run.recorder == recorded.recorder
        var rewording: Drift?
        for observation in run.observations {
            let aspects = Aspect.differences(
                of: observation.transcript, from: recorded.transcript, for: run.program)
            guard !aspects.isEmpty else { continue }
            let hard = isSame ? aspects : aspects.filter { $0.isPortable(in: recorded) }
            let drift = Drift(
                program: run.program, recorded: recorded, actual: observation.transcript,
                recorder: run.recorder, aspects: hard.isEmpty ? aspects : hard)
            guard hard.isEmpty else { return (drift, false) }
            rewording = rewording ?? drift
        }
        return rewording.map { ($0, true) }
    }

    /// The recording of each program: the one under its name if it is of the same program, else
    /// one of the same program whose own name is gone or taken by another program.
    static func match(
        _ programs: [Program], with existing: LessonRecordings?
    ) -> [SnippetID: Recording] {
        guard let existing else { return [:] }
        var matches: [SnippetID: Recording] = [:]
        var others: [Program] = []
        for program in programs {
            let id = program.reference.snippet
            if let recording = existing.recordings[id], recording.recipe == program.recipe {
                matches[id] = recording
            } else {
                others.append(program)
            }
        }
        guard !others.isEmpty else { return matches }
        // By their texts, which are equal where recipes are, so that few recipes are compared.
        var free = Dictionary(
            grouping: existing.recordings.values.filter { matches[$0.snippet] == nil }
                .sorted { $0.snippet < $1.snippet },
            by: \.recipe.text)
        for program in others {
            let text = program.recipe.text
            guard let index = free[text]?.firstIndex(where: { $0.recipe == program.recipe })
            else { continue }
            matches[program.reference.snippet] = free[text]?.remove(at: index)
        }
        return matches
    }
}

extension Recording {
    /// The recording of a run.
    fileprivate init(_ run: RecordingLedger.Run) {
        self.init(
            snippet: run.program.reference.snippet, label: run.program.label,
            recipe: run.program.recipe, contract: run.program.contractWords,
            recorder: run.recorder, observations: run.observations)
    }

    /// The same recording under a program's present name, and under a contract.
    fileprivate func kept(for program: Program, contract: String) -> Recording {
        Recording(
            snippet: program.reference.snippet, label: program.label, recipe: recipe,
            contract: contract, recorder: recorder, observations: observations,
            // What nobody asks for any more is not kept.
            tracing: program.hasTimeline ? tracing : nil)
    }
}
