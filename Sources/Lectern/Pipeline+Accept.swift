import CourseLoading
import CourseModel
package import Diagnostics
import Editing
package import Execution
import Recordings
package import Verification
package import Writing

extension Pipeline {
    /// What accepting a course's new outputs would change.
    package struct Proposal: Sendable {
        /// The course as it was checked, empty fences of files filled.
        package let check: CourseCheck
        /// What is new, a difference a snippet, in the order of the course.
        package let differences: [Diagnostic]
        /// What is wrong and cannot be accepted.
        package let diagnostics: [Diagnostic]
        /// The files that both may point into, as they were read.
        package let sources: [SourceFile]
        /// The changes of the course's folder; `nil` where an error forbids any.
        let change: CourseChange?
        /// The files as they were read, of those that the change replaces or removes, and of the
        /// lessons whose outputs are new.
        let basis: [String: [UInt8]]

        /// Whether there is anything to write.
        package var changesAnything: Bool { change?.changes(basis) ?? false }
    }

    /// Runs what is selected, and says what taking its output would change; writes nothing but the
    /// cache.
    ///
    /// Snippets that break their contract are left out, and are errors. Where anything else is wrong
    /// with the course, nothing can be accepted. Throws ``ExecutionFailure`` and ``UnknownSelection``.
    package static func propose(
        _ options: CheckOptions, progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> Proposal {
        let found = CourseFiles.read(options.content)
        var draft = Draft(files: found)
        draft.fillBodies(options.selection)
        let check = try await CourseCheck.check(draft.files, options, progress: progress)
        let forbids = check.others.containErrors
        // In a course that is wrong, a name can mean two fences.
        if !forbids { draft.stateOutputs(check) }
        let course = CourseLoader.load(draft.files).course
        let recordings = await encoded(
            recordings(of: check, in: options.selection), of: course, jobs: options.jobs)
        let present = Set(found.files.map(\.path))
        let removals = written(check, in: options.selection)
            .subtracting(recordings.keys).intersection(present).sorted()
        let change = CourseChange(
            lessons: draft.changed, recordings: recordings, removals: removals)
        let accepted = Set(check.acceptances.map(\.snippet.lesson))
        let lessons = Set(course.lessons.filter { accepted.contains($0.id) }.map(\.path))
        let basis = change.paths.union(lessons)
        return Proposal(
            check: check,
            differences: draft.differences
                + check.acceptances.map { draft.onDisk($0.difference) },
            diagnostics: (check.diagnostics + draft.diagnostics).map(draft.onDisk)
                .sortedByPlace(),
            sources: check.sources.map { draft.filled[$0.path]?.source ?? $0 },
            change: forbids || draft.diagnostics.containErrors ? nil : change,
            basis: Dictionary(
                found.files.filter { basis.contains($0.path) }.map { ($0.path, $0.bytes) },
                uniquingKeysWith: { first, _ in first }))
    }

    /// The recordings of the lessons that are looked at, as they are to be.
    ///
    /// A snippet that was not asked for, or that breaks its contract, keeps what it has, even where
    /// that is the recording of the program that it was.
    private static func recordings(
        of check: CourseCheck, in selection: Selection
    ) -> [LessonID: LessonRecordings] {
        let failing = Set(check.findings.filter(\.diagnostics.containErrors).map(\.snippet))
        var all = check.recordings.filter { selection.includes($0.key) }
        for (lesson, new) in all {
            let earlier = check.earlierRecordings[lesson]?.recordings ?? [:]
            let kept = earlier.filter { id, recording in
                let reference = SnippetReference(lesson: lesson, snippet: id)
                return new.recordings[id] == nil
                    && (!selection.includes(reference) || failing.contains(reference))
                    && !new.recordings.values.contains { $0.isRenamed(recording) }
            }
            all[lesson] = LessonRecordings(
                lesson: lesson, recordings: new.recordings.merging(kept) { first, _ in first },
                code: check.earlierRecordings[lesson]?.code ?? [:])
        }
        return all
    }

    /// A file's path as it is told, with the folder of its course.
    package static func path(of path: String, in content: String) -> String {
        CourseFiles.path(of: path, in: content)
    }

    /// Makes the change that was proposed.
    ///
    /// Throws ``WritingFailure``, also where a file that is to change or to go was changed since it was
    /// read, or a lesson that shows one of the new outputs; nothing is then written.
    package static func accept(
        _ proposal: Proposal, in content: String
    ) throws -> FolderChange.Summary {
        guard let change = proposal.change else {
            preconditionFailure("what an error forbids is not accepted")
        }
        try change.refuseOthersChanges(since: proposal.basis, in: content)
        try Task.checkCancellation()
        return try change.apply(to: content)
    }
}

extension Recording {
    /// Whether it is another recording under a new name.
    fileprivate func isRenamed(_ other: Recording) -> Bool {
        recipe == other.recipe && observations == other.observations
    }
}

/// A course's files with what is to be accepted written into them.
private struct Draft {
    private(set) var files: CourseFiles
    /// The files that are new, by path.
    private(set) var changed: [String: [UInt8]] = [:]
    private(set) var differences: [Diagnostic] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// The lessons whose fences were filled, as they were before, and what changed in them, by the
    /// path of the source.
    private(set) var filled: [String: (source: SourceFile, replacements: Replacements)] = [:]

    init(files: CourseFiles) {
        self.files = files
    }

    /// Fills the fences of snippets whose code stands in files, where they do not hold it.
    mutating func fillBodies(_ selection: Selection) {
        let course = CourseLoader.load(files).course
        for lesson in course.lessons {
            var edits: [LessonEdit] = []
            for snippet in lesson.snippets {
                let reference = SnippetReference(lesson: lesson.id, snippet: snippet.id)
                guard let body = snippet.body, selection.includes(reference),
                    let edit = LessonEdit.shownCode(of: snippet, in: lesson),
                    edit.lines != body.lines
                else { continue }
                edits.append(edit)
                differences.append(
                    Diagnostic(
                        .differingBody, "‘\(reference)’ is filled from its file",
                        at: snippet.span,
                        quotation: LineDiff.lines(from: body.lines, to: edit.lines)))
            }
            if let replacements = apply(edits, to: lesson, settings: course.settings) {
                filled[lesson.source.path] = (lesson.source, replacements)
            }
        }
    }

    /// Writes the new lines of output fences.
    mutating func stateOutputs(_ check: CourseCheck) {
        for lesson in check.course.lessons {
            let edits = check.acceptances.compactMap { acceptance -> LessonEdit? in
                guard acceptance.snippet.lesson == lesson.id, let lines = acceptance.fence,
                    let snippet = lesson.snippets.first(where: {
                        $0.id == acceptance.snippet.snippet
                    })
                else { return nil }
                return LessonEdit.output(of: snippet, in: lesson, lines: lines)
            }
            _ = apply(edits, to: lesson, settings: check.course.settings)
        }
    }

    /// A problem of a lesson whose fences are filled, with its places as they are in the file.
    func onDisk(_ diagnostic: Diagnostic) -> Diagnostic {
        func place(_ span: SourceSpan) -> SourceSpan {
            guard !span.coversFile, let lesson = filled[span.file] else { return span }
            return SourceSpan(
                file: span.file, range: lesson.replacements.oldRange(of: span.range))
        }
        return Diagnostic(
            diagnostic.severity, diagnostic.id, diagnostic.summary,
            at: diagnostic.span.map(place), quotation: diagnostic.quotation,
            notes: diagnostic.notes.map { .init($0.message, at: $0.span.map(place)) },
            help: diagnostic.help)
    }

    /// Makes edits of a lesson, and returns what changed; `nil` where nothing did.
    private mutating func apply(
        _ edits: [LessonEdit], to lesson: Lesson, settings: CourseSettings
    ) -> Replacements? {
        guard !edits.isEmpty,
            let index = files.files.firstIndex(where: { $0.path == lesson.path })
        else { return nil }
        let editor = LessonEditor(
            files: files, settings: settings.reading(files.files[index]))
        switch editor.apply(edits, to: files.files[index]) {
        case .edited(let bytes, let replacements):
            changed[lesson.path] = bytes
            var all = files.files
            all[index] = all[index].with(bytes)
            files = CourseFiles(root: files.root, files: all, diagnostics: files.diagnostics)
            return replacements
        case .refused(let refusal):
            diagnostics.append(
                Diagnostic(
                    .uneditableFence, refusal.reason, at: refusal.span,
                    help: "put ‘[..]’ or ‘...’ where the text cannot stand, or take the fence out"))
            return nil
        }
    }
}
