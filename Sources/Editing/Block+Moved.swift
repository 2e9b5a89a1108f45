import CourseModel
import Diagnostics

extension Block {
    /// The same block with the places of its links and images put through a function.
    func moved(_ place: (SourceSpan) -> SourceSpan) -> Block {
        switch self {
        case .paragraph(let content):
            return .paragraph(content.moved(place))
        case .heading(var heading):
            heading.content = heading.content.moved(place)
            return .heading(heading)
        case .quotation(let blocks):
            return .quotation(blocks.map { $0.moved(place) })
        case .list(var list):
            list.items = list.items.map { item in item.map { $0.moved(place) } }
            return .list(list)
        case .table(var table):
            table.header = table.header.map { $0.moved(place) }
            table.rows = table.rows.map { row in row.map { $0.moved(place) } }
            return .table(table)
        case .callout(var callout):
            callout.blocks = callout.blocks.map { $0.moved(place) }
            return .callout(callout)
        case .code, .listing, .html, .thematicBreak, .snippet, .tabs:
            return self
        }
    }
}

extension Array where Element == Inline {
    /// The same text with the places of its links and images put through a function.
    fileprivate func moved(_ place: (SourceSpan) -> SourceSpan) -> [Inline] {
        map { inline in
            switch inline {
            case .emphasis(let content): .emphasis(content.moved(place))
            case .strong(let content): .strong(content.moved(place))
            case .link(let link):
                .link(
                    Inline.Link(
                        destination: link.destination, title: link.title,
                        content: link.content.moved(place), span: place(link.span)))
            case .image(let image):
                .image(
                    Inline.Image(
                        source: image.source, title: image.title,
                        alternative: image.alternative.moved(place), span: place(image.span)))
            case .text, .softBreak, .lineBreak, .code, .html: inline
            }
        }
    }
}
