package import Diagnostics

/// A snippet with everything that stands before it: what is handed to the compiler.
package struct Program: Sendable, Equatable {
    /// The code of one snippet within a program.
    package struct Part: Sendable, Equatable {
        /// Whose code it is.
        package let reference: SnippetReference
        /// The file name under which the compiler and the program know it, as `lesson/name`.
        package let label: String
        /// Its lines with their places in the lesson.
        package let lines: [Snippet.Line]
        /// The path of the lesson's ``SourceFile``.
        package let file: String

        /// A part.
        package init(
            reference: SnippetReference, label: String, lines: [Snippet.Line], file: String
        ) {
            self.reference = reference
            self.label = label
            self.lines = lines
            self.file = file
        }
    }

    /// The snippet that it is made for.
    package let reference: SnippetReference
    /// What is compiled, and how.
    package let recipe: Recipe
    /// What must come of it.
    package let treatment: SnippetRequest.Treatment
    /// What of its output must be as it is recorded.
    package let contract: OutputContract
    /// What the author states that it prints; `nil` where he states nothing.
    package let outputFence: OutputFence?
    /// Whether it is shown how its tasks ran.
    package let hasTimeline: Bool
    /// What it needs of the machine.
    package let requirement: Requirement
    /// Where the code comes from: the parts that stand before, then the snippet itself.
    package let parts: [Part]
    /// The snippet's name, or the line of its fence.
    package let span: SourceSpan

    /// Everything that its fence wants of it, as words of a fence.
    package var contractWords: String {
        (treatment.words + [contract.words]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The label of the snippet's own part.
    package var label: String { parts.last?.label ?? "" }

    /// A program.
    package init(
        reference: SnippetReference, recipe: Recipe, treatment: SnippetRequest.Treatment,
        contract: OutputContract = OutputContract(), outputFence: OutputFence? = nil,
        hasTimeline: Bool = false, requirement: Requirement = Requirement(), parts: [Part],
        span: SourceSpan
    ) {
        self.reference = reference
        self.recipe = recipe
        self.treatment = treatment
        self.contract = contract
        self.outputFence = outputFence
        self.hasTimeline = hasTimeline
        self.requirement = requirement
        self.parts = parts
        self.span = span
    }
}

extension SnippetRequest.Treatment {
    /// What is wanted of the program, as words of a fence; lines of expected messages too.
    fileprivate var words: [String] {
        switch self {
        case .skip(let reason): ["skip=\"\(reason.quotedForFence)\""]
        case .refuse(let expected): ["expect=compile-error"] + expected.words
        case .compile(nil): ["compile"]
        case .compile(let warnings?): ["compile", "expect=warning"] + warnings.words
        case .run(.success): []
        case .run(.warnings(let expected)): ["expect=warning"] + expected.words
        case .run(.crash): ["expect=crash"]
        case .run(.exit(let status)): ["expect=exit:\(status)"]
        case .run(.timeout): ["expect=timeout"]
        }
    }
}

extension ExpectedDiagnostics {
    fileprivate var words: [String] {
        messages.map { message in
            "error=\"\(message.text.quotedForFence)\""
                + (message.line.map { " on line \($0)" } ?? "")
        } + (group.map { ["group=\($0)"] } ?? [])
    }
}
