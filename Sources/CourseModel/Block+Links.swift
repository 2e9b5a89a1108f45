package import Diagnostics

extension Block {
    /// The same block with every link's and image's destination put through a function.
    package func mapLinks(
        _ transform: (Inline.Destination, SourceSpan) -> Inline.Destination
    ) -> Block {
        switch self {
        case .paragraph(let content):
            return .paragraph(content.mapLinks(transform))
        case .heading(var heading):
            heading.content = heading.content.mapLinks(transform)
            return .heading(heading)
        case .quotation(let blocks):
            return .quotation(blocks.map { $0.mapLinks(transform) })
        case .list(var list):
            list.items = list.items.map { item in item.map { $0.mapLinks(transform) } }
            return .list(list)
        case .table(var table):
            table.header = table.header.map { $0.mapLinks(transform) }
            table.rows = table.rows.map { row in row.map { $0.mapLinks(transform) } }
            return .table(table)
        case .callout(var callout):
            callout.blocks = callout.blocks.map { $0.mapLinks(transform) }
            return .callout(callout)
        case .code, .listing, .html, .thematicBreak, .snippet, .tabs:
            return self
        }
    }

    /// The anchors of the headings in the block, in their order.
    package var headingAnchors: [String] {
        headings.map(\.anchor)
    }

    /// The headings in the block, in their order.
    package var headings: [Heading] {
        switch self {
        case .heading(let heading): [heading]
        case .quotation(let blocks): blocks.flatMap(\.headings)
        case .list(let list): list.items.flatMap { $0.flatMap(\.headings) }
        case .callout(let callout): callout.blocks.flatMap(\.headings)
        case .paragraph, .code, .listing, .html, .thematicBreak, .table, .snippet, .tabs: []
        }
    }
}

extension Array where Element == Inline {
    /// The same text with every link's and image's destination put through a function.
    func mapLinks(
        _ transform: (Inline.Destination, SourceSpan) -> Inline.Destination
    ) -> [Inline] {
        guard holdLinks else { return self }
        return map { inline in
            switch inline {
            case .emphasis(let content): return .emphasis(content.mapLinks(transform))
            case .strong(let content): return .strong(content.mapLinks(transform))
            case .link(var link):
                link.destination = transform(link.destination, link.span)
                link.content = link.content.mapLinks(transform)
                return .link(link)
            case .image(var image):
                image.source = transform(image.source, image.span)
                return .image(image)
            case .text, .softBreak, .lineBreak, .code, .html: return inline
            }
        }
    }

    private var holdLinks: Bool {
        contains { inline in
            switch inline {
            case .emphasis(let content), .strong(let content): content.holdLinks
            case .link, .image: true
            case .text, .softBreak, .lineBreak, .code, .html: false
            }
        }
    }
}
