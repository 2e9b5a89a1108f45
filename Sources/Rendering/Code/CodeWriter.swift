import CourseModel

/// Writes lines of code: their words coloured, what the compiler underlines marked, and what it says
/// beneath the line it speaks of.
struct CodeWriter {
    /// The language as fences name it.
    let language: String
    /// What the names in the code mean, by their number in a ``CodeAnnotation``.
    let meanings: [CodeAnnotation.Meaning]
    /// The words of the language that the course explains.
    let glossary: GlossaryIndex

    /// Writes a listing as it stands on the page.
    func write(_ lines: [CodeLine], to html: inout HTMLBuffer, with pool: inout MeaningPool) {
        html.markup("<pre tabindex=\"0\"><code")
        if !language.isEmpty { html.attribute("class", "language-\(language)") }
        html.markup(">")
        // Either all lines of a listing are elements or none: they are blocks there.
        let areElements = lines.contains { $0.emphasis != nil || !$0.remarks.isEmpty }
        for line in lines {
            if areElements {
                switch line.emphasis {
                case .error: html.markup("<span class=\"line line-error\">")
                case .warning: html.markup("<span class=\"line line-warning\">")
                case .highlight: html.markup("<span class=\"line line-highlight\">")
                case nil: html.markup("<span class=\"line\">")
                }
            }
            write(line, to: &html, with: &pool)
            html.markup("\n")
            if areElements { html.markup("</span>") }
            html.append(line.remarks)
        }
        html.markup("</code></pre>")
    }

    /// The line's bytes, cut where a word or a mark begins or ends.
    private func write(
        _ line: CodeLine, to html: inout HTMLBuffer, with pool: inout MeaningPool
    ) {
        guard !line.marks.isEmpty else {
            write(0..<line.text.count, of: line, to: &html, with: &pool)
            return
        }
        var position = 0
        for mark in line.marks {
            write(position..<mark.range.lowerBound, of: line, to: &html, with: &pool)
            switch mark.severity {
            case .error: html.markup("<u class=\"mark mark-error\">")
            case .warning: html.markup("<u class=\"mark mark-warning\">")
            case .note, .remark: html.markup("<u class=\"mark mark-note\">")
            }
            write(mark.range, of: line, to: &html, with: &pool)
            html.markup("</u>")
            position = mark.range.upperBound
        }
        write(position..<line.text.count, of: line, to: &html, with: &pool)
    }

    private func write(
        _ range: Range<Int>, of line: CodeLine, to html: inout HTMLBuffer,
        with pool: inout MeaningPool
    ) {
        var position = range.lowerBound
        for token in line.tokens.joiningNeighbours {
            let part = (token.start..<token.start + token.length).clamped(to: range)
            guard !part.isEmpty, part.lowerBound >= position else { continue }
            html.text(line.bytes(position..<part.lowerBound))
            write(token, line.bytes(part), to: &html, with: &pool)
            position = part.upperBound
        }
        html.text(line.bytes(position..<range.upperBound))
    }

    private func write(
        _ token: CodeAnnotation.Token, _ text: Substring.UTF8View, to html: inout HTMLBuffer,
        with pool: inout MeaningPool
    ) {
        let number = meaning(of: token, text).map { pool.number(of: $0) }
        guard token.kind?.marksUp == true || number != nil else {
            html.text(text)
            return
        }
        // A page has thousands of these, and they are a good part of its weight: hence no quotes.
        html.markup("<i")
        switch token.kind {
        case .keyword: html.markup(" class=k")
        case .attribute: html.markup(" class=a")
        case .type: html.markup(" class=t")
        case .function: html.markup(" class=f")
        case .property: html.markup(" class=p")
        case .string: html.markup(" class=s")
        case .number: html.markup(" class=n")
        case .comment: html.markup(" class=c")
        case .macro: html.markup(" class=m")
        case .variable, .parameter, .operator, nil: break
        }
        if let number {
            html.markup(" data-m=")
            html.number(number)
        }
        html.markup(">")
        html.text(text)
        html.markup("</i>")
    }

    /// What the glossary or the compiler says of a word; the glossary knows keywords, of which the
    /// compiler says nothing, and explains some names better.
    private func meaning(
        of token: CodeAnnotation.Token, _ text: Substring.UTF8View
    ) -> MeaningPool.Meaning? {
        switch token.kind {
        case .keyword, .attribute, .macro:
            if language == "swift", let entry = glossary.entry(forCode: String(Substring(text))) {
                return .term(entry)
            }
        case .type, .function, .variable, .property, .parameter, .string, .number, .comment,
            .operator, nil:
            break
        }
        guard let number = token.meaning, meanings.indices.contains(number) else { return nil }
        return .declaration(meanings[number])
    }
}

extension CodeLine {
    fileprivate func bytes(_ range: Range<Int>) -> Substring.UTF8View {
        let start = text.index(text.startIndex, offsetBy: range.lowerBound)
        return text[start..<text.index(start, offsetBy: range.count)]
    }
}

extension [CodeAnnotation.Token] {
    /// The tokens, those as one that look alike, stand side by side and mean nothing by themselves: the
    /// quotes of a text and what is between them.
    fileprivate var joiningNeighbours: [CodeAnnotation.Token] {
        var joined: [CodeAnnotation.Token] = []
        for token in self {
            guard let last = joined.last, last.kind == token.kind, token.kind == .string,
                last.meaning == nil, token.meaning == nil, last.line == token.line,
                last.start + last.length == token.start
            else {
                joined.append(token)
                continue
            }
            joined[joined.count - 1] = CodeAnnotation.Token(
                line: last.line, start: last.start, length: last.length + token.length,
                kind: last.kind)
        }
        return joined
    }
}

extension CodeAnnotation.Kind {
    /// Whether it has a look of its own: a page in which every word has one is a motley.
    fileprivate var marksUp: Bool {
        switch self {
        case .keyword, .attribute, .type, .function, .property, .string, .number, .comment, .macro:
            true
        case .variable, .parameter, .operator: false
        }
    }
}
