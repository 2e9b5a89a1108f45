import CourseModel
import Diagnostics

extension SnippetRequestParser {
    /// What the code is for within an exercise.
    var role: Exercise.Role? {
        Exercise.Role.allCases.first { role in
            FenceWord(rawValue: role.rawValue).map { words[$0] != nil } ?? false
        }
    }

    /// What readers are asked before they see what it does.
    mutating func prediction() -> Prediction? {
        guard let word = words[.predict]?.first else { return nil }
        guard let text = word.value else { return Prediction() }
        do {
            let document = try MarkdownParser.parse(text)
            if let only = document.children.first, document.children.count == 1,
                only.kind == .paragraph, let question = only.children.plainInlines
            {
                return Prediction(question: question)
            }
        } catch {
            // What is nested that deeply is no sentence either.
        }
        report(
            .invalidWordValue, "this question is more than a sentence", at: word.valueSpan,
            help: "write one line of words, `code` and *emphasis*, without links or references")
        return nil
    }

    /// The snippet with which it is compared.
    mutating func pairedWith() -> SnippetRequest.Dependency? {
        guard let word = words[.pair]?.first, let text = word.value else { return nil }
        guard let id = SnippetID(text) else {
            report(
                .invalidWordValue, "‘\(text)’ is no name of a snippet of this lesson",
                at: word.valueSpan,
                help: "name the one right above by its id: \(FenceWord.pair.example)")
            return nil
        }
        return SnippetRequest.Dependency(lesson: nil, snippet: id, span: word.valueSpan)
    }

    /// Refuses words that what readers are asked cannot go with.
    mutating func refuseTeachingContradictions() {
        for word in [FenceWord.predict, .pair, .starter, .solution, .check] {
            contradict(.hidden, word, "what is hidden is not shown")
            contradict(.skip, word, "a skipped snippet is only shown")
            guard context.isInComment, let written = words[word]?.first else { continue }
            report(
                .contradictoryWords,
                "‘\(word.rawValue)’ is for readers, who do not see what stands in a comment",
                at: written.keySpan, help: "take it out")
        }
        contradict(.compile, .predict, "what is only compiled shows nothing to guess")
        contradict(.pair, .predict, "a pair shows at once what became of both")
        contradict(.pair, .tab, "a pair has a place of its own for both")
        for role in FenceWord.ofExercises {
            for other in [FenceWord.predict, .pair, .tab] {
                contradict(role, other, "a part of an exercise stands by itself")
            }
        }
        contradict(.starter, .solution, "one program is one of them")
        contradict(.starter, .check, "one program is one of them")
        contradict(.solution, .check, "one program is one of them")
        let ofOtherRuns: [FenceWord] = [
            .compile, .expect, .error, .group, .output, .order, .mask, .gallery, .timeline, .stdin,
        ]
        for other in ofOtherRuns {
            contradict(
                .check, other,
                "a check is given a program's output, and says by its exit status "
                    + "whether that is right")
        }
    }
}

extension [MarkdownNode] {
    /// The words, code and emphasis that nodes are; `nil` where anything else is among them.
    fileprivate var plainInlines: [Inline]? {
        var inlines: [Inline] = []
        for node in self {
            switch node.kind {
            case .text(let text) where !text.contains("{{"): inlines.append(.text(text))
            case .code(let code): inlines.append(.code(code))
            case .softBreak: inlines.append(.softBreak)
            case .emphasis:
                guard let content = node.children.plainInlines else { return nil }
                inlines.append(.emphasis(content))
            case .strong:
                guard let content = node.children.plainInlines else { return nil }
                inlines.append(.strong(content))
            default: return nil
            }
        }
        return inlines
    }
}
