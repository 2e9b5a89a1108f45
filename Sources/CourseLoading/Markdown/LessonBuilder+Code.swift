import CourseModel
import Diagnostics

extension LessonBuilder {
    // MARK: Code blocks

    mutating func codeBlock(
        _ node: MarkdownNode, info: String, literal: String, quotationDepth: Int
    ) -> [Block] {
        guard options.makesAdditions else {
            return [.code(Block.CodeBlock(info: info, text: literal))]
        }
        let plain = Block.listing(Block.Listing(language: "", text: literal, title: nil))
        let comment = pendingComment
        pendingComment = nil
        let contents = Array(literal.lines.dropLast())
        let firstLine = text.line(node.startLine)
        guard let fence = fence(of: node, contents: contents) else {
            if let comment { refuse(orphan: comment) }
            refuseFalseFences(contents, firstLine: firstLine)
            return [plain]
        }
        guard isClosed(fence, node: node, quotationDepth: quotationDepth) else {
            report(
                .unclosedFence, "this fence is never closed", at: fence.span,
                help: "end the code with a line \(fence.mark)")
            return [plain]
        }
        let lines = contents.enumerated().map { index, line in
            CodeLine(
                text: line, offset: text.offset(ofCodeLine: line, onLine: firstLine + 1 + index))
        }
        return block(fence: fence, lines: lines, literal: literal, comment: comment)
    }

    /// The fence of a code block, or `nil` where it is indented code.
    private func fence(of node: MarkdownNode, contents: [Substring]) -> SourceFence? {
        guard let fence = SourceFence(file: text.file, openingAt: text.offset(of: node)) else {
            return nil
        }
        // Indented code can begin with backticks too; its first line then is the very line that
        // seems to open a fence, while a fence's first line of code stands below that.
        let firstLine = text.file.contents(ofLine: text.line(node.startLine))
        let isIndented =
            contents.first.map { SourceFence.resembles($0) && firstLine.hasSuffix($0) } == true
            && node.endLine - node.startLine < contents.count + 1
        return isIndented ? nil : fence
    }

    private func isClosed(_ fence: SourceFence, node: MarkdownNode, quotationDepth: Int) -> Bool {
        guard node.endLine > node.startLine else { return false }
        let range = text.file.range(ofLine: text.line(node.endLine))
        let start = text.contentOffset(in: range, quotationDepth: quotationDepth)
        return fence.isClosed(by: text.file[start..<range.upperBound])
    }

    private mutating func refuseFalseFences(_ contents: [Substring], firstLine: Int) {
        for (index, line) in contents.enumerated() where SourceFence.resembles(line) {
            report(
                .notAFence, "this looks like a fence and is none: it is indented code",
                at: SourceSpan(
                    file: text.file.path, range: text.file.range(ofLine: firstLine + index)),
                help: "indent it by fewer than four columns")
        }
    }

    // MARK: Fences

    private mutating func block(
        fence: SourceFence, lines: [CodeLine], literal: String, comment: FenceComment?
    ) -> [Block] {
        let written = words(of: fence, comment: comment)
        guard fence.isSwift || runner(of: fence) != nil else {
            return [.listing(listing(fence: fence, words: written, text: literal))]
        }
        let index = addSnippet(fence: fence, lines: lines, words: written)
        return [.snippet(index)]
    }

    private func runner(of fence: SourceFence) -> LanguageRunner? {
        options.runners.first { $0.language == fence.language.lowercased() }
    }

    private mutating func words(of fence: SourceFence, comment: FenceComment?) -> [WrittenWord] {
        var words: [WrittenWord] = []
        if let comment {
            for range in comment.words {
                let lexer = FenceLexer(file: text.file, range: range, allowsLines: true)
                words += lexer.words
                diagnostics += lexer.diagnostics
            }
        }
        let lexer = FenceLexer(file: text.file, range: fence.wordsRange, allowsLines: false)
        words += lexer.words
        diagnostics += lexer.diagnostics
        return words
    }

    /// A code block in a language that is not run: only a title can be asked for.
    private mutating func listing(
        fence: SourceFence, words: [WrittenWord], text: String
    ) -> Block.Listing {
        if fence.language.lowercased() == "output" {
            report(
                .notBuilt, "a fence that states a snippet's output cannot be used yet",
                at: fence.languageSpan,
                help: "take it out: what the snippet prints is shown by itself")
            return Block.Listing(language: fence.language, text: text, title: nil)
        }
        if Self.looksLikeSwift(fence.language) {
            report(
                .unknownLanguage, "‘\(fence.language)’ is no language, so this would not be tested",
                at: fence.languageSpan,
                help: "did you mean ‘swift’? Words follow it behind a space")
            return Block.Listing(language: fence.language, text: text, title: nil)
        }
        var title: String?
        for word in words {
            guard let known = FenceWord(rawValue: word.key) else {
                diagnostics.append(SnippetRequestParser.unknown(word))
                continue
            }
            if known == .title, let value = word.value {
                title = value
            } else {
                report(
                    .wordNeedsRunner,
                    "‘\(word.key)’ needs code that is run, and \(Self.reasonNotToRun(fence))",
                    at: word.keySpan,
                    help: "name a runner in course.yml under ‘runners’, or leave only title=\"…\"")
            }
        }
        return Block.Listing(language: fence.language, text: text, title: title)
    }

    private static func reasonNotToRun(_ fence: SourceFence) -> String {
        fence.language.isEmpty ? "this names no language" : "‘\(fence.language)’ has no runner"
    }

    /// Whether a language is `swift` with a mistake in it, or with something glued to it.
    private static func looksLikeSwift(_ language: String) -> Bool {
        let word = language.lowercased()
        if otherLanguages.contains(word) { return false }
        if Suggestion.nearest(to: word, among: ["swift"]) != nil { return true }
        return word.contains("swift") && !word.allSatisfy { $0.isLetter || $0 == "-" }
    }

    /// Languages whose names are near enough to `swift` to be taken for a misspelling.
    private static let otherLanguages: Set<String> = ["shift", "thrift", "swig"]

    // MARK: Snippets

    private mutating func addSnippet(
        fence: SourceFence, lines: [CodeLine], words: [WrittenWord], isInComment: Bool = false
    ) -> Int {
        let runner = runner(of: fence)
        var parser = SnippetRequestParser(
            words,
            context: .init(unmarked: options.unmarked, runner: runner, files: options.files))
        let ofFile = parser.codeOfFile(body: lines, in: text.file.path)
        if let source = ofFile?.source { codeFiles.append(source) }
        let code = ofFile?.code ?? SnippetCode(lines, file: text.file.path, runner: runner)
        if ofFile == nil { diagnostics += code.diagnostics }
        let parsed = parser.result(inlineExpectations: code.expectations)
        diagnostics += parsed.diagnostics
        let request = parsed.request ?? SnippetRequest(treatment: .skip(reason: "it is wrong"))
        if parsed.id == nil { sections[snippets.count] = section }
        snippets.append(
            Snippet(
                id: parsed.id ?? SnippetNames.placeholder, isNamed: parsed.id != nil,
                runner: runner?.language, request: isInComment ? request.hidden() : request,
                lines: code.lines, codeFile: ofFile?.source.path,
                hasMainAttribute: code.hasMainAttribute, span: parsed.idSpan ?? fence.span))
        return snippets.count - 1
    }

    /// The snippets with every name given: the author's first, so that none is taken from him.
    mutating func namedSnippets() -> [Snippet] {
        var names = SnippetNames()
        for snippet in snippets where snippet.isNamed {
            guard let first = names.claim(snippet.id, at: snippet.span) else { continue }
            report(
                .duplicateSnippet, "‘\(snippet.id)’ names two snippets of this lesson",
                at: snippet.span, notes: [.init("the first is here", at: first)],
                help: "give one of them another id")
        }
        return snippets.enumerated().map { index, snippet in
            sections[index].map { snippet.named(names.next(in: $0), label: SnippetNames.name($0)) }
                ?? snippet
        }
    }

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
            if fence.isClosed(by: line.text) {
                let written = words(of: fence, comment: comment)
                let index = addSnippet(
                    fence: fence, lines: lines, words: written, isInComment: true)
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

extension SnippetRequest {
    /// The same request, not shown.
    fileprivate func hidden() -> SnippetRequest {
        SnippetRequest(
            treatment: treatment, after: after, isHidden: true, build: build, settings: settings,
            requirement: requirement, title: title)
    }
}

extension Snippet {
    /// The same snippet under another name.
    fileprivate func named(_ id: SnippetID, label: SnippetID) -> Snippet {
        Snippet(
            id: id, label: label, isNamed: isNamed, runner: runner, request: request, lines: lines,
            codeFile: codeFile, hasMainAttribute: hasMainAttribute, span: span)
    }
}

extension String {
    /// The lines of a text of cmark's, which ends every line with a newline whatever the file has.
    ///
    /// Found by bytes: looking for characters takes ten times as long.
    fileprivate var lines: [Substring] {
        utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Substring($0) }
    }
}
