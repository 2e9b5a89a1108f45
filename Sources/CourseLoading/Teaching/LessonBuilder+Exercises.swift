import CourseModel
import Diagnostics

extension LessonBuilder {
    // MARK: Sections

    /// Ends the open exercise if a heading ends its section.
    mutating func endExercise(before node: MarkdownNode, in blocks: inout [Block]) {
        guard case .heading(let level) = node.kind, let open = exercise, level <= open.level else {
            return
        }
        endExercise(in: &blocks)
    }

    /// Ends the open exercise: its blocks become one, if it has all that an exercise needs.
    mutating func endExercise(in blocks: inout [Block]) {
        guard let open = exercise else { return }
        exercise = nil
        guard let starter = program(.starter, of: open),
            let solution = program(.solution, of: open),
            isProved(open, by: solution)
        else { return }
        let finished = Exercise(
            name: open.name, anchor: open.anchor, blocks: Array(blocks[open.firstBlock...]),
            starter: starter, solution: solution, check: open.programs[.check]?.snippet,
            task: open.task, span: open.span)
        blocks.replaceSubrange(open.firstBlock..., with: [.exercise(finished)])
    }

    /// Begins the exercise that a comment names whose heading comes next; says whether the comment was
    /// meant to name one.
    mutating func beginExercise(
        _ comment: FenceComment, above node: MarkdownNode, blockCount: Int
    ) -> Bool {
        guard let word = exerciseWord(of: comment) else { return false }
        guard case .heading(let level) = node.kind, depth == 1 else {
            refuse(
                exercise: "no heading stands below this, so nothing is an exercise",
                at: word.keySpan, help: "put it right above the heading of the exercise's section")
            return true
        }
        if let open = exercise {
            report(
                .brokenExercise, "this exercise stands within ‘\(open.name)’", at: word.valueSpan,
                notes: [.init("that one is named here", at: open.span)],
                help: "give it a heading of the same level, so that the other one ends above it")
            return true
        }
        guard let value = word.value, let name = SnippetID(value) else {
            refuse(
                exercise: "‘\(word.value ?? "")’ is no name of an exercise", at: word.valueSpan,
                help: "use lower-case letters, digits and hyphens: \(FenceWord.exercise.example)")
            return true
        }
        if let first = exerciseNames.updateValue(word.valueSpan, forKey: name) {
            report(
                .brokenExercise, "‘\(name)’ names two exercises of this lesson", at: word.valueSpan,
                notes: [.init("the first is here", at: first)],
                help: "give one of them another name")
            return true
        }
        exercise = OpenExercise(
            name: name, anchor: anchor("exercise \(name)"), span: word.valueSpan, level: level,
            firstBlock: blockCount)
        return true
    }

    /// The word with which a comment names an exercise; `nil` where it speaks of something else.
    private mutating func exerciseWord(of comment: FenceComment) -> WrittenWord? {
        let lexers = comment.words.map {
            FenceLexer(file: text.file, range: $0, allowsLines: true)
        }
        let words = lexers.flatMap(\.words)
        guard let word = words.first(where: { $0.key == FenceWord.exercise.rawValue }) else {
            return nil
        }
        diagnostics += lexers.flatMap(\.diagnostics)
        for other in words where other != word {
            refuse(
                exercise: "‘\(other.key)’ is nothing that can be said of an exercise",
                at: other.keySpan, help: "say it of a fence in its section")
        }
        return word
    }

    /// Takes note of what a node of the open exercise is for.
    ///
    /// - Parameter above: what stood right above the node.
    mutating func noteTask(_ node: MarkdownNode, _ made: [Block], above: BlockAbove) {
        guard depth == 1, exercise != nil else { return }
        switch made.last {
        case .snippet(let index) where isPart(index): return
        case .hint: return
        case nil:
            // Comments are for authors; what a part prints belongs to it.
            guard node.isCodeBlock, case .snippet(let index) = above, !isPart(index) else {
                return
            }
        default: break
        }
        exercise?.task.append(text.wholeSpan(of: node))
    }

    /// Whether a snippet is a part of the open exercise, be its words right or wrong.
    private func isPart(_ index: Int) -> Bool {
        exercise?.programs.values.contains { $0.snippet == index } ?? false
    }

    // MARK: Parts

    /// Takes up a fence as a part of the open exercise; returns the name that the part has unless its
    /// author gives it one.
    mutating func claimRole(
        in words: [FenceWord: [WrittenWord]], of index: Int
    ) -> SnippetID? {
        let written = FenceWord.ofExercises.compactMap { words[$0]?.first }
        guard let word = written.first, let role = Exercise.Role(rawValue: word.key) else {
            return nil
        }
        guard let open = exercise, depth == 1 else {
            refuse(
                exercise: exercise == nil
                    ? "‘\(role.rawValue)’ stands in no exercise"
                    : "‘\(role.rawValue)’ stands within a list or a quotation", at: word.keySpan,
                help: exercise == nil
                    ? "name the exercise right above its heading: <!-- lectern: "
                        + "\(FenceWord.exercise.example) -->"
                    : "put it directly into the exercise's section")
            return nil
        }
        if let first = open.programs[role] {
            report(
                .brokenExercise, "‘\(open.name)’ has two programs called ‘\(role.rawValue)’",
                at: word.keySpan, notes: [.init("the first is here", at: first.span)],
                help: "keep one of the two")
            return nil
        }
        exercise?.programs[role] = (index, word.keySpan)
        return SnippetID("\(open.name)-\(role.rawValue)")
    }

    /// The hint that a quotation is which begins with `[!HINT]`; its contents where it stands in no
    /// exercise.
    mutating func hint(_ blocks: [Block], of node: MarkdownNode, mark: SourceSpan) -> Block {
        guard exercise != nil, depth == 1 else {
            refuse(
                exercise: "a hint belongs into the section of an exercise", at: mark,
                help: "name one right above its heading, or make this a [!TIP]")
            return .quotation(blocks)
        }
        guard !blocks.isEmpty else {
            refuse(exercise: "this hint says nothing", at: mark, help: "write it on the line below")
            return .quotation(blocks)
        }
        exercise?.hints += 1
        return .hint(
            Exercise.Hint(
                number: exercise?.hints ?? 1, blocks: blocks, source: text.wholeSpan(of: node)))
    }

    private mutating func program(_ role: Exercise.Role, of open: OpenExercise) -> Int? {
        if let program = open.programs[role] { return program.snippet }
        refuse(
            exercise: "‘\(open.name)’ has no \(role.rawValue)", at: open.span,
            help: role == .starter
                ? "write ‘starter’ behind the language of the fence that readers begin with"
                : "write ‘solution’ behind the language of a fence that solves it")
        return nil
    }

    /// Whether there is something that proves a solution, and the parts go together.
    private mutating func isProved(_ open: OpenExercise, by solution: Int) -> Bool {
        let request = snippets[solution].request
        guard !wrongSnippets.contains(solution) else { return true }
        switch request.treatment {
        case .refuse where open.programs[.check] != nil,
            .compile where open.programs[.check] != nil:
            refuse(
                exercise: "a check is given what a solution prints, and this one is not run",
                at: open.programs[.check]?.span ?? open.span,
                help: "take the check out: the expected diagnostics prove the solution")
            return false
        case .run where snippets[open.programs[.starter]?.snippet ?? solution].isOnlyCompiled:
            refuse(
                exercise: "a starter that is not run cannot be shown not to pass",
                at: open.programs[.starter]?.span ?? open.span,
                help: "take ‘compile’ out; where it ends badly, say how with expect=")
            return false
        case .refuse, .run(.crash), .run(.exit), .run(.timeout), .run(.warnings),
            .compile(.some):
            return true
        case .compile(nil), .skip:
            refuse(
                exercise: "a solution that is not run proves nothing",
                at: open.programs[.solution]?.span ?? open.span,
                help: "take ‘compile’ out, and state what it prints in an ```output fence")
            return false
        case .run(.success):
            guard open.programs[.check] == nil, outputFences[solution] == nil else { return true }
            refuse(
                exercise: "nothing says what a solution of ‘\(open.name)’ must do",
                at: open.programs[.solution]?.span ?? open.span,
                help:
                    "state its output in an ```output fence below it, expect diagnostics, a crash or "
                    + "a status with expect=, or add a fence with ‘check’")
            return false
        }
    }

    private mutating func refuse(exercise summary: String, at span: SourceSpan, help: String) {
        report(.brokenExercise, summary, at: span, help: help)
    }
}

extension Snippet {
    /// Whether it is compiled, is meant to compile, and is not run.
    fileprivate var isOnlyCompiled: Bool {
        if case .compile = request.treatment { true } else { false }
    }
}
