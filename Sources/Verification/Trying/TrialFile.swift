import CourseLoading
import CourseModel
import Diagnostics

/// A file whose fences are tried, as it was read.
struct TrialFile: Sendable {
    /// A fence of the file.
    struct Fence: Sendable {
        let snippet: Snippet
        /// The 1-based line on which it opens.
        let line: Int
        let text: FenceText
        /// What is wrong with its words.
        let wrongWords: [Diagnostic]
    }

    let lesson: Lesson
    /// The Swift fences in their order.
    let fences: [Fence]
    /// What is said of no Swift fence, and of text that looks like one and is not tried.
    let problems: [Diagnostic]
    /// The modules that its prose says to import.
    let modulesOfProse: [String]

    init(_ reading: PlainMarkdown.Reading) {
        let source = reading.lesson.source
        var words = reading.diagnostics.filter { !Self.isOfNoFence($0, in: source) }
        var fences: [Fence] = []
        for snippet in reading.lesson.snippets {
            let line = Self.line(of: snippet, in: source)
            let end = snippet.lines.last.map { source.line(at: $0.offset) } ?? line
            // Words stand on the fence's line or in a comment above it, marks in its code.
            func isOwn(_ diagnostic: Diagnostic) -> Bool {
                diagnostic.span.map { source.line(at: $0.range.lowerBound) <= end } ?? false
            }
            let own = words.filter(isOwn)
            words.removeAll(where: isOwn)
            fences.append(
                Fence(
                    snippet: snippet.tried(at: line, despite: own), line: line,
                    text: FenceText(snippet.lines.map(\.text)), wrongWords: own))
        }
        self.fences = fences
        lesson = reading.lesson.holding(fences.map(\.snippet))
        problems = reading.diagnostics.filter { Self.isOfNoFence($0, in: source) } + words
        modulesOfProse = Self.modules(in: source.text)
    }

    /// Whether what is said is of no use to any Swift fence: of the file, of text that is no fence, of a
    /// fence in another language.
    private static func isOfNoFence(_ diagnostic: Diagnostic, in source: SourceFile) -> Bool {
        switch diagnostic.id {
        case .unknownWord, .repeatedWord, .contradictoryWords, .invalidWordValue, .unclosedQuote,
            .needsSwift, .missingFile, .brokenRegion, .differingBody, .hideInString,
            .duplicateSnippet:
            false
        default: true
        }
    }

    /// The line on which a fence opens: its name can stand in a comment above.
    private static func line(of snippet: Snippet, in source: SourceFile) -> Int {
        if let body = snippet.body { return source.line(at: body.range.lowerBound) }
        guard let first = snippet.lines.first, snippet.codeFile == nil else {
            return source.line(at: snippet.span.range.lowerBound)
        }
        return source.line(at: first.offset) - 1
    }

    /// The modules of which a text in prose says `import`, in code spans.
    private static func modules(in text: String) -> [String] {
        var modules: [String] = []
        for piece in text.split(separator: "`") where piece.hasPrefix("import ") {
            guard let module = Declaration(String(piece)).module, !modules.contains(module),
                piece.allSatisfy({ !$0.isNewline })
            else { continue }
            modules.append(module)
        }
        return modules
    }

    // MARK: Names

    /// What is known of a name that a fence uses, by the other fences' text.
    func name(_ text: String, in index: Int) -> TriedFence.Name {
        let later = fences.indices.dropFirst(index + 1)
        let declaring =
            later.first { fences[$0].text.declared.contains(text) }
            ?? later.first { fences[$0].text.declaredAnywhere.contains(text) }
        return TriedFence.Name(
            text: text, earlierLine: fenceDeclaring(text, before: index).map { fences[$0].line },
            laterLine: declaring.map { fences[$0].line })
    }

    /// The last fence before another one that declares a name: outermost, or else as a member.
    ///
    /// - Parameter wanted: the fences that are looked at; `nil` for all.
    func fenceDeclaring(
        _ name: String, before index: Int, among wanted: Set<Int>? = nil
    ) -> Int? {
        let earlier = fences.indices.prefix(index).filter { wanted?.contains($0) ?? true }
        return earlier.last { fences[$0].text.declared.contains(name) }
            ?? earlier.last { fences[$0].text.declaredAnywhere.contains(name) }
    }

    /// The fence as others are told of it.
    func neighbour(_ index: Int) -> TriedFence.Neighbour {
        let fence = fences[index]
        return TriedFence.Neighbour(
            line: fence.line, name: fence.snippet.isNamed ? fence.snippet.id : nil)
    }
}

extension Lesson {
    fileprivate func holding(_ snippets: [Snippet]) -> Lesson {
        Lesson(
            id: id, title: title, summary: summary, path: path, source: source, blocks: blocks,
            snippets: snippets, setup: setup, hasReferences: hasReferences)
    }
}

extension Snippet {
    /// The same snippet as it is tried at a line.
    ///
    /// Where all that is wrong with its words is that other tools' stand among them, it is run without
    /// words. Its module is called after its line where its author did not name it: a section's name
    /// can be that of something in the code.
    fileprivate func tried(at line: Int, despite diagnostics: [Diagnostic]) -> Snippet {
        let isForeign =
            request.treatment == .wrong && diagnostics.allSatisfy { $0.id == .unknownWord }
        return Snippet(
            id: id, label: isNamed ? label : SnippetID("line-\(line)"), isNamed: isNamed,
            request: isForeign ? SnippetRequest(treatment: .run(.success)) : request, lines: lines,
            codeFile: codeFile, body: body, outputFence: outputFence,
            hasMainAttribute: hasMainAttribute, span: span)
    }
}
