import CourseModel
import Diagnostics
import Planning

extension TrialBench {
    /// The program of a fence with a change; only compiled where its run would tell nothing.
    func program(
        of index: Int, in standing: Standing, _ attempt: MendSearch.Attempt
    ) -> Program {
        let file = standing.file
        let fence = file.fences[index]
        let own = Set(standing.programs[index]?.parts.dropLast().map(\.reference.snippet) ?? [])
        let neighbours = file.fences.indices.prefix(index)
            .filter { attempt.after.contains($0) || own.contains(file.fences[$0].snippet.id) }
            .map { file.fences[$0].snippet }
        let imports = attempt.imports.map { "import \($0)" }
        // What waits, computes or crashes in front would do so in every program that is tried.
        let isRun = !standing.isCutShort(attempt)
        return Planner.program(
            of: fence.snippet.built(in: attempt.languageMode, isRun: isRun), in: file.lesson.id,
            behind: (imports.isEmpty ? [] : [fence.snippet.holding(imports)]) + neighbours)
    }

    /// What came of a fence with a change.
    func result(
        of program: Program, _ observations: [Observation]
    ) -> MendSearch.Result {
        guard let transcript = observations.first?.transcript else { return .failed }
        if let refusal = Refusal(transcript, of: program) { return .refused(refusal) }
        switch transcript.ending {
        case .compilerFailed, .notLinked, .flagsRefused, .refused: return .failed
        case .compiled, .exit, .signal, .timedOut, .printedTooMuch, .computedTooLong,
            .usedTooMuchMemory, .startedTooMany, .printedNoText:
            let problems = Verdicts.problems(of: program, in: observations)
                .filter { $0.id != .unexpectedWarning }
            return .compiles(ending: problems.isEmpty ? nil : transcript.verdict)
        }
    }

    /// The same where it was only compiled.
    func cutShort(_ program: Program, _ observations: [Observation]) -> MendSearch.Result {
        guard observations.first?.transcript.ending == .compiled else {
            return result(of: program, observations)
        }
        return .compiles(ending: "gets no further than the code in front")
    }
}

extension Snippet {
    /// The same snippet in another language mode, where one is given, and run or only compiled.
    fileprivate func built(
        in languageMode: SwiftBuild.LanguageMode?, isRun: Bool
    ) -> Snippet {
        let build = request.build
        return with(
            SnippetRequest(
                treatment: isRun ? request.treatment : .compile(warnings: nil),
                after: request.after, isHidden: request.isHidden,
                build: SwiftBuild(
                    languageMode: languageMode ?? build.languageMode, flags: build.flags,
                    sanitizer: build.sanitizer),
                settings: request.settings, requirement: request.requirement,
                contract: request.contract, gallery: isRun ? request.gallery : nil),
            lines: lines)
    }

    /// Other code in the place of a snippet's own.
    fileprivate func holding(_ code: [String]) -> Snippet {
        with(
            request,
            lines: code.map {
                Snippet.Line(text: $0, isHidden: true, offset: lines.first?.offset ?? 0)
            })
    }

    private func with(_ request: SnippetRequest, lines: [Snippet.Line]) -> Snippet {
        Snippet(
            id: id, label: label, isNamed: isNamed, request: request, lines: lines,
            codeFile: codeFile, outputFence: outputFence, hasMainAttribute: hasMainAttribute,
            span: span)
    }
}
