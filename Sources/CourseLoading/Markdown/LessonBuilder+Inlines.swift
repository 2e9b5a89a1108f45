import CourseModel
import Diagnostics

extension LessonBuilder {
    /// The running text of a block, whose links are looked for in the block's own lines.
    mutating func inlines(_ nodes: [MarkdownNode], in block: MarkdownNode) -> [Inline] {
        let lines = text.line(block.startLine)...text.line(max(block.endLine, block.startLine))
        return inlines(nodes) { text, destination, node in
            text.span(ofDestination: destination, of: node, within: lines)
        }
    }

    /// The running text of a table cell, whose links are where the cell is.
    mutating func inlines(_ nodes: [MarkdownNode], at span: SourceSpan) -> [Inline] {
        inlines(nodes) { _, _, _ in span }
    }

    private typealias Locator = (LessonText, _ destination: String, MarkdownNode) -> SourceSpan

    private mutating func inlines(_ nodes: [MarkdownNode], locate: Locator) -> [Inline] {
        var inlines: [Inline] = []
        inlines.reserveCapacity(nodes.count)
        for node in nodes {
            switch node.kind {
            case .text(let content):
                let lesson = text
                inlines += self.inlines(ofText: content, at: locate(lesson, "", node))
            case .softBreak: inlines.append(.softBreak)
            case .lineBreak: inlines.append(.lineBreak)
            case .code(let code): inlines.append(.code(code))
            case .html(let html): inlines += inlineHTML(html, locate(text, html, node))
            case .emphasis: inlines.append(.emphasis(self.inlines(node.children, locate: locate)))
            case .strong: inlines.append(.strong(self.inlines(node.children, locate: locate)))
            case .link(let destination, let title):
                let span = locate(text, destination, node)
                warnIfDangerous(destination, at: span)
                inlines.append(
                    .link(
                        Inline.Link(
                            destination: .verbatim(destination), title: title,
                            content: self.inlines(node.children, locate: locate), span: span)))
            case .image(let source, let title):
                let span = locate(text, source, node)
                warnIfDangerous(source, at: span)
                let alternative = self.inlines(node.children, locate: locate)
                refuseReferences(in: alternative, "an image says the same whatever runs")
                inlines.append(
                    .image(
                        Inline.Image(
                            source: .verbatim(source), title: title, alternative: alternative,
                            span: span)))
            case .document, .quotation, .bulletList, .orderedList, .item, .codeBlock, .htmlBlock,
                .paragraph, .heading, .thematicBreak:
                preconditionFailure("cmark puts no blocks into running text")
            }
        }
        return inlines
    }

    private mutating func inlineHTML(_ html: String, _ span: SourceSpan) -> [Inline] {
        guard options.makesAdditions else { return [.html(html)] }
        if FenceComment.isMeant(by: html) {
            report(
                .orphanComment, "a lectern comment must stand on a line of its own", at: span,
                help: "put it right above the fence that it speaks of")
            return []
        }
        if html.hasPrefix("<!--") { return [] }
        warnAboutRawHTML(at: span)
        return [.html(html)]
    }

    mutating func warnAboutRawHTML(at span: SourceSpan) {
        guard options.makesAdditions, !options.allowsRawHTML else { return }
        warn(
            .rawHTMLDropped, "raw HTML is left out of the page", at: span,
            help: "write it in Markdown, or set ‘raw-html: true’ in course.yml")
    }

    private mutating func warnIfDangerous(_ destination: String, at span: SourceSpan) {
        guard options.makesAdditions, !options.allowsRawHTML,
            LinkSafety.isDangerous(destination)
        else { return }
        warn(
            .dangerousLink, "this link could run code, and leads nowhere on the page", at: span,
            help: "link to a page, or set ‘raw-html: true’ in course.yml")
    }
}

extension LessonText {
    /// Where a link's destination is written, or else where the link begins.
    ///
    /// cmark tells where a link begins, if within a container's marks a little too far to the left.
    /// The destination of a reference link stands elsewhere, so it is looked for only near the link;
    /// that also keeps many links on one long line from taking for ever.
    func span(
        ofDestination destination: String, of node: MarkdownNode, within lines: ClosedRange<Int>
    ) -> SourceSpan {
        let first = node.startLine > 0 ? line(node.startLine) : lines.lowerBound
        let start = lines.contains(first) ? first : lines.lowerBound
        let begin = offset(column: node.startColumn, onLine: start)
        for number in start...min(lines.upperBound, start + 4) where !destination.isEmpty {
            let range = file.range(ofLine: number)
            let low = number == start ? begin : range.lowerBound
            let high = min(low + Self.searchWindow + destination.utf8.count, range.upperBound)
            let contents = file[low..<high]
            // In its parentheses first: the text of a link can be its destination too.
            for opening in ["](", "](<", "<", ""] {
                guard let index = contents.range(ofText: opening + destination) else { continue }
                let offset =
                    low + contents.utf8.distance(from: contents.startIndex, to: index)
                    + opening.utf8.count
                return SourceSpan(
                    file: file.path, range: offset..<(offset + destination.utf8.count))
            }
        }
        let end = min(begin + 1, file.range(ofLine: start).upperBound)
        return SourceSpan(file: file.path, range: begin..<max(begin, end))
    }

    /// How many bytes behind a link's beginning its destination is looked for.
    private static let searchWindow = 2000
}
