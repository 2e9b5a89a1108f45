package import Diagnostics

/// A section in which readers write a program, and what proves that one is right.
package struct Exercise: Sendable, Equatable {
    /// What a snippet of the section is for.
    package enum Role: String, Sendable, Equatable, CaseIterable {
        /// What readers begin with; it must not pass.
        case starter
        /// A program that passes.
        case solution
        /// A program that is given another one's standard output, and exits with 0 where that is right.
        case check
    }

    /// A step of help.
    package struct Hint: Sendable, Equatable {
        /// Which one it is, from 1 up.
        package let number: Int
        /// What it says.
        package var blocks: [Block]
        /// What it says, as lines of the lesson.
        package var source: SourceSpan

        /// A step of help.
        package init(number: Int, blocks: [Block], source: SourceSpan) {
            self.number = number
            self.blocks = blocks
            self.source = source
        }
    }

    /// Its name within the lesson.
    package let name: SnippetID
    /// Its name within the page.
    package let anchor: String
    /// What stands in the section, its heading first.
    package var blocks: [Block]
    /// The place of the program that readers begin with in ``Lesson/snippets``.
    package let starter: Int
    /// The place of the solution.
    package let solution: Int
    /// The place of the program that checks; `nil` where the solution's own contract does.
    package let check: Int?
    /// What tells readers what to do, as lines of the lesson: the section without programs and hints.
    package var task: [SourceSpan]
    /// Where it is named.
    package var span: SourceSpan

    /// An exercise.
    package init(
        name: SnippetID, anchor: String, blocks: [Block], starter: Int, solution: Int, check: Int?,
        task: [SourceSpan], span: SourceSpan
    ) {
        self.name = name
        self.anchor = anchor
        self.blocks = blocks
        self.starter = starter
        self.solution = solution
        self.check = check
        self.task = task
        self.span = span
    }

    /// Its steps of help, in their order.
    package var hints: [Hint] {
        blocks.compactMap { if case .hint(let hint) = $0 { hint } else { nil } }
    }
}
