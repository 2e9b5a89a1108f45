/// What is kept with the course of a program's runs, and the program that it is of.
package struct Recording: Sendable, Equatable {
    /// The snippet's name.
    package let snippet: SnippetID
    /// The label under which the program knows the snippet.
    package let label: String
    /// What was compiled.
    package let recipe: Recipe
    /// What its fence wanted of it, as ``Program/contractWords``.
    package let contract: String
    /// What ran it, and on what platform.
    package let recorder: Recorder
    /// What its runs showed, most frequent first; at least one, and more only for a gallery.
    package let observations: [Observation]
    /// How the tasks ran in the run that ``transcript`` is of; `nil` where nobody looked.
    package let tracing: Tracing?

    /// A recording.
    package init(
        snippet: SnippetID, label: String, recipe: Recipe, contract: String = "",
        recorder: Recorder = Recorder(), observations: [Observation], tracing: Tracing? = nil
    ) {
        precondition(!observations.isEmpty, "a recording is of at least one run")
        self.snippet = snippet
        self.label = label
        self.recipe = recipe
        self.contract = contract
        self.recorder = recorder
        self.observations = observations
        self.tracing = tracing
    }

    /// A recording of one run.
    package init(
        snippet: SnippetID, label: String, recipe: Recipe, contract: String = "",
        recorder: Recorder = Recorder(), transcript: Transcript
    ) {
        self.init(
            snippet: snippet, label: label, recipe: recipe, contract: contract,
            recorder: recorder, observations: [Observation(transcript)])
    }

    /// What most of its runs showed.
    package var transcript: Transcript { observations[0].transcript }

    /// The same recording with another run in its place, or without what is known of its tasks.
    package func replacing(
        observations: [Observation]? = nil, tracing: Tracing?
    ) -> Recording {
        Recording(
            snippet: snippet, label: label, recipe: recipe, contract: contract,
            recorder: recorder, observations: observations ?? self.observations,
            tracing: tracing)
    }
}

/// What made a recording: what compiled or ran the program, and where.
package struct Recorder: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The version of the compiler or of the runner's command, in its own words.
    package let tool: String
    /// The operating system and the processor, for example `linux x86_64`.
    package let platform: String

    /// What made a recording.
    package init(tool: String = "", platform: String = "") {
        self.tool = tool
        self.platform = platform
    }

    /// The tool, and the platform behind it.
    package var description: String { "\(tool) on \(platform)" }

    /// Alphabetical order.
    package static func < (left: Recorder, right: Recorder) -> Bool {
        (left.tool, left.platform) < (right.tool, right.platform)
    }
}

/// The recordings of one lesson.
package struct LessonRecordings: Sendable, Equatable {
    /// The lesson.
    package let lesson: LessonID
    /// The recordings by snippet.
    package let recordings: [SnippetID: Recording]
    /// What is recorded of pieces of code, by the key of the question about each.
    package var code: [String: RecordedCode]

    /// The recordings of a lesson.
    package init(
        lesson: LessonID, recordings: [SnippetID: Recording], code: [String: RecordedCode] = [:]
    ) {
        self.lesson = lesson
        self.recordings = recordings
        self.code = code
    }
}

/// What is recorded of the words of one piece of code.
package struct RecordedCode: Sendable, Equatable {
    /// What its words are and its names mean.
    package let annotation: CodeAnnotation
    /// What said so.
    package let recorder: Recorder

    /// What is recorded of a piece of code.
    package init(annotation: CodeAnnotation, recorder: Recorder) {
        self.annotation = annotation
        self.recorder = recorder
    }
}
