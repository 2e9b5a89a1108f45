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
        let plain = Block.listing(Block.Listing(language: "", text: literal))
        let comment = pendingComment
        pendingComment = nil
        let contents = Array(literal.lines.dropLast())
        let firstLine = text.line(node.startLine)
        guard let fence = fence(of: node, contents: contents) else {
            if let comment { refuse(orphan: comment) }
            refuseFalseFences(contents, firstLine: firstLine)
            return [plain]
        }
        guard
            let closing = closingMark(
                of: fence, node: node, lineCount: contents.count, quotationDepth: quotationDepth)
        else {
            report(
                .unclosedFence, "this fence is never closed", at: fence.span,
                help: "end the code with a line \(fence.mark)")
            return [plain]
        }
        let indentation = text.file.start(ofLine: firstLine)..<fence.span.range.lowerBound
        let text = text
        func lines() -> [CodeLine] {
            contents.enumerated().map { index, line in
                text.codeLine(line, onLine: firstLine + 1 + index, indentedAs: indentation)
            }
        }
        let place = FencePlace(fence: fence, closingMark: closing)
        if fence.isOutput {
            if let comment { refuse(commentAboveOutput: comment) }
            addOutput(place, lines: lines())
            return []
        }
        return block(place, lines: lines, literal: literal, comment: comment)
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

    /// The mark that closes a fence; `nil` where its container or the lesson ends before one comes.
    private func closingMark(
        of fence: SourceFence, node: MarkdownNode, lineCount: Int, quotationDepth: Int
    ) -> Range<Int>? {
        // A last line that is code closes nothing, and neither does one that opens another fence.
        guard node.endLine - node.startLine == lineCount + 1, !codeLines.contains(node.endLine)
        else { return nil }
        let range = text.file.range(ofLine: text.line(node.endLine))
        let start = text.contentOffset(in: range, quotationDepth: quotationDepth)
        return fence.closingMark(in: text.file[start..<range.upperBound], at: start)
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
        _ place: FencePlace, lines: () -> [CodeLine], literal: String, comment: FenceComment?
    ) -> [Block] {
        let fence = place.fence
        let written = words(of: fence, comment: comment)
        guard fence.isSwift || runner(of: fence) != nil else {
            tab = TabMark(written, fence: fence)
            return [
                .listing(
                    listing(
                        fence: fence, words: written, text: literal,
                        lineCount: literal.utf8.count { $0 == UInt8(ascii: "\n") }))
            ]
        }
        let index = addSnippet(place, lines: lines(), words: written)
        if !snippets[index].request.isHidden { tab = TabMark(written, fence: fence) }
        return [.snippet(index)]
    }

    func runner(of fence: SourceFence) -> LanguageRunner? {
        options.runners.first { $0.language == fence.language.lowercased() }
    }

    mutating func words(of fence: SourceFence, comment: FenceComment?) -> [WrittenWord] {
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

    /// A code block in a language that is not run: only how it is shown can be asked for.
    private mutating func listing(
        fence: SourceFence, words: [WrittenWord], text: String, lineCount: Int
    ) -> Block.Listing {
        if Self.looksLikeSwift(fence.language) {
            report(
                .unknownLanguage, "‘\(fence.language)’ is no language, so this would not be tested",
                at: fence.languageSpan,
                help: "did you mean ‘swift’? Words follow it behind a space")
            return Block.Listing(language: fence.language, text: text)
        }
        if Suggestion.nearest(to: fence.language, among: [SourceFence.outputLanguage]) != nil {
            report(
                .unknownLanguage,
                "‘\(fence.language)’ is no language, so this would not be checked",
                at: fence.languageSpan, help: "did you mean ‘output’?")
            return Block.Listing(language: fence.language, text: text)
        }
        let written = words.filter { word in
            guard let known = FenceWord(rawValue: word.key),
                !FenceWord.ofPresentation.contains(known)
            else { return true }
            report(
                .wordNeedsRunner,
                "‘\(word.key)’ needs code that is run, and \(Self.reasonNotToRun(fence))",
                at: word.keySpan,
                help:
                    "name a runner in course.yml under ‘runners’, or leave only \(Self.shownWords)")
            return false
        }
        let read = FenceWords(written, language: fence.language)
        let shown = CodePresentation.read(read.words, shownLines: lineCount)
        diagnostics += read.diagnostics + shown.diagnostics
        return Block.Listing(
            language: fence.language, text: text, presentation: shown.presentation)
    }

    /// The words that code takes which is only shown.
    private static let shownWords = FenceWord.ofPresentation.map(\.rawValue)
        .joined(separator: ", ")

    static func reasonNotToRun(_ fence: SourceFence) -> String {
        fence.language.isEmpty ? "this names no language" : "‘\(fence.language)’ has no runner"
    }

    /// Whether a language is `swift` with a mistake in it, or with something glued to it.
    static func looksLikeSwift(_ language: String) -> Bool {
        let word = language.lowercased()
        if otherLanguages.contains(word) { return false }
        if Suggestion.nearest(to: word, among: ["swift"]) != nil { return true }
        return word[...].range(ofText: "swift") != nil
            && !word.allSatisfy { $0.isLetter || $0 == "-" }
    }

    /// Languages whose names are near enough to `swift` to be taken for a misspelling.
    private static let otherLanguages: Set<String> = ["shift", "thrift", "swig"]

    // MARK: Snippets

    mutating func addSnippet(
        _ place: FencePlace, lines: [CodeLine], words: [WrittenWord], isInComment: Bool = false
    ) -> Int {
        let runner = runner(of: place.fence)
        var parser = SnippetRequestParser(
            words,
            context: .init(
                unmarked: options.unmarked, runner: runner, files: options.files,
                isInComment: isInComment))
        let ofFile = parser.codeOfFile(body: lines, in: text.file.path)
        if let source = ofFile?.source { codeFiles.append(source) }
        let code = ofFile?.code ?? SnippetCode(lines, file: text.file.path, runner: runner)
        if ofFile == nil { diagnostics += code.diagnostics }
        // Where the file is wrong that the code stands in, nobody knows how much of it is shown.
        let isKnown = !parser.diagnostics.containErrors && !code.diagnostics.containErrors
        let parsed = parser.result(
            shownLines: isKnown ? code.lines.count { !$0.isHidden } : nil,
            inlineExpectations: code.expectations)
        diagnostics += parsed.diagnostics
        var request =
            parsed.request
            ?? SnippetRequest(
                treatment: .wrong, isHidden: parser.words[.hidden] != nil)
        if isInComment { request.isHidden = true }
        let role = claimRole(in: parser.words, of: snippets.count)
        let id = parsed.id ?? role
        if id == nil { sections[snippets.count] = section }
        if parsed.request == nil || code.diagnostics.containErrors {
            wrongSnippets.insert(snippets.count)
        }
        let body = Snippet.Body(lines: lines.map { String($0.text) }, range: place.range)
        snippets.append(
            Snippet(
                id: id ?? SnippetNames.placeholder, isNamed: id != nil,
                runner: runner?.language, request: request, lines: code.lines,
                codeFile: ofFile?.source.path,
                body: ofFile == nil ? nil : body, hasMainAttribute: code.hasMainAttribute,
                span: parsed.idSpan ?? place.fence.span))
        return snippets.count - 1
    }

    /// The snippets with what they are stated to print, and with every name given: the author's
    /// first, so that none is taken from him.
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
            let section = sections[index]
            return snippet.finished(
                id: section.map { names.next(in: $0) } ?? snippet.id,
                label: section.map(SnippetNames.name) ?? snippet.label,
                outputFence: outputFences[index])
        }
    }
}

extension Snippet {
    /// The same snippet with what is known when the whole lesson is read.
    fileprivate func finished(
        id: SnippetID, label: SnippetID, outputFence: OutputFence?
    ) -> Snippet {
        Snippet(
            id: id, label: label, isNamed: isNamed, runner: runner, request: request, lines: lines,
            codeFile: codeFile, body: body, outputFence: outputFence,
            hasMainAttribute: hasMainAttribute, span: span)
    }
}

extension String {
    /// The lines of a text of cmark's, which ends every line with a newline whatever the file has.
    ///
    /// Found by bytes: looking for characters takes ten times as long.
    var lines: [Substring] {
        var lines: [Substring] = []
        var rest = utf8[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(Substring(rest[..<end]))
            rest = rest[rest.index(after: end)...]
        }
        lines.append(Substring(rest))
        return lines
    }
}
