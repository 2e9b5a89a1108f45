import CourseModel
import Diagnostics

extension Block {
    /// The same block with all places in it put through a function.
    func moved(_ place: (SourceSpan) -> SourceSpan) -> Block {
        mapText { $0.moved(place) }.withOwnPlacesMoved(place)
    }

    /// The same block with the places moved that are not those of running text.
    private func withOwnPlacesMoved(_ place: (SourceSpan) -> SourceSpan) -> Block {
        switch self {
        case .exercise(var exercise):
            exercise.blocks = exercise.blocks.map { $0.withOwnPlacesMoved(place) }
            exercise.task = exercise.task.map(place)
            exercise.span = place(exercise.span)
            return .exercise(exercise)
        case .hint(var hint):
            hint.source = place(hint.source)
            return .hint(hint)
        case .paragraph, .heading, .quotation, .list, .code, .listing, .html, .thematicBreak,
            .table, .callout, .snippet, .tabs, .pair, .quiz:
            return self
        }
    }
}

extension [Inline] {
    /// The same text with the places of its links, images and references put through a function.
    fileprivate func moved(_ place: (SourceSpan) -> SourceSpan) -> [Inline] {
        mapPieces { inline in
            switch inline {
            case .link(let link):
                .link(
                    Inline.Link(
                        destination: link.destination, title: link.title, content: link.content,
                        span: place(link.span)))
            case .image(let image):
                .image(
                    Inline.Image(
                        source: image.source, title: image.title,
                        alternative: image.alternative.moved(place), span: place(image.span)))
            case .reference(let reference):
                .reference(
                    RunReference(
                        target: reference.target.moved(place), property: reference.property,
                        value: reference.value))
            case .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong: nil
            }
        }
    }
}
