import CourseModel
import Diagnostics

/// Builds the blocks and snippets of one lesson from cmark's tree, with Lectern's additions.
///
/// A builder lives for one lesson and is thrown away; what it collects on the way is its own.
struct LessonBuilder {
    /// Which additions to CommonMark are made.
    struct Options: Sendable, Equatable {
        /// Tables, callouts, heading anchors and snippets.
        ///
        /// Without them the blocks are cmark's own.
        var makesAdditions = true
        /// Whether raw HTML and dangerous links are the author's wish.
        var allowsRawHTML = false
        /// What plain Swift fences ask for.
        var unmarked = CourseSettings.Unmarked.run
        /// How code of other languages is run.
        var runners: [LanguageRunner] = []
        /// The files that the words of fences can name.
        var files = LessonFiles()
    }

    /// What came of a lesson's Markdown.
    struct Result: Sendable, Equatable {
        let blocks: [Block]
        let snippets: [Snippet]
        /// The files in which code of its snippets stands.
        let codeFiles: [SourceFile]
        /// Where the headings stand, in the order of ``Block/headings``.
        let headingSpans: [SourceSpan]
        /// Whether something in the prose may be taken from a run.
        let hasReferences: Bool
        let diagnostics: [Diagnostic]
    }

    let text: LessonText
    let options: Options
    var diagnostics: [Diagnostic] = []
    var snippets: [Snippet] = []
    var codeFiles: [SourceFile] = []
    /// What authors state of what snippets print, by snippet.
    var outputFences: [Int: OutputFence] = [:]
    /// The snippets whose words or code are wrong.
    var wrongSnippets: Set<Int> = []
    /// What stands right above the block that is read, in the same container.
    var above = BlockAbove.nothing
    /// The lines of Markdown on which a code block begins.
    private(set) var codeLines: Set<Int> = []
    /// The section of each snippet that its author left without a name.
    var sections: [Int: String] = [:]
    var section = SnippetNames.defaultSection
    /// The words of a comment that waits for its fence.
    var pendingComment: FenceComment?
    /// The cells of each table, by the line of Markdown on which the table begins.
    var tables: [Int: Block.Table] = [:]
    /// The word `tab` of the fence that was read last.
    var tab: TabMark?
    /// How many containers stand around the blocks that are read; 1 for those of the lesson itself.
    private(set) var depth = 0
    /// The exercise whose section is read.
    var exercise: OpenExercise?
    /// Where each exercise is named.
    var exerciseNames: [SnippetID: SourceSpan] = [:]
    /// The references of the lesson, which cmark does not see.
    let mask: ReferenceMask
    private var quizzes = 0
    private var anchors = HeadingAnchors()
    private var headingSpans: [SourceSpan] = []

    /// Builds a lesson's blocks.
    static func build(_ text: LessonText, options: Options) -> Result {
        var builder = LessonBuilder(text: text, options: options)
        do {
            let document = builder.mask.restoring(try MarkdownParser.parse(builder.mask.text))
            if options.makesAdditions {
                builder.findCode(in: document)
                try builder.readTables(in: document)
            }
            let blocks = builder.blocks(document.children, quotationDepth: 0)
            let snippets = builder.namedSnippets()
            return Result(
                blocks: blocks, snippets: snippets, codeFiles: builder.codeFiles,
                headingSpans: builder.headingSpans,
                hasReferences: !builder.mask.contents.isEmpty, diagnostics: builder.diagnostics)
        } catch {
            let range = text.file.range(ofLine: text.line(error.line))
            builder.report(
                .tooDeeplyNested, "lists, quotations or emphasis are nested too deeply",
                at: SourceSpan(file: text.file.path, range: range),
                help: "stay below \(MarkdownParser.depthLimit) levels")
            return Result(
                blocks: [], snippets: [], codeFiles: [], headingSpans: [],
                hasReferences: false, diagnostics: builder.diagnostics)
        }
    }

    private init(text: LessonText, options: Options) {
        self.text = text
        self.options = options
        mask =
            options.makesAdditions
            ? ReferenceMask(text.body, at: text.bodyOffset) : ReferenceMask(unmasked: text.body)
    }

    private mutating func findCode(in node: MarkdownNode) {
        switch node.kind {
        case .codeBlock: codeLines.insert(node.startLine)
        case .document, .quotation, .bulletList, .orderedList, .item:
            for child in node.children { findCode(in: child) }
        case .htmlBlock, .paragraph, .heading, .thematicBreak, .text, .softBreak, .lineBreak,
            .code, .html, .emphasis, .strong, .link, .image:
            break
        }
    }

    mutating func report(
        _ id: DiagnosticID, _ summary: String, at span: SourceSpan,
        notes: [Diagnostic.Note] = [], help: String
    ) {
        diagnostics.append(Diagnostic(id, summary, at: span, notes: notes, help: help))
    }

    mutating func warn(_ id: DiagnosticID, _ summary: String, at span: SourceSpan, help: String) {
        diagnostics.append(Diagnostic(.warning, id, summary, at: span, help: help))
    }

    // MARK: Blocks

    mutating func blocks(_ nodes: [MarkdownNode], quotationDepth: Int) -> [Block] {
        var blocks: [Block] = []
        var tabs = TabGroup()
        above = .nothing
        depth += 1
        defer { depth -= 1 }
        for node in nodes {
            if depth == 1, case .heading = node.kind {
                finish(&tabs, in: &blocks)
                endExercise(before: node, in: &blocks)
            }
            // Only the very next block can take up a comment's words.
            if let comment = pendingComment, !node.isCodeBlock {
                pendingComment = nil
                if !beginExercise(comment, above: node, blockCount: blocks.count) {
                    refuse(orphan: comment)
                }
            }
            let before = above
            let made = self.blocks(for: node, quotationDepth: quotationDepth)
            // A comment that waits for its fence stands between nothing: it is refused by itself.
            if pendingComment == nil { above = blockAbove(node, made) }
            noteTask(node, made, above: before)
            add(made, to: &blocks, group: &tabs)
        }
        finish(&tabs, in: &blocks)
        if let comment = pendingComment {
            refuse(orphan: comment)
            pendingComment = nil
        }
        if depth == 1 { endExercise(in: &blocks) }
        return blocks
    }

    private mutating func blocks(for node: MarkdownNode, quotationDepth: Int) -> [Block] {
        switch node.kind {
        case .paragraph:
            if let table = tables[node.startLine] { return [.table(table)] }
            if quotationDepth == 0 { refuseUnquotedCallout(node) }
            return [.paragraph(paragraph(node, quotationDepth: quotationDepth))]
        case .heading(let level):
            return [.heading(heading(node, level: level))]
        case .quotation:
            return [quotation(node, depth: quotationDepth + 1)]
        case .bulletList(let isTight):
            return [list(node, marker: .bullet, isTight: isTight, depth: quotationDepth)]
        case .orderedList(let isTight, let start):
            let marker = Block.List.Marker.ordered(start: start)
            return [list(node, marker: marker, isTight: isTight, depth: quotationDepth)]
        case .codeBlock(let info, let literal):
            return codeBlock(node, info: info, literal: literal, quotationDepth: quotationDepth)
        case .htmlBlock(let html):
            return htmlBlock(node, html: html)
        case .thematicBreak:
            return [.thematicBreak]
        case .document, .item, .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong,
            .link, .image:
            preconditionFailure("cmark puts blocks, and only blocks, where blocks belong")
        }
    }

    private mutating func heading(_ node: MarkdownNode, level: Int) -> Block.Heading {
        let content = inlines(node.children, in: node)
        refuseReferences(in: content, "a heading is an address, which must not change")
        let anchor = options.makesAdditions ? anchors.anchor(for: content.plainText) : ""
        section = SnippetNames.section(of: content.plainText)
        headingSpans.append(text.span(of: node))
        return Block.Heading(level: level, content: content, anchor: anchor)
    }

    /// A name within the page that nothing else has, made of words.
    mutating func anchor(_ words: String) -> String { anchors.anchor(for: words) }

    /// The number of the lesson's next quiz, from 1 up.
    mutating func nextQuiz() -> Int {
        quizzes += 1
        return quizzes
    }

    private mutating func list(
        _ node: MarkdownNode, marker: Block.List.Marker, isTight: Bool, depth: Int
    ) -> Block {
        let items = node.children.map { blocks($0.children, quotationDepth: depth) }
        return .list(Block.List(marker: marker, isTight: isTight, items: items))
    }

    private mutating func paragraph(_ node: MarkdownNode, quotationDepth: Int) -> [Inline] {
        if options.makesAdditions {
            for line in text.lines(of: node, quotationDepth: quotationDepth)
            where SourceFence.resembles(line.text) {
                refuse(falseFence: line)
            }
        }
        return inlines(node.children, in: node)
    }

    private mutating func refuse(falseFence line: TableReader.Line) {
        let range = line.offset..<(line.offset + line.text.utf8.count)
        report(
            .notAFence, "this looks like a fence and is none, so what follows would not be tested",
            at: SourceSpan(file: text.file.path, range: range),
            notes: [.init("a backtick anywhere behind ``` makes CommonMark read the line as text")],
            help: "fence it with ~~~, or take the backtick out")
    }

    // MARK: Quotations and callouts

    private mutating func quotation(_ node: MarkdownNode, depth: Int) -> Block {
        guard options.makesAdditions, let first = node.children.first, first.kind == .paragraph
        else { return .quotation(blocks(node.children, quotationDepth: depth)) }
        let mark = text.lines(of: first, quotationDepth: depth)[0]
        guard mark.text.hasPrefix("[!"), let bracket = mark.text.firstIndex(of: "]") else {
            return .quotation(blocks(node.children, quotationDepth: depth))
        }
        let name = mark.text[mark.text.index(mark.text.startIndex, offsetBy: 2)..<bracket]
        let end = mark.offset + mark.text.utf8.count
        let span = SourceSpan(file: text.file.path, range: mark.offset..<end)
        guard let kind = callout(named: name, at: span) else { return .quotation([]) }
        guard kind == .quiz || mark.text[mark.text.index(after: bracket)...].isEmpty else {
            report(
                .unknownCallout, "a callout's text begins on the line below its mark", at: span,
                help: "put what follows ‘[!\(name)]’ on a line of its own, behind ‘> ’")
            return .quotation([])
        }
        var rest = blocks(node.children, quotationDepth: depth)
        if kind == .quiz { return quiz(node, rest, mark: span) }
        if case .paragraph(let content) = rest.first {
            // The mark's own line ends with the first break; a mark alone leaves no paragraph.
            let remaining = Array(content.drop { $0 != .softBreak && $0 != .lineBreak }.dropFirst())
            rest.removeFirst()
            if !remaining.isEmpty { rest.insert(.paragraph(remaining), at: 0) }
        }
        switch kind {
        case .box(let kind): return .callout(Block.Callout(kind: kind, blocks: rest))
        case .hint, .quiz: return hint(rest, of: node, mark: span)
        }
    }

    /// Refuses a paragraph that begins as a callout does: without `> ` its mark would be shown.
    private mutating func refuseUnquotedCallout(_ node: MarkdownNode) {
        guard options.makesAdditions, case .text(let first) = node.children.first?.kind,
            first.hasPrefix("["), let line = text.lines(of: node, quotationDepth: 0).first,
            line.text.hasPrefix("[!"), let end = line.text.firstIndex(of: "]"),
            CalloutMark(line.text[..<end].dropFirst(2).lowercased()) != nil
        else { return }
        let mark = line.text[...end]
        report(
            .unknownCallout, "‘\(mark)’ stands in no quotation, so it would be shown as it is",
            at: SourceSpan(
                file: text.file.path, range: line.offset..<(line.offset + mark.utf8.count)),
            help: "put ‘> ’ in front of each of its lines")
    }

    /// What a mark such as `[!NOTE]` makes of a quotation.
    private enum CalloutMark: Equatable {
        case box(Block.Callout.Kind)
        case quiz, hint

        init?(_ name: String) {
            switch name {
            case "quiz": self = .quiz
            case "hint": self = .hint
            default:
                guard let kind = Block.Callout.Kind(rawValue: name) else { return nil }
                self = .box(kind)
            }
        }
    }

    private mutating func callout(named name: Substring, at span: SourceSpan) -> CalloutMark? {
        if let kind = CalloutMark(name.lowercased()) { return kind }
        let kinds = Block.Callout.Kind.allCases.map(\.rawValue) + ["quiz", "hint"]
        let nearest = Suggestion.nearest(to: String(name), among: kinds)
        report(
            .unknownCallout, "‘[!\(name)]’ is no callout", at: span,
            help: nearest.map { "did you mean [!\($0.uppercased())]?" }
                ?? "the callouts are: "
                + kinds.map { "[!\($0.uppercased())]" }.joined(separator: ", "))
        return nil
    }
}

extension MarkdownNode {
    /// Whether the node is a code block, fenced or indented.
    var isCodeBlock: Bool {
        if case .codeBlock = kind { true } else { false }
    }
}
