import CourseModel

extension [Inline] {
    /// The words without their marks, code in backticks.
    var plainText: String {
        map { inline -> String in
            switch inline {
            case .text(let text): text
            case .softBreak, .lineBreak: " "
            case .code(let code): "`\(code)`"
            case .html: ""
            case .emphasis(let content), .strong(let content): content.plainText
            case .link(let link): link.content.plainText
            case .image(let image): image.alternative.plainText
            case .reference(let reference): reference.value?.text ?? ""
            }
        }
        .joined()
    }

    /// The words without any marks.
    var words: String {
        var words = ""
        addWords(to: &words)
        return words
    }

    private func addWords(to words: inout String) {
        for inline in self {
            switch inline {
            case .text(let text), .code(let text): words += text
            case .softBreak, .lineBreak: words += " "
            case .html: break
            case .emphasis(let content), .strong(let content): content.addWords(to: &words)
            case .link(let link): link.content.addWords(to: &words)
            case .image(let image): image.alternative.addWords(to: &words)
            case .reference(let reference): words += reference.value?.text ?? ""
            }
        }
    }
}

extension [Block] {
    /// The text of the first paragraph that stands among them.
    var firstParagraph: [Inline]? {
        for block in self {
            if case .paragraph(let content) = block { return content }
        }
        return nil
    }
}
