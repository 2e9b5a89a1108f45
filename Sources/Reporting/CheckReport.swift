package import CourseModel
package import Diagnostics

/// What a check of a course came to: the same for every form in which it is told.
package struct CheckReport: Sendable, Equatable {
    /// What became of one snippet.
    package struct Case: Sendable, Equatable {
        /// The snippet.
        package let snippet: SnippetReference
        /// Where it stands.
        package let span: SourceSpan
        /// What was done with it.
        package let work: SnippetWork
        /// How long its run took, in milliseconds of wall time; 0 where nothing ran.
        package let duration: Int
        /// What is wrong with it.
        package let diagnostics: [Diagnostic]

        /// What became of a snippet.
        package init(
            snippet: SnippetReference, span: SourceSpan, work: SnippetWork, duration: Int = 0,
            diagnostics: [Diagnostic] = []
        ) {
            self.snippet = snippet
            self.span = span
            self.work = work
            self.duration = duration
            self.diagnostics = diagnostics
        }

        /// Whether it makes the command fail.
        package var isFailed: Bool { diagnostics.containErrors }
    }

    /// The program that checked, with its version.
    package let generator: String
    /// What compiled and ran the snippets; `nil` where that was not asked.
    package let recorder: Recorder?
    /// The snippets that were checked, in the order of the course.
    package let cases: [Case]
    /// What no snippet is to blame for.
    package let others: [Diagnostic]
    /// What should be known and is nobody's fault, a sentence each.
    package let notes: [String]
    /// Whether what ran was contained; `nil` where nothing ran.
    package let isContained: Bool?
    /// How long the check took, in milliseconds of wall time.
    package let elapsed: Int
    /// The files that the diagnostics point into.
    package let sources: [SourceFile]

    /// What a check came to.
    package init(
        generator: String, recorder: Recorder?, cases: [Case], others: [Diagnostic],
        notes: [String], isContained: Bool?, elapsed: Int, sources: [SourceFile]
    ) {
        self.generator = generator
        self.recorder = recorder
        self.cases = cases
        self.others = others
        self.notes = notes
        self.isContained = isContained
        self.elapsed = elapsed
        self.sources = sources
    }

    /// The same report with the time that the check took, in milliseconds.
    package func taking(_ elapsed: Int) -> CheckReport {
        CheckReport(
            generator: generator, recorder: recorder, cases: cases, others: others, notes: notes,
            isContained: isContained, elapsed: elapsed, sources: sources)
    }

    /// Everything that is wrong, each once, sorted by place.
    package var diagnostics: [Diagnostic] {
        (cases.flatMap(\.diagnostics) + others).withoutRepetitions().sortedByPlace()
    }
}
