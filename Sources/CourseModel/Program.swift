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
    /// Where the code comes from: the parts that stand before, then the snippet itself.
    package let parts: [Part]
    /// The snippet's name, or the line of its fence.
    package let span: SourceSpan

    /// The label of the snippet's own part.
    package var label: String { parts.last?.label ?? "" }

    /// A program.
    package init(
        reference: SnippetReference, recipe: Recipe, treatment: SnippetRequest.Treatment,
        parts: [Part], span: SourceSpan
    ) {
        self.reference = reference
        self.recipe = recipe
        self.treatment = treatment
        self.parts = parts
        self.span = span
    }
}

/// Everything about a program that decides what it shows, the machine apart.
///
/// No lesson line, ordinal or path is part of it, so that prose added above a snippet changes
/// nothing. Two equal recipes are the same program.
package struct Recipe: Sendable, Equatable, Codable {
    /// What is done with the code.
    package enum Action: String, Sendable, Equatable, Codable {
        case compile, run
    }

    /// What is done with the code.
    package let action: Action
    /// The language mode.
    package let languageMode: SnippetRequest.LanguageMode
    /// The name of the module, made from the snippet's id because programs can print it.
    package let moduleName: String
    /// Whether the program begins at a type marked `@main` and not at its first line.
    package let hasMainAttribute: Bool
    /// How long the run may take, in milliseconds of wall time.
    package let timeLimit: Int
    /// The complete program text.
    package let text: String

    /// A recipe.
    package init(
        action: Action, languageMode: SnippetRequest.LanguageMode, moduleName: String,
        hasMainAttribute: Bool, timeLimit: Int, text: String
    ) {
        self.action = action
        self.languageMode = languageMode
        self.moduleName = moduleName
        self.hasMainAttribute = hasMainAttribute
        self.timeLimit = timeLimit
        self.text = text
    }

    /// Whether two recipes are the same, byte for byte: texts that differ only in how a character is
    /// composed are different programs, though Swift calls such strings equal.
    package static func == (left: Recipe, right: Recipe) -> Bool {
        left.action == right.action && left.languageMode == right.languageMode
            && left.moduleName == right.moduleName
            && left.hasMainAttribute == right.hasMainAttribute && left.timeLimit == right.timeLimit
            && left.text.utf8.elementsEqual(right.text.utf8)
    }
}
