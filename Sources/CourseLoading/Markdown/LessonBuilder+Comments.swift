import CourseModel
import Diagnostics

extension LessonBuilder {
    // MARK: Comments

    mutating func htmlBlock(_ node: MarkdownNode, html: String) -> [Block] {
        guard options.makesAdditions else { return [.html(html)] }
        let lines = html.lines.dropLast()
            .enumerated().map { index, line in
                let number = text.line(node.startLine) + index
                return FenceComment.Line(
                    text: line, offset: text.offset(ofCodeLine: line, onLine: number))
            }
        if html.drop(while: { $0 == " " || $0 == "\t" }).hasPrefix("<!--") {
            if let blocks = commentBlock(node, html: html, lines: lines) { return blocks }
        }
        for line in lines where SourceFence.resembles(line.text) {
            report(
                .notAFence, "this looks like a fence and is none: it is part of raw HTML",
                at: SourceSpan(
                    file: text.file.path,
                    range: line.offset..<(line.offset + line.text.utf8.count)),
                help: "put an empty line between the HTML and the fence")
        }
        warnAboutRawHTML(at: text.span(of: node))
        return [.html(html)]
    }

    /// What a block that begins with a comment becomes; `nil` where it is raw HTML as well.
    private mutating func commentBlock(
        _ node: MarkdownNode, html: String, lines: [FenceComment.Line]
    ) -> [Block]? {
        let isOurs = FenceComment.isMeant(by: html)
        guard let end = html[...].range(ofText: "-->") else {
            report(
                .orphanComment, "this comment is never closed, and swallows the rest of the lesson",
                at: text.span(of: node), help: "end it with -->")
            return []
        }
        let rest = html[end...].dropFirst(3)
        guard rest.allSatisfy(\.isWhitespace) else {
            guard isOurs else { return nil }
            report(
                .orphanComment, "what stands behind this comment on its line would be lost",
                at: text.span(of: node), help: "put it on a line of its own")
            return []
        }
        return isOurs ? comment(node, lines: lines) : []
    }

    private mutating func comment(_ node: MarkdownNode, lines: [FenceComment.Line]) -> [Block] {
        guard let comment = FenceComment(lines: lines, file: text.file.path) else {
            report(
                .orphanComment, "this is no comment that Lectern can read", at: text.span(of: node),
                help: "write <!-- lectern: id=NAME … -->, closed by -->")
            return []
        }
        guard let opening = comment.fenceLines.first else {
            pendingComment = comment
            return []
        }
        return hiddenSnippet(comment, opening: opening)
    }

    /// A snippet that stands, fence and all, within a comment.
    private mutating func hiddenSnippet(
        _ comment: FenceComment, opening: FenceComment.Line
    ) -> [Block] {
        let indentation = opening.text.prefix { $0 == " " || $0 == "\t" }.utf8.count
        guard let fence = SourceFence(file: text.file, openingAt: opening.offset + indentation)
        else { preconditionFailure("a comment's fence was found where it opens") }
        guard fence.isSwift || runner(of: fence) != nil else {
            report(
                .wordNeedsRunner,
                "what is hidden must be code that is run, and \(Self.reasonNotToRun(fence))",
                at: fence.languageSpan,
                help: "name a runner in course.yml under ‘runners’, or take the comment out")
            return []
        }
        var lines: [CodeLine] = []
        for line in comment.fenceLines.dropFirst() {
            if let closing = fence.closingMark(in: line.text, at: line.offset) {
                let written = words(of: fence, comment: comment)
                let index = addSnippet(
                    FencePlace(fence: fence, closingMark: closing), lines: lines, words: written,
                    isInComment: true)
                return [.snippet(index)]
            }
            // As in any fence, code loses the indentation that its fence has.
            let spaces = line.text.prefix { $0 == " " }.utf8.count
            let cut = min(spaces, indentation)
            lines.append(CodeLine(text: line.text.dropFirst(cut), offset: line.offset + cut))
        }
        report(
            .unclosedFence, "this fence is not closed within its comment", at: fence.span,
            help: "end the code with a line \(fence.mark), then -->")
        return []
    }

    mutating func refuse(orphan comment: FenceComment) {
        report(
            .orphanComment, "this comment has no fence below it", at: comment.span,
            help: "put it right above the fence that it speaks of")
    }
}
