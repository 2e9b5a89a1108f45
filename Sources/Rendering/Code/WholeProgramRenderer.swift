import CourseModel

/// Writes a snippet's whole program, where more belongs to it than its own listing shows.
struct WholeProgramRenderer {
    let snippet: Snippet
    let file: ProgramFile
    let context: BlockRenderer.Context
    let writer: CodeWriter

    /// Writes a fold with the program.
    ///
    /// What the page shows already is not repeated: it is named, and put together by a script where
    /// there are scripts.
    func write(in html: inout HTMLBuffer, with pool: inout MeaningPool) {
        html.markup("<details class=\"whole-program\"")
        let parts = shownParts
        if let parts {
            html.attribute(
                "data-parts", (parts + [snippet]).map(\.id.name).joined(separator: " "))
        }
        html.markup("><summary>The whole program</summary>")
        if let parts {
            write(parts, to: &html)
        } else {
            writer.write(
                CodeLine.lines(of: file.text, annotation: nil), to: &html, with: &pool)
        }
        html.markup("</details>\n")
    }

    private func write(_ parts: [Snippet], to html: inout HTMLBuffer) {
        html.markup("<p>It begins with the code of ")
        for (number, part) in parts.enumerated() {
            if number > 0 { html.markup(number == parts.count - 1 ? " and " : ", ") }
            html.markup("<a href=\"#")
            html.url("run-\(part.id)")
            html.markup("\">")
            html.text(part.id.name)
            html.markup("</a>")
        }
        html.markup(". <a download href=\"")
        html.url(file.path.text)
        html.markup("\">")
        html.text(file.name)
        html.markup("</a> is all of it.</p>")
    }

    /// The earlier snippets whose listings on this page are, one behind the other and with this one's, the
    /// program; `nil` where they are not.
    private var shownParts: [Snippet]? {
        var wanted: Set<SnippetID> = []
        func want(_ snippet: Snippet) -> Bool {
            snippet.request.after.allSatisfy { dependency in
                guard dependency.lesson == nil || dependency.lesson == context.lesson,
                    let other = context.snippets.first(where: { $0.id == dependency.snippet })
                else { return false }
                return !wanted.insert(other.id).inserted || want(other)
            }
        }
        guard want(snippet), !wanted.isEmpty else { return nil }
        let parts = context.snippets.filter { wanted.contains($0.id) }
        let all = parts + [snippet]
        guard all.allSatisfy({ !$0.request.isHidden && !$0.hidesLines }),
            all.map(\.shownText).joined().hasSameBytes(as: file.text)
        else { return nil }
        return parts
    }
}

extension Snippet {
    /// The code that its listing shows, each line ended.
    fileprivate var shownText: String {
        lines.filter { !$0.isHidden }.map { $0.text + "\n" }.joined()
    }
}
