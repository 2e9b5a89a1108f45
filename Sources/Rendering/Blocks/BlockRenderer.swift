import CourseModel

/// Writes the body of a lesson.
///
/// For CommonMark's own blocks the bytes are those of cmark's renderer; a differential test holds
/// the two against each other.
struct BlockRenderer {
    /// What the body of a page needs to know besides its blocks.
    struct Context: Sendable {
        /// The lesson, by which its programs are found; `nil` for a page without programs.
        let lesson: LessonID?
        /// The lesson's snippets.
        let snippets: [Snippet]
        /// What is recorded of them.
        let recordings: [SnippetID: Recording]
        /// What is known of the words in its code.
        var annotations = LessonAnnotations()
        /// The labels of snippets by which programs know them, with the names that readers know.
        let names: [String: String]
        /// The words that the course explains.
        var glossary = GlossaryIndex(nil)
        /// The packages that its code can import.
        var packages: [PackageDependency] = []
        /// Whether the author's raw HTML and every link reach the page.
        let allowsRawHTML: Bool
    }

    /// The body of a page.
    struct Body: Sendable {
        /// Its HTML.
        let html: HTMLBuffer
        /// What its words mean.
        let meanings: MeaningPool
    }

    let context: Context
    var html = HTMLBuffer()
    var meanings = MeaningPool()
    /// The entries of the glossary that were met, each of which is linked to once a page.
    var metTerms: Set<Int> = []
    /// Whether terms are linked to: not where a link or a heading stands around them.
    var linksTerms: Bool
    /// Whether links can be written: not where one stands around them.
    var allowsLinks = true

    private init(context: Context) {
        self.context = context
        linksTerms = !context.glossary.isEmpty
    }

    /// The body that blocks make.
    static func render(_ blocks: [Block], in context: Context) -> Body {
        var renderer = BlockRenderer(context: context)
        renderer.write(blocks)
        return Body(html: renderer.html, meanings: renderer.meanings)
    }

    /// The HTML of a heading's text, for a table of contents: without links, which would nest.
    static func renderWithoutLinks(_ content: [Inline], in context: Context) -> HTMLBuffer {
        var renderer = BlockRenderer(context: context)
        renderer.withoutTerms { $0.write(content.withoutLinks) }
        return renderer.html
    }

    /// The HTML of words, code and emphasis.
    static func renderPlain(_ content: [Inline]) -> HTMLBuffer {
        var renderer = BlockRenderer(
            context: Context(
                lesson: nil, snippets: [], recordings: [:], names: [:], allowsRawHTML: false))
        renderer.write(content)
        return renderer.html
    }

    // MARK: Blocks

    private mutating func write(_ block: Block, isTight: Bool) {
        switch block {
        case .paragraph(let content) where isTight:
            write(content)
        case .paragraph(let content):
            html.freshLine()
            html.markup("<p>")
            write(content)
            html.markup("</p>\n")
        case .heading(let heading): write(heading)
        case .quotation(let blocks):
            html.freshLine()
            html.markup("<blockquote>\n")
            write(blocks)
            html.freshLine()
            html.markup("</blockquote>\n")
        case .list(let list): write(list)
        case .code(let code): write(code)
        case .listing(let listing): write(listing)
        case .html(let text):
            html.freshLine()
            write(rawHTML: text)
            html.freshLine()
        case .thematicBreak:
            html.freshLine()
            html.markup("<hr />\n")
        case .table(let table): write(table)
        case .callout(let callout): write(callout)
        case .snippet(let index): write(context.snippets[index])
        case .tabs(let tabs): write(tabs)
        case .pair(let pair): write(pair)
        case .quiz(let quiz): write(quiz)
        case .exercise(let exercise): write(exercise)
        case .hint(let hint): write(hint)
        }
    }

    /// Writes blocks that stand below each other.
    mutating func write(_ blocks: [Block]) {
        for block in blocks { write(block, isTight: false) }
    }

    private mutating func write(_ heading: Block.Heading) {
        html.freshLine()
        html.markup("<h")
        html.number(heading.level)
        if !heading.anchor.isEmpty { html.attribute("id", heading.anchor) }
        html.markup(">")
        withoutTerms { $0.write(heading.content) }
        if !heading.anchor.isEmpty {
            html.markup(" <a class=\"anchor\" aria-label=\"Link to this section\" href=\"#")
            html.url(heading.anchor)
            html.markup("\">#</a>")
        }
        html.markup("</h")
        html.number(heading.level)
        html.markup(">\n")
    }

    private mutating func write(_ list: Block.List) {
        html.freshLine()
        switch list.marker {
        case .bullet: html.markup("<ul>\n")
        case .ordered(start: 1): html.markup("<ol>\n")
        case .ordered(let start):
            html.markup("<ol start=\"")
            html.number(start)
            html.markup("\">\n")
        }
        for item in list.items {
            html.freshLine()
            html.markup("<li>")
            for block in item { write(block, isTight: list.isTight) }
            html.markup("</li>\n")
        }
        html.freshLine()
        html.markup(list.marker == .bullet ? "</ul>\n" : "</ol>\n")
    }

    private mutating func write(_ code: Block.CodeBlock) {
        html.freshLine()
        html.markup("<pre><code")
        let language = code.info.prefix { !$0.isASCIIWhitespace }
        if !code.info.isEmpty { html.attribute("class", "language-\(language)") }
        html.markup(">")
        html.text(code.text)
        html.markup("</code></pre>\n")
    }

    mutating func write(rawHTML text: String) {
        if context.allowsRawHTML {
            html.authorsHTML(text)
        } else {
            html.markup("<!-- raw HTML omitted -->")
        }
    }

    // MARK: Additions

    private mutating func write(_ snippet: Snippet) {
        guard !snippet.request.isHidden else { return }
        html.freshLine()
        SnippetRenderer.write(snippet, in: context, to: &html, with: &meanings)
    }

    private mutating func write(_ tabs: [Block.Tab]) {
        html.freshLine()
        html.markup("<div class=\"tabs\">\n")
        for tab in tabs {
            html.markup("<div class=\"tab\" role=\"group\"")
            html.attribute("aria-label", tab.name)
            html.attribute("data-tab", tab.name)
            html.markup(">\n<p class=\"tab-name\">")
            html.text(tab.name)
            html.markup("</p>\n")
            write(tab.block, isTight: false)
            html.freshLine()
            html.markup("</div>\n")
        }
        html.markup("</div>\n")
    }

    private mutating func write(_ listing: Block.Listing) {
        html.freshLine()
        let presentation = listing.presentation
        let annotation = context.annotations.listings[
            LessonAnnotations.Listing(language: listing.language, text: listing.text)]
        var lines = CodeLine.lines(of: listing.text, annotation: annotation)
        for number in presentation.highlightedLines where lines.indices.contains(number - 1) {
            lines[number - 1].emphasis = .highlight
        }
        let writer = CodeWriter(
            language: listing.language, meanings: annotation?.meanings ?? [],
            glossary: context.glossary)
        ListingFrame.open(
            title: presentation.title,
            language: listing.language.isEmpty ? "" : LanguageName.of(listing.language), to: &html)
        ListingFrame.fold(lines.count, if: presentation.isCollapsed, to: &html) { html in
            writer.write(lines, to: &html, with: &meanings)
        }
        ListingFrame.close(to: &html)
    }

    private mutating func write(_ table: Block.Table) {
        html.freshLine()
        html.markup(
            "<div class=\"table-wrap\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n"
        )
        html.markup("<thead>\n<tr>\n")
        for (cell, alignment) in zip(table.header, table.alignments) {
            // A corner without words heads nothing.
            html.markup(cell.isEmpty ? "<td" : "<th scope=\"col\"")
            write(cell: cell, alignment)
            html.markup(cell.isEmpty ? "</td>\n" : "</th>\n")
        }
        html.markup("</tr>\n</thead>\n")
        if !table.rows.isEmpty {
            html.markup("<tbody>\n")
            for row in table.rows {
                html.markup("<tr>\n")
                for (cell, alignment) in zip(row, table.alignments) {
                    html.markup("<td")
                    write(cell: cell, alignment)
                    html.markup("</td>\n")
                }
                html.markup("</tr>\n")
            }
            html.markup("</tbody>\n")
        }
        html.markup("</table>\n</div>\n")
    }

    private mutating func write(cell: [Inline], _ alignment: Block.Table.Alignment) {
        if alignment != .none { html.attribute("class", "align-\(alignment.rawValue)") }
        html.markup(">")
        write(cell)
    }

    private mutating func write(_ callout: Block.Callout) {
        html.freshLine()
        html.markup("<aside")
        html.attribute("class", "callout callout-\(callout.kind.rawValue)")
        html.markup(">\n<p class=\"callout-title\">")
        html.text(callout.kind.rawValue.capitalizedFirst)
        html.markup("</p>\n")
        write(callout.blocks)
        html.freshLine()
        html.markup("</aside>\n")
    }
}

extension Character {
    /// What cmark takes for the end of an info string's first word.
    fileprivate var isASCIIWhitespace: Bool {
        self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\r\n"
            || self == "\u{B}" || self == "\u{C}"
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
