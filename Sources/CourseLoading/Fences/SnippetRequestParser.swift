import CourseModel
import Diagnostics

/// Turns the words of one fence into what the author asked for, or says why they make no sense.
struct SnippetRequestParser {
    /// What came of the words.
    struct Result: Sendable, Equatable {
        /// What was asked for; `nil` where the words are wrong.
        let request: SnippetRequest?
        /// The name that the author gave, and where.
        let id: SnippetID?
        let idSpan: SourceSpan?
        let diagnostics: [Diagnostic]
    }

    /// What the words' meaning depends on.
    struct Context: Sendable {
        /// What plain fences ask for.
        var unmarked = CourseSettings.Unmarked.run
        /// How the fence's language is run; `nil` for Swift.
        var runner: LanguageRunner?
        /// The files that words can name.
        var files = LessonFiles()
        /// Whether the fence stands within a comment, which hides it.
        var isInComment = false
    }

    let context: Context
    let words: [FenceWord: [WrittenWord]]
    var diagnostics: [Diagnostic]

    /// A parser of the words of one fence.
    init(_ written: [WrittenWord], context: Context) {
        self.context = context
        let read = FenceWords(written, language: context.runner?.language)
        words = read.words
        diagnostics = read.diagnostics
    }

    /// What the words ask for, of code of which so many lines are shown and whose comments expect
    /// the compiler's words given.
    mutating func result(shownLines: Int?, inlineExpectations: InlineExpectations) -> Result {
        let id = id()
        let request = request(inlineExpectations, presentation: presentation(shownLines))
        return Result(
            request: diagnostics.containErrors ? nil : request,
            id: id, idSpan: words[.id]?.first?.valueSpan, diagnostics: diagnostics)
    }

    mutating func report(
        _ id: DiagnosticID, _ summary: String, at span: SourceSpan,
        notes: [Diagnostic.Note] = [], help: String
    ) {
        diagnostics.append(Diagnostic(id, summary, at: span, notes: notes, help: help))
    }

    func value(_ word: FenceWord) -> String? { words[word]?.first?.value }

    // MARK: Values

    private mutating func id() -> SnippetID? {
        guard let word = words[.id]?.first, let text = word.value else { return nil }
        guard let id = SnippetID(text) else {
            report(
                .invalidWordValue, "‘\(text)’ is no id", at: word.valueSpan,
                help: "use lower-case letters, digits and hyphens: id=lost-task")
            return nil
        }
        return id
    }

    /// How the code is shown; where the number of lines is not known, none is too high.
    private mutating func presentation(_ shownLines: Int?) -> CodePresentation {
        let read = CodePresentation.read(words, shownLines: shownLines)
        diagnostics += read.diagnostics
        return read.presentation
    }

    private mutating func request(
        _ inlineExpectations: InlineExpectations, presentation: CodePresentation
    ) -> SnippetRequest {
        let treatment = treatment(inlineExpectations)
        refuseTeachingContradictions()
        return SnippetRequest(
            treatment: treatment, after: dependencies(), isHidden: words[.hidden] != nil,
            build: build(), settings: settings(), requirement: requirement(),
            contract: contract(), gallery: gallery(), hasTimeline: words[.timeline] != nil,
            role: role, prediction: prediction(), pairedWith: pairedWith(),
            presentation: presentation)
    }

    private mutating func dependencies() -> [SnippetRequest.Dependency] {
        guard let word = words[.after]?.first, let text = word.value else { return [] }
        var dependencies: [SnippetRequest.Dependency] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            if let dependency = SnippetRequest.Dependency(text: name, span: word.valueSpan) {
                dependencies.append(dependency)
            } else {
                report(
                    .invalidWordValue, "‘\(name)’ is no snippet's name", at: word.valueSpan,
                    help: "write after=ID, after=ID,ID or after=lesson/ID, without spaces")
            }
        }
        return dependencies
    }
}

extension SnippetRequest.Dependency {
    /// The reference that `ID` or `lesson/ID` is; `nil` for anything else.
    init?(text: some StringProtocol, span: SourceSpan) {
        let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(pieces.count), let snippet = SnippetID(pieces[pieces.count - 1])
        else { return nil }
        let lesson = pieces.count == 2 ? LessonID(pieces[0]) : nil
        if pieces.count == 2, lesson == nil { return nil }
        self.init(lesson: lesson, snippet: snippet, span: span)
    }
}
