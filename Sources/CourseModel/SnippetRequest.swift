package import Diagnostics

/// What the author asked for with the words of one fence; contradictions cannot be expressed.
package struct SnippetRequest: Sendable, Equatable {
    /// Why fences without words are only shown where the course says so.
    package static let reasonToSkipPlainFences = "the course does not run plain fences"

    /// What is done with the code, and what must come of it.
    package enum Treatment: Sendable, Equatable {
        /// Shown and nothing else, for the reason given.
        case skip(reason: String)
        /// Must be refused by the compiler in the words given.
        case refuse(ExpectedDiagnostics)
        /// Compiled and not run; warnings only where they are listed.
        case compile(warnings: ExpectedDiagnostics?)
        /// Compiled, run, and expected to end as given; warnings only where they are listed.
        case run(RunExpectation)

        /// What becomes of code whose words are wrong, which is told of besides.
        package static let wrong = Treatment.skip(reason: "it is wrong")
    }

    /// How a run must end.
    package enum RunExpectation: Sendable, Equatable {
        /// Without warnings, and with exit status 0.
        case success
        /// With the listed warnings of the compiler, and with exit status 0.
        case warnings(ExpectedDiagnostics)
        /// By a signal.
        case crash
        /// With an exit status that is not 0.
        case exit(Int)
        /// By being ended because it ran too long.
        case timeout
    }

    /// What is done with the code.
    package var treatment: Treatment
    /// Earlier snippets whose code stands before this one.
    package var after: [Dependency]
    /// Whether code and output are left out of the page.
    package var isHidden: Bool
    /// How Swift is built.
    package let build: SwiftBuild
    /// What the program is given when it is run.
    package let settings: RunSettings
    /// What it needs of the machine.
    package let requirement: Requirement
    /// What of the output must be as it is recorded.
    package let contract: OutputContract
    /// How many runs a gallery shows; `nil` for one run and no gallery.
    package let gallery: Int?
    /// Whether it is shown how its tasks ran.
    package let hasTimeline: Bool
    /// What it is for within an exercise; `nil` elsewhere.
    package let role: Exercise.Role?
    /// What readers are asked before they see what it does; `nil` where they see it at once.
    package var prediction: Prediction?
    /// The snippet right above with which it is compared; `nil` where it stands for itself.
    package var pairedWith: Dependency?
    /// How the code is shown.
    package let presentation: CodePresentation

    /// Another snippet as an author names it: by id, or by `lesson/id`.
    package struct Dependency: Sendable, Equatable {
        /// The lesson, or `nil` for the one that the word stands in.
        package let lesson: LessonID?
        /// The snippet's name.
        package let snippet: SnippetID
        /// Where it is written.
        package let span: SourceSpan

        /// A reference at a place.
        package init(lesson: LessonID?, snippet: SnippetID, span: SourceSpan) {
            self.lesson = lesson
            self.snippet = snippet
            self.span = span
        }
    }

    /// What the author asked for.
    package init(
        treatment: Treatment, after: [Dependency] = [], isHidden: Bool = false,
        build: SwiftBuild = SwiftBuild(), settings: RunSettings = RunSettings(),
        requirement: Requirement = Requirement(), contract: OutputContract = OutputContract(),
        gallery: Int? = nil, hasTimeline: Bool = false, role: Exercise.Role? = nil,
        prediction: Prediction? = nil, pairedWith: Dependency? = nil,
        presentation: CodePresentation = CodePresentation()
    ) {
        self.treatment = treatment
        self.after = after
        self.isHidden = isHidden
        self.build = build
        self.settings = settings
        self.requirement = requirement
        self.contract = contract
        self.gallery = gallery
        self.hasTimeline = hasTimeline
        self.role = role
        self.prediction = prediction
        self.pairedWith = pairedWith
        self.presentation = presentation
    }
}

/// The compiler's words that an author expects.
package struct ExpectedDiagnostics: Sendable, Equatable {
    /// One message that must come.
    package struct Message: Sendable, Equatable {
        /// A part of the compiler's sentence.
        package let text: String
        /// The 1-based line of the snippet on which it must come; `nil` for any line.
        package let line: Int?
        /// Where the author wrote it.
        package let span: SourceSpan

        /// An expected message.
        package init(text: String, line: Int?, span: SourceSpan) {
            self.text = text
            self.line = line
            self.span = span
        }
    }

    /// Parts of messages, each of which must come.
    package let messages: [Message]
    /// A diagnostic group that must come, for example `SendingRisksDataRace`.
    package let group: String?

    /// The expected words; with neither messages nor group, the snippet fails with the words to
    /// paste.
    package init(messages: [Message], group: String?) {
        self.messages = messages
        self.group = group
    }
}
