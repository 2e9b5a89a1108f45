import Diagnostics

/// The words of one fence by what they are, each as it must be by itself.
struct FenceWords: Sendable, Equatable {
    /// What was written, in its order; of a word that is wrong nothing.
    private(set) var words: [FenceWord: [WrittenWord]] = [:]
    /// What is wrong with single words.
    private(set) var diagnostics: [Diagnostic] = []

    /// Reads the words of a fence whose language, where it is not Swift, has a runner or none.
    init(_ written: [WrittenWord], language: String?) {
        for word in written {
            guard let known = FenceWord(rawValue: word.key) else {
                diagnostics.append(Self.unknown(word))
                continue
            }
            guard known != .exercise else {
                report(
                    .brokenExercise, "‘exercise’ names a section, and this is a fence",
                    at: word.keySpan,
                    help: "write <!-- lectern: \(known.example) --> right above the section's "
                        + "heading")
                continue
            }
            if let language, known.needsSwift {
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
            + FenceWord.allCases.filter { $0 != .exercise }.map(\.rawValue)
            .joined(separator: ", ")
        return Diagnostic(
            .unknownWord, "‘\(word.key)’ is no word of a fence", at: word.keySpan, help: help)
    }

    private mutating func report(
        _ id: DiagnosticID, _ summary: String, at span: SourceSpan, help: String
    ) {
        diagnostics.append(Diagnostic(id, summary, at: span, help: help))
    }
}
