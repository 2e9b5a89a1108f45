package import CourseModel

extension Planner {
    /// What is asked about the code of each lesson: of every snippet that is shown, skipped ones
    /// included, and of code that is only shown.
    ///
    /// A snippet whose references are wrong is asked about by itself.
    package static func questions(_ course: Course) -> [LessonID: LessonQuestions] {
        var chains = SnippetChains(course: course)
        var questions: [LessonID: LessonQuestions] = [:]
        for lesson in course.pages {
            var snippets: [SnippetID: CodeQuestion] = [:]
            for snippet in lesson.snippets where !snippet.request.isHidden {
                let reference = SnippetReference(lesson: lesson.id, snippet: snippet.id)
                snippets[snippet.id] = question(
                    about: snippet, behind: chains.chain(of: reference) ?? [])
            }
            let listings = lesson.blocks.flatMap(\.listings).compactMap(question)
            questions[lesson.id] = LessonQuestions(
                snippets: snippets,
                listings: Dictionary(listings, uniquingKeysWith: { first, _ in first }))
        }
        return questions
    }

    private static func question(
        about snippet: Snippet, behind chain: [SnippetChains.Link]
    ) -> CodeQuestion {
        let lines = snippet.lines.map(\.text)
        if let language = snippet.runner {
            return CodeQuestion(tool: .highlighter(language: language), lines: lines)
        }
        let build = snippet.request.build
        let isLibrary =
            snippet.hasMainAttribute || chain.contains { $0.snippet.hasMainAttribute }
        return CodeQuestion(
            tool: .languageServer(
                build.languageMode, flags: build.flags, isLibrary: isLibrary),
            precedingLines: chain.flatMap { $0.snippet.lines.map(\.text) }, lines: lines,
            hiddenLines: snippet.lines.indices.filter { snippet.lines[$0].isHidden })
    }

    private static func question(
        about listing: Block.Listing
    ) -> (LessonAnnotations.Listing, CodeQuestion)? {
        let language = listing.language.lowercased()
        guard !withoutWords.contains(language), !listing.text.isEmpty else { return nil }
        var lines = listing.text.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).map { String(Substring($0)) }
        if lines.last?.isEmpty == true { lines.removeLast() }
        let tool: CodeQuestion.Tool =
            language == "swift"
            ? .languageServer(.swift6, flags: [], isLibrary: false)
            : .highlighter(language: language)
        return (
            LessonAnnotations.Listing(language: listing.language, text: listing.text),
            CodeQuestion(tool: tool, lines: lines)
        )
    }

    /// What stands on fences whose text is in no language.
    private static let withoutWords: Set<String> = [
        "", "text", "txt", "plain", "plaintext", "output",
    ]
}
