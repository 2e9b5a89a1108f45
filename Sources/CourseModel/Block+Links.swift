package import Diagnostics

extension Block {
    /// The same block with every link's and image's destination put through a function.
    package func mapLinks(
        _ transform: (Inline.Destination, SourceSpan) -> Inline.Destination
    ) -> Block {
        mapText { $0.mapLinks(transform) }
    }

    /// The headings in the block, in their order.
    package var headings: [Heading] {
        if case .heading(let heading) = self { return [heading] }
        return children.flatMap(\.headings)
    }

    /// The names within the page of what stands in the block, in its order.
    package var anchors: [String] {
        switch self {
        case .heading(let heading): [heading.anchor]
        case .quiz(let quiz): [quiz.anchor] + children.flatMap(\.anchors)
        case .exercise(let exercise): [exercise.anchor] + children.flatMap(\.anchors)
        default: children.flatMap(\.anchors)
        }
    }
}

extension Array where Element == Inline {
    /// The same text with every link's and image's destination put through a function.
    func mapLinks(
        _ transform: (Inline.Destination, SourceSpan) -> Inline.Destination
    ) -> [Inline] {
        guard containsPiece(\.isLink) else { return self }
        return mapPieces { inline in
            switch inline {
            case .link(var link):
                link.destination = transform(link.destination, link.span)
                return .link(link)
            case .image(var image):
                image.source = transform(image.source, image.span)
                return .image(image)
            case .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .reference:
                return nil
            }
        }
    }
}

extension Inline {
    /// Whether it leads somewhere, or shows something that stands elsewhere.
    fileprivate var isLink: Bool {
        switch self {
        case .link, .image: true
        case .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .reference: false
        }
    }
}
