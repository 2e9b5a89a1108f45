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
                programs.append(
                    program(
                        for: reference, snippet: snippet, chain: chain,
                        runners: course.settings.runners))
            }
        }
        return (programs, chains.diagnostics)
    }

    /// The program of a snippet behind the code of others, whatever its fence says of `after=`.
    package static func program(
        of snippet: Snippet, in lesson: LessonID, behind others: [Snippet]
    ) -> Program {
        func reference(_ snippet: Snippet) -> SnippetReference {
            SnippetReference(lesson: lesson, snippet: snippet.id)
        }
        return program(
            for: reference(snippet), snippet: snippet,
            chain: others.map { SnippetChains.Link(reference: reference($0), snippet: $0) },
            runners: [])
    }

    private static func program(
        for reference: SnippetReference, snippet: Snippet, chain: [SnippetChains.Link],
        runners: [LanguageRunner]
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
        let recipe = recipe(for: snippet, chain: chain, parts: parts, runners: runners)
        return Program(
            reference: reference, recipe: recipe, treatment: snippet.request.treatment,
            contract: snippet.request.contract, outputFence: snippet.outputFence,
            hasTimeline: snippet.request.hasTimeline,
            requirement: snippet.request.requirement, parts: parts, span: snippet.span)
    }

    private static func recipe(
        for snippet: Snippet, chain: [SnippetChains.Link], parts: [Program.Part],
        runners: [LanguageRunner]
    ) -> Recipe {
        let action = snippet.request.treatment.action
        guard let language = snippet.runner else {
            let hasMain = snippet.hasMainAttribute || chain.contains { $0.snippet.hasMainAttribute }
            return Recipe(
                action: action, tool: .swift(snippet.request.build),
                moduleName: ModuleName.make(from: snippet.label), hasMainAttribute: hasMain,
                runs: snippet.request.gallery ?? 1, settings: snippet.request.settings,
                text: ProgramText.assemble(parts, separatesOutput: !hasMain))
        }
        guard let runner = runners.first(where: { $0.language == language }) else {
            preconditionFailure("a snippet's runner is one of its course's")
        }
        return Recipe(
            action: action,
            tool: .command(runner.command, fileExtension: runner.fileExtension),
            moduleName: snippet.label.name, runs: snippet.request.gallery ?? 1,
            settings: snippet.request.settings.adding(runner.environment),
            text: ProgramText.assemble(parts, separator: runner.separator))
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

extension RunSettings {
    /// The same settings with variables in front, but for those that are set already.
    fileprivate func adding(_ variables: [Variable]) -> RunSettings {
        let names = Set(environment.map(\.name))
        return RunSettings(
            arguments: arguments,
            environment: variables.filter { !names.contains($0.name) } + environment,
            standardInput: standardInput, files: files, timeLimit: timeLimit)
    }
}
