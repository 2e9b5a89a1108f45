import CourseModel

/// What readers are asked, and what they are to compare.
extension BlockRenderer {
    // MARK: Quizzes

    /// Writes a question with its answers, each with its reason in a fold.
    mutating func write(_ quiz: Quiz) {
        html.freshLine()
        html.markup("<section class=\"quiz\"")
        html.attribute("id", quiz.anchor)
        html.attribute("aria-labelledby", "\(quiz.anchor).question")
        html.markup(">\n<p class=\"callout-title\">Quiz</p>\n<div class=\"question\"")
        html.attribute("id", "\(quiz.anchor).question")
        html.markup(">\n<p>")
        write(quiz.question)
        html.markup("</p>\n")
        write(quiz.material)
        html.markup("</div>\n<ul class=\"options\"")
        html.attribute("data-choose", quiz.hasSeveralRight ? "several" : "one")
        html.markup(">\n")
        for option in quiz.options { write(option) }
        html.markup("</ul>\n</section>\n")
    }

    private mutating func write(_ option: Quiz.Option) {
        html.markup("<li class=\"option\"")
        html.attribute("data-right", option.isRight ? "yes" : "no")
        html.markup(">\n<div class=\"option-text\">")
        // It becomes a label, in which a link could not be followed.
        withoutTerms { $0.write(option.text.withoutLinks.withPlainReferences) }
        html.markup(
            "</div>\n<details class=\"why\"><summary>Is this right?</summary>\n<p class=\"mark\">")
        html.text(option.isRight ? "Right." : "Not this one.")
        html.markup("</p>\n")
        write(option.why)
        html.markup("</details>\n</li>\n")
    }

    // MARK: Exercises

    /// Writes the section of an exercise, its hints and its solution in folds.
    mutating func write(_ exercise: Exercise) {
        html.freshLine()
        html.markup("<section class=\"exercise\"")
        html.attribute("id", exercise.anchor)
        html.attribute("data-name", exercise.name.name)
        html.markup(">\n")
        let hints = exercise.hints.count
        for block in exercise.blocks {
            switch block {
            case .hint(let hint):
                fold("hint", hints == 1 ? "A hint" : "Hint \(hint.number) of \(hints)") {
                    $0.write(hint.blocks)
                }
            case .snippet(exercise.starter):
                html.freshLine()
                html.markup("<div class=\"starter\"><p class=\"part-name\">Start from this</p>\n")
                write([block])
                html.markup("</div>\n")
            case .snippet(exercise.solution): fold("solution", "A solution") { $0.write([block]) }
            case .snippet(let index) where index == exercise.check:
                fold("check", "What checks it") { $0.write([block]) }
            default: write([block])
            }
        }
        if let proof = proof(of: exercise) {
            html.freshLine()
            html.markup("<p class=\"proof\">")
            html.text(proof)
            html.markup("</p>\n")
        }
        html.markup("</section>\n")
    }

    /// What was done to know that the exercise can be solved, and is not solved already; `nil` where
    /// its programs were not run.
    private func proof(of exercise: Exercise) -> String? {
        let (starter, solution) = (
            context.snippets[exercise.starter], context.snippets[exercise.solution]
        )
        guard context.recordings[starter.id] != nil,
            let ending = context.recordings[solution.id]?.transcript.ending
        else { return nil }
        let result = "what you start from does not pass, the solution does."
        if exercise.check != nil { return "The check was run on what both print: \(result)" }
        return ending.isOfRun ? "Both were run: \(result)" : "Both were compiled: \(result)"
    }

    /// Writes a step of help that stands by itself.
    mutating func write(_ hint: Exercise.Hint) {
        fold("hint", "Hint \(hint.number)") { $0.write(hint.blocks) }
    }

    private mutating func fold(
        _ name: StaticString, _ summary: String, _ write: (inout Self) -> Void
    ) {
        html.freshLine()
        html.markup("<details class=\"")
        html.markup(name)
        html.markup("\"><summary>")
        html.text(summary)
        html.markup("</summary>\n")
        write(&self)
        html.freshLine()
        html.markup("</details>\n")
    }

    // MARK: Pairs

    /// Writes two snippets that are compared, each with what became of it, and what changed.
    mutating func write(_ pair: SnippetPair) {
        html.freshLine()
        let renderer = PairRenderer(
            before: context.snippets[pair.before], after: context.snippets[pair.after],
            recordings: context.recordings)
        html.markup("<div class=\"pair\">\n")
        write(half: renderer.before, named: renderer.names.before, of: renderer)
        write(half: renderer.after, named: renderer.names.after, of: renderer)
        renderer.writeChanges(to: &html)
        html.markup("</div>\n")
    }

    private mutating func write(half snippet: Snippet, named name: String, of pair: PairRenderer) {
        let verdict = pair.verdict(of: snippet)
        html.markup("<div class=\"half\" role=\"group\"")
        html.attribute("aria-label", verdict.isEmpty ? name : "\(name): \(verdict)")
        html.markup(">\n<p class=\"half-name\">")
        html.text(name)
        html.markup(" <span>")
        html.text(verdict)
        html.markup("</span></p>\n")
        SnippetRenderer.write(snippet, in: context, to: &html, with: &meanings)
        html.markup("</div>\n")
    }

    // MARK: References

    /// Writes what a run showed, with the way to it.
    mutating func write(_ reference: RunReference) {
        guard let value = reference.value else {
            html.markup("<span class=\"recorded\">…</span>")
            return
        }
        let source = allowsLinks ? value.source : nil
        html.markup(source == nil ? "<span class=\"recorded\"" : "<a class=\"recorded\" href=\"")
        if let source {
            if source.lesson != context.lesson { html.url(SitePath(pageOf: source.lesson).text) }
            html.markup("#")
            html.url("run-\(source.snippet)")
            html.markup("\"")
        }
        html.attribute("title", "From the recorded run of ‘\(reference.target.snippet)’")
        html.markup(">")
        if value.isVerbatim { html.markup("<samp>") }
        for (number, line) in value.text.lines.enumerated() {
            if number > 0 { html.markup("<br />") }
            html.text(line.utf8)
        }
        if value.isVerbatim { html.markup("</samp>") }
        html.markup(source == nil ? "</span>" : "</a>")
    }
}

extension [Inline] {
    /// The same text with what runs showed as words like all others: how it looks would give away
    /// which answers a machine gave.
    fileprivate var withPlainReferences: [Inline] {
        mapPieces { inline in
            guard case .reference(let reference) = inline, let value = reference.value else {
                return nil
            }
            return .text(value.text)
        }
    }
}

extension String {
    /// Its lines without their newlines.
    fileprivate var lines: [Substring] {
        split(separator: "\n", omittingEmptySubsequences: false)
    }
}
