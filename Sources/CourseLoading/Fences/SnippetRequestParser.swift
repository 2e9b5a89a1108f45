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

    private let unmarked: CourseSettings.Unmarked
    private let inlineExpectations: InlineExpectations
    private var words: [FenceWord: [WrittenWord]] = [:]
    private var diagnostics: [Diagnostic] = []

    /// Parses the words of a Swift fence.
    static func parse(
        _ written: [WrittenWord], unmarked: CourseSettings.Unmarked,
        inlineExpectations: InlineExpectations
    ) -> Result {
        var parser = SnippetRequestParser(
            unmarked: unmarked, inlineExpectations: inlineExpectations)
        parser.collect(written)
        let id = parser.id()
        let request = parser.request()
        return Result(
            request: parser.diagnostics.containErrors ? nil : request,
            id: id, idSpan: parser.words[.id]?.first?.valueSpan, diagnostics: parser.diagnostics)
    }

    private init(unmarked: CourseSettings.Unmarked, inlineExpectations: InlineExpectations) {
        self.unmarked = unmarked
        self.inlineExpectations = inlineExpectations
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
            if known.standsAlone, word.value != nil {
                report(
                    .invalidWordValue, "‘\(known.rawValue)’ takes no value", at: word.valueSpan,
                    help: "write it alone: \(known.example)")
            } else if !known.standsAlone, (word.value ?? "").isEmpty {
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

    private mutating func report(
        _ id: DiagnosticID, _ summary: String, at span: SourceSpan, help: String
    ) {
        diagnostics.append(Diagnostic(id, summary, at: span, help: help))
    }

    private func value(_ word: FenceWord) -> String? { words[word]?.first?.value }

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

    private mutating func request() -> SnippetRequest {
        let treatment = treatment()
        return SnippetRequest(
            treatment: treatment, after: dependencies(), isHidden: words[.hidden] != nil,
            build: SwiftBuild(languageMode: languageMode()), title: value(.title))
    }

    private mutating func languageMode() -> SwiftBuild.LanguageMode {
        guard let word = words[.swift]?.first, let text = word.value else { return .swift6 }
        guard let mode = SwiftBuild.LanguageMode(rawValue: text) else {
            report(
                .invalidWordValue, "‘\(text)’ is no language mode", at: word.valueSpan,
                help: "write swift=5 or swift=6")
            return .swift6
        }
        return mode
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

    // MARK: Treatment

    private mutating func treatment() -> SnippetRequest.Treatment {
        refuseContradictions()
        if let reason = value(.skip) { return .skip(reason: reason) }
        let expectation = expectation()
        switch expectation {
        case .compileError: return .refuse(expected(inlineExpectations.errors))
        case .warning:
            let warnings = expected(inlineExpectations.warnings)
            return words[.compile] != nil ? .compile(warnings: warnings) : .run(.warnings(warnings))
        case .crash: return .run(.crash)
        case .exit(let status): return .run(.exit(status))
        case nil: break
        }
        if words[.compile] != nil { return .compile(warnings: nil) }
        guard words.isEmpty else { return .run(.success) }
        return switch unmarked {
        case .run: .run(.success)
        case .compile: .compile(warnings: nil)
        case .skip: .skip(reason: "the course does not run plain fences")
        }
    }

    private enum Expectation {
        case compileError, warning, crash
        case exit(Int)
    }

    private mutating func expectation() -> Expectation? {
        guard let word = words[.expect]?.first, let text = word.value else { return nil }
        switch text {
        case "compile-error": return .compileError
        case "warning": return .warning
        case "crash": return .crash
        case "timeout":
            report(
                .notBuilt, "‘expect=timeout’ cannot be used yet", at: word.valueSpan,
                help: "take it out; this version refuses what it would otherwise ignore")
            return nil
        default: break
        }
        if text.hasPrefix("exit:"), let status = Int(text.dropFirst(5)), (1...255).contains(status)
        {
            return .exit(status)
        }
        if text == "exit:0" {
            report(
                .invalidWordValue, "0 is what every snippet exits with", at: word.valueSpan,
                help: "take expect=exit:0 out")
            return nil
        }
        let candidates = ["compile-error", "warning", "crash", "exit:1"]
        let nearest = Suggestion.nearest(to: text, among: candidates)
        report(
            .invalidWordValue, "‘\(text)’ is nothing that can be expected", at: word.valueSpan,
            help: nearest.map { "did you mean expect=\($0)?" }
                ?? "write compile-error, warning, crash, or exit:N with N from 1 to 255")
        return nil
    }

    private func expected(_ inline: [ExpectedDiagnostics.Message]) -> ExpectedDiagnostics {
        let written = (words[.error] ?? []).map { word in
            ExpectedDiagnostics.Message(text: word.value ?? "", line: nil, span: word.valueSpan)
        }
        return ExpectedDiagnostics(messages: written + inline, group: value(.group))
    }

    private mutating func refuseContradictions() {
        for other in [FenceWord.compile, .expect, .error, .group, .after, .hidden, .swift] {
            contradict(.skip, other, "a skipped snippet is only shown")
        }
        if let expected = value(.expect), expected != "warning" {
            contradict(.compile, .expect, "only a warning can be expected of what is not run")
        }
        let listsDiagnostics = ["compile-error", "warning"].contains(value(.expect))
        for word in [FenceWord.error, .group] where !listsDiagnostics {
            guard let first = words[word]?.first else { continue }
            report(
                .contradictoryWords,
                "‘\(word.rawValue)’ lists what the compiler says, and nothing is expected of it",
                at: first.keySpan,
                help: "expect=compile-error or expect=warning makes the compiler's words count")
        }
    }

    private mutating func contradict(_ word: FenceWord, _ other: FenceWord, _ rule: String) {
        guard let first = words[word]?.first, let second = words[other]?.first else { return }
        diagnostics.append(
            Diagnostic(
                .contradictoryWords,
                "‘\(other.rawValue)’ contradicts ‘\(word.rawValue)’: \(rule)", at: second.keySpan,
                notes: [.init("‘\(word.rawValue)’ stands here", at: first.keySpan)],
                help: "keep one of the two"))
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
