import CourseModel

/// Text within blocks.
extension BlockRenderer {
    /// Writes the text of a block.
    mutating func write(_ inlines: [Inline]) {
        for inline in inlines { write(inline) }
    }

    private mutating func write(_ inline: Inline) {
        switch inline {
        case .text(let text): write(text)
        case .softBreak: html.markup("\n")
        case .lineBreak: html.markup("<br />\n")
        case .code(let code): write(code: code)
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
            withoutTerms { $0.write(link.content) }
            html.markup("</a>")
        case .image(let image):
            html.markup("<img src=\"")
            write(image.source)
            html.markup("\"")
            html.attribute("alt", image.alternative.alternativeText)
            if let title = image.title { html.attribute("title", title) }
            html.markup(" />")
        case .reference(let reference): write(reference)
        }
    }

    /// Writes what stands in a link or a heading, where a link to the glossary would be one too many.
    mutating func withoutTerms(_ write: (inout Self) -> Void) {
        let (linkedTerms, allowedLinks) = (linksTerms, allowsLinks)
        (linksTerms, allowsLinks) = (false, false)
        write(&self)
        (linksTerms, allowsLinks) = (linkedTerms, allowedLinks)
    }

    /// Text, in which each term that the page meets for the first time leads to the glossary.
    private mutating func write(_ text: String) {
        guard linksTerms else { return html.text(text) }
        var position = text.utf8.startIndex
        for find in context.glossary.firstTerms(in: text, besides: &metTerms) {
            html.text(text.utf8[position..<find.range.lowerBound])
            openTerm(find.entry)
            html.text(text.utf8[find.range])
            html.markup("</a>")
            position = find.range.upperBound
        }
        html.text(text.utf8[position...])
    }

    private mutating func write(code: String) {
        let entry = linksTerms ? context.glossary.number(forCodeSpan: code) : nil
        let isFirst = entry.map { metTerms.insert($0).inserted } ?? false
        if isFirst, let entry { openTerm(entry) }
        html.markup("<code>")
        html.text(code)
        html.markup("</code>")
        if isFirst { html.markup("</a>") }
    }

    private mutating func openTerm(_ number: Int) {
        let entry = context.glossary.entries[number]
        html.markup("<a class=\"term\" href=\"")
        html.url("\(SitePath.glossary.text)#\(entry.anchor)")
        html.markup("\" data-m=\"")
        html.number(meanings.number(of: .term(entry)))
        html.markup("\">")
    }

    private mutating func write(_ page: SitePath, anchor: String?) {
        html.url(page.text)
        if let anchor {
            html.markup("#")
            html.url(anchor)
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
            case .reference(let reference): reference.value?.text ?? ""
            }
        }
        .joined()
    }

    var withoutLinks: [Inline] {
        flatMap { inline -> [Inline] in
            switch inline {
            case .link(let link): link.content.withoutLinks
            case .emphasis(let content): [.emphasis(content.withoutLinks)]
            case .strong(let content): [.strong(content.withoutLinks)]
            case .image, .html: []
            case .text, .softBreak, .lineBreak, .code, .reference: [inline]
            }
        }
    }
}
