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
    }

    let context: Context
    private(set) var words: [FenceWord: [WrittenWord]] = [:]
    var diagnostics: [Diagnostic] = []

    /// A parser of the words of one fence.
    init(_ written: [WrittenWord], context: Context) {
        self.context = context
        collect(written)
    }

    /// What the words ask for, of code whose comments expect the compiler's words given.
    mutating func result(inlineExpectations: InlineExpectations) -> Result {
        let id = id()
        let request = request(inlineExpectations)
        return Result(
            request: diagnostics.containErrors ? nil : request,
            id: id, idSpan: words[.id]?.first?.valueSpan, diagnostics: diagnostics)
    }

    // MARK: Words

    private mutating func collect(_ written: [WrittenWord]) {
        for word in written {
            guard let known = FenceWord(rawValue: word.key) else {
                diagnostics.append(Self.unknown(word))
                continue
            }
            guard known.isBuilt else {
                diagnostics.append(Self.notBuilt(word))
                continue
            }
            if let language = context.runner?.language, known.needsSwift {
                report(
                    .needsSwift, "‘\(known.rawValue)’ is for Swift, and this is ‘\(language)’",
                    at: word.keySpan, help: "take it out")
            } else if word.value?.contains("\0") == true {
                report(
                    .invalidWordValue, "no value can hold a zero byte", at: word.valueSpan,
                    help: "take the byte out")
            } else if known.standsAlone, word.value != nil {
                report(
                    .invalidWordValue, "‘\(known.rawValue)’ takes no value", at: word.valueSpan,
                    help: "write it alone: \(known.example)")
            } else if !known.standsAlone, (word.value ?? "").isEmpty,
                !known.hasDefault || word.value != nil
            {
                report(
                    .invalidWordValue, "‘\(known.rawValue)’ needs a value", at: word.keySpan,
                    help: "for example \(known.example)")
            } else if let first = words[known]?.first, !known.mayRepeat {
                diagnostics.append(
                    Diagnostic(
                        .repeatedWord, "‘\(known.rawValue)’ stands twice", at: word.keySpan,
                        notes: [.init("it stands here already", at: first.keySpan)],
                        help: "keep one of the two"))
            } else {
                words[known, default: []].append(word)
            }
        }
    }

    /// The diagnostic for a word outside the vocabulary.
    static func unknown(_ word: WrittenWord) -> Diagnostic {
        let candidates = FenceWord.allCases.map(\.rawValue)
        let help =
            Suggestion.nearest(to: word.key, among: candidates).map { "did you mean ‘\($0)’?" }
            ?? "the words are: "
            + FenceWord.allCases.filter(\.isBuilt).map(\.rawValue).joined(separator: ", ")
        return Diagnostic(
            .unknownWord, "‘\(word.key)’ is no word of a fence", at: word.keySpan, help: help)
    }

    private static func notBuilt(_ word: WrittenWord) -> Diagnostic {
        Diagnostic(
            .notBuilt, "‘\(word.key)’ cannot be used yet", at: word.keySpan,
            help: "take it out; this version refuses what it would otherwise ignore")
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

    private mutating func request(_ inlineExpectations: InlineExpectations) -> SnippetRequest {
        let treatment = treatment(inlineExpectations)
        return SnippetRequest(
            treatment: treatment, after: dependencies(), isHidden: words[.hidden] != nil,
            build: build(), settings: settings(), requirement: requirement(),
            contract: contract(), gallery: gallery(),
            presentation: CodePresentation(title: value(.title)))
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
