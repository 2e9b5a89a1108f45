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
    /// What it needs of the machine.
    package let requirement: Requirement
    /// Where the code comes from: the parts that stand before, then the snippet itself.
    package let parts: [Part]
    /// The snippet's name, or the line of its fence.
    package let span: SourceSpan

    /// The label of the snippet's own part.
    package var label: String { parts.last?.label ?? "" }

    /// A program.
    package init(
        reference: SnippetReference, recipe: Recipe, treatment: SnippetRequest.Treatment,
        requirement: Requirement = Requirement(), parts: [Part], span: SourceSpan
    ) {
        self.reference = reference
        self.recipe = recipe
        self.treatment = treatment
        self.requirement = requirement
        self.parts = parts
        self.span = span
    }
}
