import CourseModel

/// Writes the body of a lesson.
///
/// For CommonMark's own blocks the bytes are those of cmark's renderer; a differential test holds
/// the two against each other.
struct BlockRenderer {
    /// What the body of a lesson needs to know besides its blocks.
    struct Context: Sendable {
        /// The lesson's snippets.
        let snippets: [Snippet]
        /// What is recorded of them.
        let recordings: [SnippetID: Recording]
        /// What is known of the words in its code.
        var annotations = LessonAnnotations()
        /// The labels of snippets by which programs know them, with the names that readers know.
        let names: [String: String]
        /// Whether the author's raw HTML and every link reach the page.
        let allowsRawHTML: Bool
    }

    private let context: Context
    private(set) var html = HTMLBuffer()

    init(context: Context) {
        self.context = context
    }

    /// The HTML of blocks.
    static func render(_ blocks: [Block], in context: Context) -> String {
        var renderer = BlockRenderer(context: context)
        for block in blocks { renderer.write(block, isTight: false) }
        return renderer.html.string
    }

    /// The HTML of a heading's text, for a table of contents: without links, which would nest.
    static func renderWithoutLinks(_ content: [Inline], in context: Context) -> String {
        var renderer = BlockRenderer(context: context)
        renderer.write(content.withoutLinks)
        return renderer.html.string
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
            for block in blocks { write(block, isTight: false) }
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
        case .tabs(let tabs):
            for tab in tabs { write(tab.block, isTight: false) }
        }
    }

    private mutating func write(_ heading: Block.Heading) {
        html.freshLine()
        html.markup("<h")
        html.number(heading.level)
        if !heading.anchor.isEmpty { html.attribute("id", heading.anchor) }
        html.markup(">")
        write(heading.content)
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

    private mutating func write(rawHTML text: String) {
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
        html.append(
            SnippetRenderer.render(
                snippet, recording: context.recordings[snippet.id], names: context.names))
    }

    private mutating func write(_ listing: Block.Listing) {
        html.freshLine()
        if let title = listing.presentation.title {
            html.markup("<p class=\"listing-title\">")
            html.text(title)
            html.markup("</p>\n")
        }
        html.markup("<div class=\"listing\">")
        if !listing.language.isEmpty {
            html.markup("<span class=\"listing-language\">")
            html.text(LanguageName.of(listing.language))
            html.markup("</span>")
        }
        html.markup("<pre tabindex=\"0\"><code")
        if !listing.language.isEmpty {
            html.attribute("class", "language-\(listing.language)")
        }
        html.markup(">")
        html.text(listing.text)
        html.markup("</code></pre></div>\n")
    }

    private mutating func write(_ table: Block.Table) {
        html.freshLine()
        html.markup(
            "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">\n<table>\n"
        )
        html.markup("<thead>\n<tr>\n")
        for (cell, alignment) in zip(table.header, table.alignments) {
            html.markup("<th scope=\"col\"")
            write(cell: cell, alignment)
            html.markup("</th>\n")
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
        for block in callout.blocks { write(block, isTight: false) }
        html.freshLine()
        html.markup("</aside>\n")
    }

    // MARK: Inlines

    private mutating func write(_ inlines: [Inline]) {
        for inline in inlines { write(inline) }
    }

    private mutating func write(_ inline: Inline) {
        switch inline {
        case .text(let text): html.text(text)
        case .softBreak: html.markup("\n")
        case .lineBreak: html.markup("<br />\n")
        case .code(let code):
            html.markup("<code>")
            html.text(code)
            html.markup("</code>")
        case .html(let text): write(rawHTML: text)
        case .emphasis(let content):
            html.markup("<em>")
            write(content)
            html.markup("</em>")
        case .strong(let content):
            html.markup("<strong>")
            write(content)
            html.markup("</strong>")
        case .link(let link):
            html.markup("<a href=\"")
            write(link.destination)
            html.markup("\"")
            if let title = link.title { html.attribute("title", title) }
            html.markup(">")
            write(link.content)
            html.markup("</a>")
        case .image(let image):
            html.markup("<img src=\"")
            write(image.source)
            html.markup("\"")
            html.attribute("alt", image.alternative.alternativeText)
            if let title = image.title { html.attribute("title", title) }
            html.markup(" />")
        }
    }

    private mutating func write(_ destination: Inline.Destination) {
        switch destination {
        case .verbatim(let url):
            if context.allowsRawHTML || !LinkSafety.isDangerous(url) { html.url(url) }
        case .lesson(let lesson, let anchor): write(SitePath(pageOf: lesson), anchor: anchor)
        case .glossary(let anchor): write(.glossary, anchor: anchor)
        case .file(let path):
            html.url(path.percentEncoded)
        }
    }

    private mutating func write(_ page: SitePath, anchor: String?) {
        html.url(page.text)
        if let anchor {
            html.markup("#")
            html.url(anchor)
        }
    }
}

extension Character {
    /// What cmark takes for the end of an info string's first word.
    fileprivate var isASCIIWhitespace: Bool {
        self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\r\n"
            || self == "\u{B}" || self == "\u{C}"
    }
}

extension Array where Element == Inline {
    /// What stands in for an image, as cmark gives it: the words, breaks as spaces, HTML as text.
    fileprivate var alternativeText: String {
        map { inline -> String in
            switch inline {
            case .text(let text), .code(let text), .html(let text): text
            case .softBreak, .lineBreak: " "
            case .emphasis(let content), .strong(let content): content.alternativeText
            case .link(let link): link.content.alternativeText
            case .image(let image): image.alternative.alternativeText
            }
        }
        .joined()
    }

    fileprivate var withoutLinks: [Inline] {
        flatMap { inline -> [Inline] in
            switch inline {
            case .link(let link): link.content.withoutLinks
            case .emphasis(let content): [.emphasis(content.withoutLinks)]
            case .strong(let content): [.strong(content.withoutLinks)]
            case .image, .html: []
            case .text, .softBreak, .lineBreak, .code: [inline]
            }
        }
    }
}

extension SitePath {
    /// The path as a URL: everything but letters, digits, `-._~` and slashes is percent-encoded.
    fileprivate var percentEncoded: String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isSafe =
                scalar.isASCII && Character(scalar).isLetterOrDigit || "-._~/".utf8.contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isSafe ? String(scalar) : "%\(digits.count == 1 ? "0" : "")\(digits)"
        }
        .joined()
    }
}

extension Character {
    fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
