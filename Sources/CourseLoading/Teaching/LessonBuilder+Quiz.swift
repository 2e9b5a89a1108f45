import CourseModel
import Diagnostics

extension LessonBuilder {
    /// The question that a quotation is which begins with `[!QUIZ]`.
    ///
    /// - Parameters:
    ///   - blocks: what was made of the quotation, its mark included.
    ///   - mark: the place of the mark's line.
    mutating func quiz(
        _ node: MarkdownNode, _ blocks: [Block], mark: SourceSpan
    ) -> Block {
        var blocks = blocks[...]
        guard case .paragraph(let first) = blocks.popFirst() else {
            preconditionFailure("a callout begins with the paragraph that holds its mark")
        }
        let question = first.droppingPrefix(Self.quizMarkLength)
        if question.plainText.allSatisfy(\.isWhitespace), question.references.isEmpty {
            refuse(
                quiz: "this quiz asks nothing", at: mark, help: "write the question behind its mark"
            )
        }
        let place = blocks.firstIndex(where: \.isBulletList) ?? blocks.endIndex
        guard place < blocks.endIndex, case .list(let list) = blocks[place],
            let listNode = node.children.first(where: \.isBulletList)
        else {
            refuse(
                quiz: "this quiz has no answers to choose from", at: mark,
                help: "write them as a list: ‘> - [x] the right one’, ‘> - [ ] another one’")
            return .quotation([])
        }
        if place + 1 < blocks.endIndex {
            refuse(
                quiz: "something stands behind this quiz's answers",
                at: text.span(of: node.children[node.children.endIndex - 1]),
                help: "put it above the answers, or indent it under the answer that it explains")
        }
        let options = zip(list.items, listNode.children).compactMap { item, node in
            option(item, at: text.span(of: node))
        }
        let isWhole = options.count == list.items.count
        if isWhole { judge(options, mark: mark, at: listNode.children.map { text.span(of: $0) }) }
        return .quiz(
            Quiz(
                anchor: anchor("quiz \(nextQuiz())"), question: question,
                material: Array(blocks[..<place]), options: options))
    }

    /// The bytes of `[!QUIZ]`.
    private static let quizMarkLength = 7

    private mutating func option(_ item: [Block], at span: SourceSpan) -> Quiz.Option? {
        guard case .paragraph(let content) = item.first, case .text(let text) = content.first,
            let isRight = Self.marks[String(text.prefix(3))],
            text.utf8.count == 3 || text.dropFirst(3).hasPrefix(" ")
        else {
            refuse(
                quiz: "this answer does not say whether it is right", at: span,
                help: "begin it with [x] where it is right, and with [ ] where it is not")
            return nil
        }
        let words = content.droppingPrefix(3)
        if words.plainText.allSatisfy(\.isWhitespace), words.references.isEmpty {
            refuse(quiz: "this answer says nothing", at: span, help: "write it behind its mark")
            return nil
        }
        guard item.count > 1 else {
            refuse(
                quiz: "this answer does not say why it is \(isRight ? "right" : "wrong")",
                at: span,
                help:
                    "write the reason as a paragraph of its own below it, indented as the answer is"
            )
            return nil
        }
        return Quiz.Option(isRight: isRight, text: words, why: Array(item.dropFirst()))
    }

    private static let marks = ["[x]": true, "[X]": true, "[ ]": false]

    private mutating func judge(_ options: [Quiz.Option], mark: SourceSpan, at spans: [SourceSpan])
    {
        guard options.count > 1 else {
            return refuse(
                quiz: "a quiz with one answer leaves nothing to choose", at: mark,
                help: "write at least one more answer")
        }
        if !options.contains(where: \.isRight) {
            refuse(quiz: "no answer to this quiz is right", at: mark, help: "mark one with [x]")
        } else if options.allSatisfy(\.isRight) {
            refuse(
                quiz: "every answer to this quiz is right", at: mark,
                help: "mark with [ ] what is not, or ask something else")
        }
        for index in options.indices {
            let same = options[..<index].firstIndex {
                $0.text.samePlainText(as: options[index].text)
            }
            guard let same else { continue }
            report(
                .brokenQuiz, "this answer stands in the quiz already", at: spans[index],
                notes: [.init("the first is here", at: spans[same])],
                help: "say something else, or take it out")
        }
    }

    private mutating func refuse(quiz summary: String, at span: SourceSpan, help: String) {
        report(.brokenQuiz, summary, at: span, help: help)
    }
}

extension MarkdownNode {
    /// Whether it is a list whose items have no numbers.
    fileprivate var isBulletList: Bool {
        if case .bulletList = kind { true } else { false }
    }
}

extension Block {
    /// Whether it is a list whose items have no numbers.
    fileprivate var isBulletList: Bool {
        if case .list(let list) = self { list.marker == .bullet } else { false }
    }
}

extension [Inline] {
    /// The text without its first bytes, which are text, and without white space behind them.
    func droppingPrefix(_ count: Int) -> [Inline] {
        guard case .text(let text) = first else { return self }
        let rest = Substring(text.utf8.dropFirst(count)).drop { $0 == " " }
        guard rest.isEmpty else { return [.text(String(rest))] + dropFirst() }
        return Array(dropFirst().drop { $0 == .softBreak || $0 == .lineBreak })
    }

    /// Whether two texts read alike: those that hold references say different things until those are
    /// known.
    fileprivate func samePlainText(as other: [Inline]) -> Bool {
        references.isEmpty && other.references.isEmpty && plainText == other.plainText
    }
}
