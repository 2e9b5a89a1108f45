import CourseModel
import Diagnostics

extension SnippetRequestParser {
    /// How Swift is built.
    mutating func build() -> SwiftBuild {
        SwiftBuild(languageMode: languageMode(), flags: flags(), sanitizer: sanitizer())
    }

    /// What is needed of the machine.
    mutating func requirement() -> Requirement {
        Requirement(minimumSwift: minimumSwift(), platform: platform())
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

    private mutating func flags() -> [String] {
        guard let word = words[.flags]?.first, let flags = shellWords(word) else { return [] }
        for refusal in CompilerFlags.refusals(of: flags) {
            report(.invalidWordValue, refusal.summary, at: word.valueSpan, help: refusal.help)
        }
        return flags
    }

    private mutating func sanitizer() -> SwiftBuild.Sanitizer? {
        guard let word = words[.sanitize]?.first, let text = word.value else { return nil }
        let known = SwiftBuild.Sanitizer(rawValue: text)
        if known == nil {
            reportChoice(
                word, "‘\(text)’ is no sanitizer", among: SwiftBuild.Sanitizer.allCases)
        }
        return known
    }

    private mutating func platform() -> Requirement.Platform? {
        guard let word = words[.platform]?.first, let text = word.value else { return nil }
        let known = Requirement.Platform(rawValue: text)
        if known == nil {
            reportChoice(
                word, "‘\(text)’ is no platform that snippets run on",
                among: Requirement.Platform.allCases)
        }
        return known
    }

    private mutating func reportChoice(
        _ word: WrittenWord, _ summary: String, among choices: [some RawRepresentable<String>]
    ) {
        let forms = choices.map { "\(word.key)=\($0.rawValue)" }
        report(
            .invalidWordValue, summary, at: word.valueSpan,
            help: "write \(forms.joined(separator: " or "))")
    }

    private mutating func minimumSwift() -> SwiftVersion? {
        guard let word = words[.minSwift]?.first, let text = word.value else { return nil }
        let version = SwiftVersion(text)
        if version == nil {
            report(
                .invalidWordValue, "‘\(text)’ is no version of Swift", at: word.valueSpan,
                help: "write numbers with dots between them: \(FenceWord.minSwift.example)")
        }
        return version
    }
}
