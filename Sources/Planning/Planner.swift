package import CourseModel
package import Diagnostics

/// Makes a course's snippets into programs: a pure function of what was read.
package enum Planner {
    /// The programs of a course in the order of their snippets, and the references that lead
    /// nowhere.
    ///
    /// Skipped snippets, and those whose references are wrong, have no program.
    package static func plan(
        _ course: Course
    ) -> (programs: [Program], diagnostics: [Diagnostic]) {
        var chains = SnippetChains(course: course)
        var programs: [Program] = []
        for lesson in course.lessons {
            for snippet in lesson.snippets {
                if case .skip = snippet.request.treatment { continue }
                let reference = SnippetReference(lesson: lesson.id, snippet: snippet.id)
                guard let chain = chains.chain(of: reference) else { continue }
                programs.append(program(for: reference, snippet: snippet, chain: chain))
            }
        }
        return (programs, chains.diagnostics)
    }

    private static func program(
        for reference: SnippetReference, snippet: Snippet, chain: [SnippetChains.Link]
    ) -> Program {
        var labels: Set<String> = []
        let parts = (chain + [SnippetChains.Link(reference: reference, snippet: snippet)]).map {
            let name = "\($0.reference.lesson)/\($0.snippet.label)"
            var label = name
            var number = 1
            while !labels.insert(label).inserted {
                number += 1
                label = "\(name)-\(number)"
            }
            return Program.Part(
                reference: $0.reference, label: label, lines: $0.snippet.lines,
                file: $0.snippet.codeFile ?? $0.snippet.span.file)
        }
        let hasMain = snippet.hasMainAttribute || chain.contains { $0.snippet.hasMainAttribute }
        let recipe = Recipe(
            action: snippet.request.treatment.action, tool: .swift(snippet.request.build),
            moduleName: ModuleName.make(from: snippet.label), hasMainAttribute: hasMain,
            settings: snippet.request.settings,
            text: ProgramText.assemble(parts, separatesOutput: !hasMain))
        return Program(
            reference: reference, recipe: recipe, treatment: snippet.request.treatment,
            requirement: snippet.request.requirement, parts: parts, span: snippet.span)
    }
}

extension SnippetRequest.Treatment {
    /// What is done with a program.
    fileprivate var action: Recipe.Action {
        switch self {
        case .run: .run
        case .skip, .refuse, .compile: .compile
        }
    }
}
