import CourseModel

extension Lesson {
    /// Whether readers are asked something, or given something to compare.
    var asksReaders: Bool {
        blocks.contains(where: \.asksReaders)
            || snippets.contains { snippet in
                !snippet.request.isHidden
                    && (snippet.request.prediction != nil || snippet.request.gallery != nil)
            }
    }
}

extension Block {
    /// Whether a question stands in it, or something to compare.
    var asksReaders: Bool {
        switch self {
        case .quiz, .exercise, .hint, .pair: true
        case .paragraph, .heading, .quotation, .list, .code, .listing, .html, .thematicBreak,
            .table, .callout, .snippet, .tabs:
            children.contains(where: \.asksReaders)
        }
    }
}
