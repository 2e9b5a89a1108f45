extension Block {
    /// The same block with every running text in it put through a function.
    package func mapText(_ transform: ([Inline]) -> [Inline]) -> Block {
        switch self {
        case .paragraph(let content):
            return .paragraph(transform(content))
        case .heading(var heading):
            heading.content = transform(heading.content)
            return .heading(heading)
        case .quotation(let blocks):
            return .quotation(blocks.mapText(transform))
        case .list(var list):
            list.items = list.items.map { $0.mapText(transform) }
            return .list(list)
        case .table(var table):
            table.header = table.header.map(transform)
            table.rows = table.rows.map { $0.map(transform) }
            return .table(table)
        case .callout(var callout):
            callout.blocks = callout.blocks.mapText(transform)
            return .callout(callout)
        case .quiz(var quiz):
            quiz.question = transform(quiz.question)
            quiz.material = quiz.material.mapText(transform)
            quiz.options = quiz.options.map { option in
                Quiz.Option(
                    isRight: option.isRight, text: transform(option.text),
                    why: option.why.mapText(transform))
            }
            return .quiz(quiz)
        case .exercise(var exercise):
            exercise.blocks = exercise.blocks.mapText(transform)
            return .exercise(exercise)
        case .hint(var hint):
            hint.blocks = hint.blocks.mapText(transform)
            return .hint(hint)
        case .code, .listing, .html, .thematicBreak, .snippet, .tabs, .pair:
            return self
        }
    }

    /// The blocks that stand directly within it, in their order.
    package var children: [Block] {
        switch self {
        case .quotation(let blocks): blocks
        case .list(let list): list.items.flatMap(\.self)
        case .callout(let callout): callout.blocks
        case .tabs(let tabs): tabs.map(\.block)
        case .quiz(let quiz): quiz.material + quiz.options.flatMap(\.why)
        case .exercise(let exercise): exercise.blocks
        case .hint(let hint): hint.blocks
        case .pair(let pair): [.snippet(pair.before), .snippet(pair.after)]
        case .paragraph, .heading, .code, .listing, .html, .thematicBreak, .table, .snippet: []
        }
    }
}

extension [Block] {
    /// The same blocks with every running text in them put through a function.
    package func mapText(_ transform: ([Inline]) -> [Inline]) -> [Block] {
        map { $0.mapText(transform) }
    }

    /// The references in their text, in no order that means anything.
    package var references: [RunReference] {
        var found: [RunReference] = []
        _ = mapText { content in
            found += content.references
            return content
        }
        return found
    }

    /// The exercises among the blocks, which stand nowhere else than at the top of a lesson.
    package var exercises: [Exercise] {
        compactMap { if case .exercise(let exercise) = $0 { exercise } else { nil } }
    }
}

extension [Inline] {
    /// The same text with every piece of it put through a function that returns what takes its place,
    /// what stands within it first; `nil` leaves a piece as it is.
    package func mapPieces(_ transform: (Inline) -> Inline?) -> [Inline] {
        map { inline in
            let inner: Inline
            switch inline {
            case .emphasis(let content): inner = .emphasis(content.mapPieces(transform))
            case .strong(let content): inner = .strong(content.mapPieces(transform))
            case .link(var link):
                link.content = link.content.mapPieces(transform)
                inner = .link(link)
            case .text, .softBreak, .lineBreak, .code, .html, .image, .reference: inner = inline
            }
            return transform(inner) ?? inner
        }
    }

    /// Whether some piece, at any depth, meets a condition.
    package func containsPiece(_ condition: (Inline) -> Bool) -> Bool {
        contains { inline in
            if condition(inline) { return true }
            switch inline {
            case .emphasis(let content), .strong(let content):
                return content.containsPiece(condition)
            case .link(let link): return link.content.containsPiece(condition)
            case .text, .softBreak, .lineBreak, .code, .html, .image, .reference: return false
            }
        }
    }

    /// The references in the text, in their order.
    package var references: [RunReference] {
        flatMap { inline -> [RunReference] in
            switch inline {
            case .reference(let reference): [reference]
            case .emphasis(let content), .strong(let content): content.references
            case .link(let link): link.content.references
            case .image(let image): image.alternative.references
            case .text, .softBreak, .lineBreak, .code, .html: []
            }
        }
    }
}
