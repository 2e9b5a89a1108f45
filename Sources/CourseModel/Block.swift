/// A block of a lesson: CommonMark's, and what Lectern adds to it.
package enum Block: Sendable, Equatable {
    case paragraph([Inline])
    indirect case heading(Heading)
    case quotation([Block])
    indirect case list(List)
    /// A code block as CommonMark has it.
    indirect case code(CodeBlock)
    /// A code block that is only shown, with the name of its language and perhaps a title.
    indirect case listing(Listing)
    case html(String)
    case thematicBreak
    indirect case table(Table)
    indirect case callout(Callout)
    /// A snippet of the lesson, by its place in ``Lesson/snippets``.
    case snippet(Int)
    /// Neighbouring pieces of code of which the reader chooses one.
    case tabs([Tab])
    /// Two neighbouring snippets that are compared.
    case pair(SnippetPair)
    indirect case quiz(Quiz)
    indirect case exercise(Exercise)
    /// A step of help within an exercise.
    indirect case hint(Exercise.Hint)

    /// A heading.
    package struct Heading: Sendable, Equatable {
        /// 1 to 6.
        package let level: Int
        /// Its text.
        package var content: [Inline]
        /// Its name within the page; empty while additions are switched off.
        package let anchor: String

        /// A heading.
        package init(level: Int, content: [Inline], anchor: String) {
            self.level = level
            self.content = content
            self.anchor = anchor
        }
    }

    /// A list.
    package struct List: Sendable, Equatable {
        /// How its items are marked.
        package enum Marker: Sendable, Equatable {
            case bullet
            /// Numbered from the given number on.
            case ordered(start: Int)
        }

        /// How its items are marked.
        package let marker: Marker
        /// Whether paragraphs directly in items stand without `<p>`.
        package let isTight: Bool
        /// The blocks of each item.
        package var items: [[Block]]

        /// A list.
        package init(marker: Marker, isTight: Bool, items: [[Block]]) {
            self.marker = marker
            self.isTight = isTight
            self.items = items
        }
    }

    /// A code block as CommonMark has it.
    package struct CodeBlock: Sendable, Equatable {
        /// The info string as CommonMark gives it, unescaped; empty for indented code.
        package let info: String
        /// The code with its final newline.
        package let text: String

        /// A code block.
        package init(info: String, text: String) {
            self.info = info
            self.text = text
        }
    }

    /// A code block that is only shown.
    package struct Listing: Sendable, Equatable {
        /// The first word of the info string; empty where there is none.
        package let language: String
        /// The code with its final newline.
        package let text: String
        /// How it is shown.
        package let presentation: CodePresentation

        /// A listing.
        package init(
            language: String, text: String, presentation: CodePresentation = CodePresentation()
        ) {
            self.language = language
            self.text = text
            self.presentation = presentation
        }
    }

    /// One of several neighbouring pieces of code.
    package struct Tab: Sendable, Equatable {
        /// What it is called: its language as readers know it, or what the author says.
        package let name: String
        /// The piece of code: a snippet or a listing.
        package let block: Block

        /// A piece of code under a name.
        package init(name: String, block: Block) {
            self.name = name
            self.block = block
        }
    }

    /// A table in GitHub's notation.
    package struct Table: Sendable, Equatable {
        /// How a column is aligned.
        package enum Alignment: String, Sendable, Equatable {
            case none, left, center, right
        }

        /// One entry a column.
        package let alignments: [Alignment]
        /// The cells of the first row, one a column.
        package var header: [[Inline]]
        /// The cells of the further rows, each as long as ``alignments``.
        package var rows: [[[Inline]]]

        /// A table.
        package init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
            self.alignments = alignments
            self.header = header
            self.rows = rows
        }
    }

    /// A quotation that GitHub shows as a coloured box.
    package struct Callout: Sendable, Equatable {
        /// The five kinds that GitHub knows.
        package enum Kind: String, Sendable, Equatable, CaseIterable {
            case note, tip, important, warning, caution
        }

        /// Which box.
        package let kind: Kind
        /// What stands in it.
        package var blocks: [Block]

        /// A box.
        package init(kind: Kind, blocks: [Block]) {
            self.kind = kind
            self.blocks = blocks
        }
    }
}
