import CourseModel
import Diagnostics

/// Follows `after=` and `setup` to the code that stands before each snippet.
struct SnippetChains {
    /// A snippet within a chain.
    struct Link: Sendable, Equatable {
        let reference: SnippetReference
        let snippet: Snippet
    }

    private struct Entry {
        let link: Link
        let lesson: Lesson
        /// The place in the order of the whole course.
        let position: Int
    }

    private let runners: [LanguageRunner]
    private var entries: [SnippetReference: Entry] = [:]
    private var names: [LessonID: [String]] = [:]
    private var lessonNames: [String] = []
    /// The references that lead nowhere, each reported once.
    private(set) var diagnostics: [Diagnostic] = []

    init(course: Course) {
        runners = course.settings.runners
        var position = 0
        for lesson in course.lessons {
            lessonNames.append(lesson.id.slug)
            for snippet in lesson.snippets {
                let reference = SnippetReference(lesson: lesson.id, snippet: snippet.id)
                let link = Link(reference: reference, snippet: snippet)
                entries[reference] = Entry(link: link, lesson: lesson, position: position)
                names[lesson.id, default: []].append(snippet.id.name)
                position += 1
            }
        }
    }

    /// The snippets whose code stands before a snippet's own, each once, in the order of the
    /// course; `nil` where a reference on the way is wrong.
    ///
    /// References lead to earlier snippets only, so no chain can be a circle.
    mutating func chain(of reference: SnippetReference) -> [Link]? {
        guard let entry = entries[reference] else {
            preconditionFailure("a chain is asked for of snippets of this course")
        }
        var found: [SnippetReference: Entry] = [:]
        var isRight = true
        var open = [entry]
        while let current = open.popLast() {
            for dependency in dependencies(of: current) {
                guard let target = resolve(dependency, from: current) else {
                    isRight = false
                    continue
                }
                guard target.link.reference != reference,
                    found.updateValue(target, forKey: target.link.reference) == nil
                else { continue }
                open.append(target)
            }
        }
        guard isRight else { return nil }
        return found.values.sorted { $0.position < $1.position }.map(\.link)
    }

    private enum Origin {
        case after, setup
    }

    /// What a snippet names, and what its lesson puts before every snippet: everything but the
    /// set-up's own parts, which would else stand before each other, and code of other languages,
    /// for which no set-up is meant.
    private func dependencies(
        of entry: Entry
    ) -> [(dependency: SnippetRequest.Dependency, origin: Origin)] {
        let after = entry.link.snippet.request.after.map { ($0, Origin.after) }
        let isSetup = entry.lesson.setup.contains { dependency in
            dependency.snippet == entry.link.snippet.id
                && (dependency.lesson ?? entry.lesson.id) == entry.lesson.id
        }
        let isSetUp = !isSetup && entry.link.snippet.runner == nil
        return after + (!isSetUp ? [] : entry.lesson.setup.map { ($0, Origin.setup) })
    }

    private mutating func resolve(
        _ named: (dependency: SnippetRequest.Dependency, origin: Origin), from entry: Entry
    ) -> Entry? {
        let dependency = named.dependency
        let lesson = dependency.lesson ?? entry.lesson.id
        let reference = SnippetReference(lesson: lesson, snippet: dependency.snippet)
        guard let target = entries[reference] else {
            report(
                .unknownSnippet, "there is no snippet ‘\(reference)’", at: dependency.span,
                help: suggestion(for: reference, in: lesson))
            return nil
        }
        if named.origin == .after, target.position >= entry.position {
            report(
                .laterSnippet, "‘\(reference)’ does not stand before this snippet",
                at: dependency.span,
                help: "only the code of earlier snippets can stand before a snippet")
            return nil
        }
        if let reason = target.link.snippet.request.treatment.reasonNotToContinue {
            report(
                .unusableSnippet, "‘\(reference)’ \(reason), so nothing can follow it",
                at: dependency.span, help: "name a snippet that compiles and ends well")
            return nil
        }
        return isOneLanguage(dependency, target: target.link.snippet, from: entry) ? target : nil
    }

    /// Whether the code of one snippet can stand before another's, as to their languages.
    private mutating func isOneLanguage(
        _ dependency: SnippetRequest.Dependency, target: Snippet, from entry: Entry
    ) -> Bool {
        let snippet = entry.link.snippet
        guard target.runner == snippet.runner else {
            report(
                .unusableSnippet,
                "‘\(dependency.snippet)’ is ‘\(target.runner ?? "swift")’, so no "
                    + "‘\(snippet.runner ?? "swift")’ can follow it", at: dependency.span,
                help: "name a snippet in the same language")
            return false
        }
        guard let runner = runners.first(where: { $0.language == snippet.runner }),
            runner.separator == nil
        else { return true }
        report(
            .unusableSnippet,
            "no code can stand before ‘\(runner.language)’: its runner has no ‘separator’",
            at: dependency.span,
            notes: [Diagnostic.Note("the runner is named here", at: runner.span)],
            help: "add the key, for example: separator: 'print(\"{mark}\", flush=True)'")
        return false
    }

    private func suggestion(for reference: SnippetReference, in lesson: LessonID) -> String {
        guard let known = names[lesson] else {
            return Suggestion.nearest(to: lesson.slug, among: lessonNames)
                .map { "did you mean the lesson ‘\($0)’?" }
                ?? "there is no lesson ‘\(lesson)’ with snippets"
        }
        return Suggestion.nearest(to: reference.snippet.name, among: known)
            .map { "did you mean ‘\($0)’?" }
            ?? "the snippets of ‘\(lesson)’ are: \(known.joined(separator: ", "))"
    }

    private mutating func report(
        _ id: DiagnosticID, _ summary: String, at span: SourceSpan,
        notes: [Diagnostic.Note] = [], help: String
    ) {
        let diagnostic = Diagnostic(id, summary, at: span, notes: notes, help: help)
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }
}

extension SnippetRequest.Treatment {
    /// Why no code can stand behind such a snippet; `nil` where some can.
    fileprivate var reasonNotToContinue: String? {
        switch self {
        case .skip: "is skipped"
        case .refuse: "does not compile"
        case .run(.crash): "crashes"
        case .run(.exit): "exits with an error"
        case .run(.timeout): "runs until it is ended"
        case .compile, .run(.success), .run(.warnings): nil
        }
    }
}
