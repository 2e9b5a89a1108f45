/// A transcript that is kept with the course, and the program that it is of.
package struct Recording: Sendable, Equatable {
    /// The snippet's name.
    package let snippet: SnippetID
    /// The label under which the program knows the snippet.
    package let label: String
    /// What was compiled.
    package let recipe: Recipe
    /// What it showed.
    package let transcript: Transcript

    /// A recording.
    package init(
        snippet: SnippetID, label: String, recipe: Recipe, transcript: Transcript
    ) {
        self.snippet = snippet
        self.label = label
        self.recipe = recipe
        self.transcript = transcript
    }
}

/// The recordings of one lesson.
package struct LessonRecordings: Sendable, Equatable {
    /// The lesson.
    package let lesson: LessonID
    /// The toolchain that recorded them, in its own words; `nil` while there is none.
    package let toolchain: String?
    /// The recordings by snippet.
    package let recordings: [SnippetID: Recording]

    /// The recordings of a lesson.
    package init(lesson: LessonID, toolchain: String?, recordings: [SnippetID: Recording]) {
        self.lesson = lesson
        self.toolchain = toolchain
        self.recordings = recordings
    }
}
