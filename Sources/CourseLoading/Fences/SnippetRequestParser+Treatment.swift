import CourseModel
import Diagnostics

extension SnippetRequestParser {
    /// What is done with the code, and what must come of it.
    mutating func treatment(_ inline: InlineExpectations) -> SnippetRequest.Treatment {
        refuseContradictions()
        if let reason = value(.skip) { return .skip(reason: reason) }
        switch expectation() {
        case .compileError: return .refuse(expected(inline.errors))
        case .warning:
            let warnings = expected(inline.warnings)
            return words[.compile] != nil ? .compile(warnings: warnings) : .run(.warnings(warnings))
        case .crash: return .run(.crash)
        case .exit(let status): return .run(.exit(status))
        case .timeout: return .run(.timeout)
        case nil: break
        }
        // A check is run with what others print, and by itself only compiled.
        if words[.compile] != nil || words[.check] != nil { return .compile(warnings: nil) }
        guard words.isEmpty else { return .run(.success) }
        switch context.unmarked {
        case .run: return .run(.success)
        case .compile where context.runner == nil: return .compile(warnings: nil)
        case .compile, .skip: return .skip(reason: SnippetRequest.reasonToSkipPlainFences)
        }
    }

    // MARK: Expectations

    private enum Expectation {
        case compileError, warning, crash, timeout
        case exit(Int)
    }

    private mutating func expectation() -> Expectation? {
        guard let word = words[.expect]?.first, let text = word.value else { return nil }
        switch text {
        case "compile-error", "warning":
            if let language = context.runner?.language {
                report(
                    .needsSwift, "‘expect=\(text)’ is for Swift, and this is ‘\(language)’",
                    at: word.valueSpan, help: "write expect=exit:1 for a program that fails")
            }
            return text == "warning" ? .warning : .compileError
        case "crash": return .crash
        case "timeout": return .timeout
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
        let compilers = context.runner == nil ? ["compile-error", "warning"] : []
        let runs = compilers + ["crash", "timeout"]
        let nearest = Suggestion.nearest(to: text, among: runs + ["exit:1"])
        report(
            .invalidWordValue, "‘\(text)’ is nothing that can be expected", at: word.valueSpan,
            help: nearest.map { "did you mean expect=\($0)?" }
                ?? "write \(runs.joined(separator: ", ")), or exit:N with N from 1 to 255")
        return nil
    }

    private func expected(_ inline: [ExpectedDiagnostics.Message]) -> ExpectedDiagnostics {
        let written = (words[.error] ?? []).map { word in
            ExpectedDiagnostics.Message(text: word.value ?? "", line: nil, span: word.valueSpan)
        }
        return ExpectedDiagnostics(messages: written + inline, group: value(.group))
    }

    // MARK: Contradictions

    /// The words that make no sense for what is only shown.
    private static let notForSkipped: [FenceWord] =
        [
            .compile, .expect, .error, .group, .after, .hidden, .swift, .flags, .minSwift,
            .platform,
        ] + FenceWord.ofRuns

    private mutating func refuseContradictions() {
        for other in Self.notForSkipped {
            contradict(.skip, other, "a skipped snippet is only shown")
        }
        if let expected = value(.expect), expected != "warning" {
            contradict(.compile, .expect, "only a warning can be expected of what is not run")
        }
        for other in FenceWord.ofRuns where words[.skip] == nil {
            if words[.compile] != nil {
                contradict(.compile, other, "what is only compiled is not run")
            } else if value(.expect) == "compile-error" {
                contradict(.expect, other, "what does not compile is not run")
            }
        }
        contradict(.gallery, .timeline, "a timeline is of one run")
        contradict(
            .sanitize, .timeline, "a sanitizer's own functions stand where the schedule is seen")
        contradict(.hidden, .timeline, "what is hidden is not shown")
        contradict(.hidden, .region, "a hidden snippet shows no part of its file")
        refuseToShowHidden()
        let listsDiagnostics = ["compile-error", "warning"].contains(value(.expect))
        for word in [FenceWord.error, .group] where !listsDiagnostics {
            guard let first = words[word]?.first else { continue }
            report(
                .contradictoryWords,
                "‘\(word.rawValue)’ lists what the compiler says, and nothing is expected of it",
                at: first.keySpan,
                help: "expect=compile-error or expect=warning makes the compiler's words count")
        }
        if let region = words[.region]?.first, words[.file] == nil {
            report(
                .contradictoryWords, "‘region’ is a part of a file, and no file is named",
                at: region.keySpan, help: "name one: \(FenceWord.file.example)")
        }
    }

    private mutating func refuseToShowHidden() {
        for word in FenceWord.ofPresentation where word != .title {
            contradict(.hidden, word, "what is hidden is not shown")
            guard context.isInComment, let written = words[word]?.first else { continue }
            report(
                .contradictoryWords,
                "‘\(word.rawValue)’ speaks of how code is shown, and within a comment it is not",
                at: written.keySpan, help: "take it out")
        }
    }

    mutating func contradict(_ word: FenceWord, _ other: FenceWord, _ rule: String) {
        guard let first = words[word]?.first, let second = words[other]?.first else { return }
        report(
            .contradictoryWords,
            "‘\(other.rawValue)’ contradicts ‘\(word.rawValue)’: \(rule)", at: second.keySpan,
            notes: [.init("‘\(word.rawValue)’ stands here", at: first.keySpan)],
            help: "keep one of the two")
    }
}
