/// What a language server or a highlighter says of a piece of code: what its words are, and what
/// its names mean.
package struct CodeAnnotation: Sendable, Equatable {
    /// What a word of code is.
    package enum Kind: String, Sendable, Equatable, CaseIterable {
        case keyword, attribute, type, function, variable, property, parameter
        case string, number, comment, `operator`, macro
    }

    /// A word of code.
    package struct Token: Sendable, Equatable {
        /// The 0-based number of its line in the code.
        package let line: Int
        /// Where it begins in the line, as a 0-based UTF-8 offset.
        package let start: Int
        /// Its length in bytes of UTF-8; it ends on the line it begins on.
        package let length: Int
        /// What it is; `nil` for a name of which only the meaning is known.
        package let kind: Kind?
        /// Its meaning as a place in ``CodeAnnotation/meanings``; `nil` where none is shown.
        package let meaning: Int?

        /// A word of code.
        package init(line: Int, start: Int, length: Int, kind: Kind?, meaning: Int? = nil) {
            self.line = line
            self.start = start
            self.length = length
            self.kind = kind
            self.meaning = meaning
        }
    }

    /// What a name means.
    package struct Meaning: Sendable, Hashable {
        /// Its declaration, as Swift code.
        package let declaration: String
        /// The first paragraph of its documentation as Markdown; empty where it has none.
        package let documentation: String

        /// A meaning.
        package init(declaration: String, documentation: String = "") {
            self.declaration = declaration
            self.documentation = documentation
        }
    }

    /// The words in the order in which they stand, none overlapping another.
    package let tokens: [Token]
    /// What names mean, in the order in which they are first met, each once.
    package let meanings: [Meaning]

    /// What is said of a piece of code.
    package init(tokens: [Token], meanings: [Meaning] = []) {
        self.tokens = tokens
        self.meanings = meanings
    }
}

/// What is known of the code of one lesson.
package struct LessonAnnotations: Sendable, Equatable {
    /// Code that is only shown.
    package struct Listing: Sendable, Hashable {
        /// The first word of its info string.
        package let language: String
        /// The code with its final newline.
        package let text: String

        /// Code that is only shown.
        package init(language: String, text: String) {
            self.language = language
            self.text = text
        }
    }

    /// What is known of snippets; lines count from the snippet's first, hidden ones included.
    package let snippets: [SnippetID: CodeAnnotation]
    /// What is known of code that is only shown.
    package let listings: [Listing: CodeAnnotation]

    /// What is known of the code of a lesson; by default nothing.
    package init(
        snippets: [SnippetID: CodeAnnotation] = [:], listings: [Listing: CodeAnnotation] = [:]
    ) {
        self.snippets = snippets
        self.listings = listings
    }
}
