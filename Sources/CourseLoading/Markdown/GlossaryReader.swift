import CourseModel
import Diagnostics

/// Reads `glossary.md`: an introduction, and behind each heading of the second level what it explains.
struct GlossaryReader {
    /// Where a course has its glossary.
    static let path = "glossary.md"

    private let source: SourceFile
    private var diagnostics: [Diagnostic] = []
    /// The headings that stand above an explanation, with their places.
    private var heads: [(heading: Block.Heading, span: SourceSpan)] = []
    private var introduction: [Block] = []
    /// What stands below each of the headings.
    private var explanations: [[Block]] = []
    /// Where each spelling stands first.
    private var known: [Spelling: (entry: Int, span: SourceSpan)] = [:]

    private struct Spelling: Hashable {
        let text: String
        let isCode: Bool
    }

    private init(source: SourceFile) {
        self.source = source
    }

    /// The glossary that a file is, and what is wrong with it; entries that cannot be read are
    /// missing from it.
    static func read(
        _ source: SourceFile, with reader: LessonReader
    ) -> (glossary: Glossary, diagnostics: [Diagnostic]) {
        var glossary = GlossaryReader(source: source)
        let frontMatter = FrontMatter(file: source, of: .glossary)
        let text = LessonText(file: source, bodyOffset: frontMatter.bodyOffset)
        let built = reader.build(text, path: path)
        glossary.diagnostics += frontMatter.diagnostics + built.diagnostics
        glossary.refuse(snippets: built.snippets)
        glossary.refuse(references: built.blocks)
        glossary.divide(built)
        let entries = glossary.entries()
        return (
            Glossary(
                title: frontMatter.title ?? "Glossary", introduction: glossary.introduction,
                entries: entries, path: path, source: source),
            glossary.diagnostics
        )
    }

    private mutating func refuse(snippets: [Snippet]) {
        for snippet in snippets {
            report(
                .snippetInGlossary, "a glossary explains words, and its code is not run",
                at: snippet.span,
                help: "move the snippet into a lesson and link to it, or show the code as ```text")
        }
    }

    private mutating func refuse(references blocks: [Block]) {
        for block in blocks {
            _ = block.mapText { content in
                for reference in content.references {
                    report(
                        .brokenReference,
                        "a glossary explains words, and shows nothing of a run",
                        at: reference.target.span, help: "say it in a lesson and link to that")
                }
                return content
            }
        }
    }

    // MARK: Entries

    private mutating func divide(_ built: LessonBuilder.Result) {
        var places = built.headingSpans[...]
        for block in built.blocks {
            let spans = places.prefix(block.headings.count)
            places = places.dropFirst(spans.count)
            if case .heading(let heading) = block, heading.level <= 2, let span = spans.first {
                if heading.level == 1 { refuse(title: span) }
                heads.append((heading, span))
                explanations.append([])
            } else if explanations.isEmpty {
                introduction.append(block)
            } else {
                explanations[explanations.count - 1].append(block)
            }
        }
        guard heads.isEmpty, !diagnostics.containErrors else { return }
        report(
            .brokenEntry, "this glossary explains nothing", at: .file(source.path),
            help: "write a heading for each term, such as ## task, and its explanation below")
    }

    private mutating func refuse(title span: SourceSpan) {
        report(
            .brokenEntry, "a heading of the first level begins no entry", at: span,
            help: "write it with ##; the page's own title stands in the front matter")
    }

    private mutating func entries() -> [Glossary.Entry] {
        var entries: [Glossary.Entry] = []
        for (number, (heading, span)) in heads.enumerated() {
            guard let name = name(heading.content, at: span) else { continue }
            for text in name.spellings {
                claim(text, isCode: name.isCode, by: number, at: span)
            }
            if !explanations[number].contains(where: \.isParagraph) {
                report(
                    .brokenEntry, "‘\(name.spellings[0])’ is not explained", at: span,
                    help: "write at least one sentence below the heading")
            }
            entries.append(
                Glossary.Entry(
                    anchor: heading.anchor, title: heading.content, spellings: name.spellings,
                    isCode: name.isCode, blocks: explanations[number]))
        }
        return entries
    }

    private mutating func claim(
        _ text: String, isCode: Bool, by entry: Int, at span: SourceSpan
    ) {
        let spelling = Spelling(text: isCode ? text : text.lowercased(), isCode: isCode)
        guard let first = known[spelling] else {
            known[spelling] = (entry, span)
            return
        }
        if first.entry == entry {
            report(
                .duplicateTerm, "‘\(text)’ stands twice in this heading", at: span,
                help: "write it once")
        } else {
            report(
                .duplicateTerm, "‘\(text)’ has two entries", at: span,
                notes: [.init("the first is here", at: first.span)],
                help: "make one entry of the two")
        }
    }

    // MARK: Headings

    /// The spellings in a heading: code spans, or words, with commas between them.
    private mutating func name(
        _ content: [Inline], at span: SourceSpan
    ) -> (spellings: [String], isCode: Bool)? {
        let codes = content.compactMap { inline in
            if case .code(let code) = inline { code } else { nil }
        }
        let rest = content.filter { inline in
            if case .code = inline { false } else { true }
        }
        if codes.isEmpty {
            let words = rest.plainText.split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            guard words.allSatisfy({ !$0.isEmpty }) else {
                let isEmpty = words.count == 1
                report(
                    .brokenEntry,
                    isEmpty ? "this entry has no name" : "a spelling is missing beside the comma",
                    at: span, help: "write it as ## task, tasks, or as ## `await`")
                return nil
            }
            return (words, false)
        }
        let commas = rest.plainText.filter { !$0.isWhitespace }
        guard commas.allSatisfy({ $0 == "," }), commas.count == codes.count - 1 else {
            report(
                .brokenEntry, "this heading is neither a term nor a list of keywords", at: span,
                help: "write terms without code, as in ## task, tasks, and keywords as code and "
                    + "nothing else, as in ## `async`, `await`")
            return nil
        }
        return (codes, true)
    }

    private mutating func report(
        _ id: DiagnosticID, _ summary: String, at span: SourceSpan,
        notes: [Diagnostic.Note] = [], help: String
    ) {
        diagnostics.append(Diagnostic(id, summary, at: span, notes: notes, help: help))
    }
}

extension Block {
    fileprivate var isParagraph: Bool {
        if case .paragraph = self { true } else { false }
    }
}
