package import Diagnostics

/// The terms and keywords that a course explains, as `content/glossary.md` has them.
package struct Glossary: Sendable, Equatable {
    /// A term or a keyword with its explanation.
    package struct Entry: Sendable, Equatable {
        /// Its name within the glossary's page.
        package let anchor: String
        /// How it is written at the head of its explanation.
        package let title: [Inline]
        /// How it is written in prose and code, its title's spelling first; never empty.
        package let spellings: [String]
        /// Whether it is a word of the language and is answered in code; else it is a term of prose.
        package let isCode: Bool
        /// The explanation; its first paragraph stands for it where there is little room.
        package var blocks: [Block]

        /// An entry.
        package init(
            anchor: String, title: [Inline], spellings: [String], isCode: Bool, blocks: [Block]
        ) {
            self.anchor = anchor
            self.title = title
            self.spellings = spellings
            self.isCode = isCode
            self.blocks = blocks
        }
    }

    /// The title of its page.
    package let title: String
    /// What stands before the first entry.
    package var introduction: [Block]
    /// The entries in the order of the file.
    package var entries: [Entry]
    /// Its path relative to `content/`.
    package let path: String
    /// Its text, for diagnostics.
    package let source: SourceFile

    /// All of it as the blocks of a page, each entry below a heading.
    package var blocks: [Block] {
        introduction
            + entries.flatMap { entry in
                [.heading(Block.Heading(level: 2, content: entry.title, anchor: entry.anchor))]
                    + entry.blocks
            }
    }

    /// A glossary.
    package init(
        title: String, introduction: [Block], entries: [Entry], path: String, source: SourceFile
    ) {
        self.title = title
        self.introduction = introduction
        self.entries = entries
        self.path = path
        self.source = source
    }
}
