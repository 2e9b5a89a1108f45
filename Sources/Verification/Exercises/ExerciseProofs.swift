import CourseModel
import Diagnostics
import Execution
import Recordings

/// Proves of each exercise that it can be solved, and is not solved already.
struct ExerciseProofs {
    private let check: CourseCheck
    private let programs: [SnippetReference: Program]
    private let findings: [SnippetReference: CourseCheck.Finding]
    private let options: CheckOptions

    /// The proofs of a course whose programs are all given.
    init(check: CourseCheck, programs: [Program], options: CheckOptions) {
        self.check = check
        self.options = options
        let isAsked = !check.course.exercises.isEmpty
        self.programs = Dictionary(
            (isAsked ? programs : []).map { ($0.reference, $0) },
            uniquingKeysWith: { first, _ in first })
        findings = Dictionary(
            (isAsked ? check.findings : []).map { ($0.snippet, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The checked course with what is wrong with its exercises.
    ///
    /// A program that is wrong by itself is not also told to prove nothing. Where nothing is run, the
    /// programs that check are not either: what they check is recorded only when they were.
    /// Throws ``ExecutionFailure``.
    func complete(
        progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseCheck {
        let all = check.course.exercises.flatMap(trials)
        var failures: [SnippetReference: [Diagnostic]] = [:]
        var open: [(trial: Trial, program: Program)] = []
        for trial in all {
            guard let checker = trial.checker else {
                if trial.isStarter, trial.observations.contains(where: trial.holds) {
                    failures[trial.program.reference] = [passing(trial)]
                }
                continue
            }
            // What is not as its fence wants it passes no check either.
            for observation in trial.observations
            where observation.transcript.ending.isOfRun
                && (!trial.isStarter || trial.holds(observation))
            {
                open.append((trial, trial.given(observation.transcript, to: checker)))
            }
        }
        guard !open.isEmpty, options.purpose != .replay else {
            return check.adding(failures: failures)
        }
        for (reference, diagnostic) in try await run(open, progress) {
            failures[reference] = failures[reference] ?? [diagnostic]
        }
        return check.adding(failures: failures)
    }

    // MARK: Trials

    /// The starter and the solution of an exercise, those of them that showed something and are right by
    /// themselves.
    private func trials(of exercise: CourseExercise) -> [Trial] {
        func program(_ snippet: Snippet) -> Program? { programs[exercise.reference(to: snippet)] }
        guard let solution = program(exercise.solution) else { return [] }
        let checker = exercise.check.flatMap(program)
        if let check = exercise.check, checker == nil || isFailing(exercise.reference(to: check)) {
            return []
        }
        return [exercise.starter, exercise.solution].compactMap { snippet in
            guard let program = program(snippet), let finding = findings[program.reference],
                !finding.observations.isEmpty, !finding.diagnostics.containErrors
            else { return nil }
            return Trial(
                program: program, solution: solution, checker: checker,
                observations: finding.observations, isStarter: snippet == exercise.starter)
        }
    }

    private func isFailing(_ snippet: SnippetReference) -> Bool {
        findings[snippet]?.diagnostics.containErrors ?? false
    }

    // MARK: Checks

    /// Gives checks the outputs that they are to judge; what is wrong, with the snippet that is to blame.
    private func run(
        _ open: [(trial: Trial, program: Program)],
        _ progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> [(SnippetReference, Diagnostic)] {
        var options = options
        options.repetitions = nil
        let run = try await CourseRun.run(
            open.map(\.program), matched: MatchedRecordings(programs: [], recordings: [:]),
            settings: check.course.settings, options: options, progress: progress)
        guard run.outcomes.count == open.count else { return [] }
        return zip(open, run.outcomes).compactMap { open, outcome in
            guard let transcript = outcome.observations.first?.transcript else { return nil }
            let isPassed = transcript.ending == .exit(0)
            guard isPassed == open.trial.isStarter else { return nil }
            return (
                open.trial.program.reference,
                isPassed ? passing(open.trial) : failing(open.trial, transcript)
            )
        }
    }

    private func passing(_ trial: Trial) -> Diagnostic {
        Diagnostic(
            .starterPasses,
            "‘\(trial.program.reference)’ passes already, so there is nothing to solve",
            at: trial.program.span,
            notes: [.init("it is held against the solution", at: trial.solution.span)],
            help: "take out of it what readers are to write")
    }

    private func failing(_ trial: Trial, _ transcript: Transcript) -> Diagnostic {
        Diagnostic(
            .solutionFails,
            "‘\(trial.program.reference)’ does not pass its check, which \(transcript.verdict)",
            at: trial.program.span,
            quotation: transcript.tellingLines.suffix(12).map(\.text),
            notes: trial.checker.map { [.init("it is checked by this", at: $0.span)] } ?? [],
            help: "mend the solution or the check; a check exits with 0 where the output that it "
                + "reads is right")
    }
}

/// A program that is held against what proves an exercise solved.
private struct Trial {
    let program: Program
    let solution: Program
    let checker: Program?
    let observations: [Observation]
    let isStarter: Bool

    /// Whether what the program showed is what is wanted of the solution.
    func holds(_ observation: Observation) -> Bool {
        program.problems(underContractOf: solution, in: [observation]).isEmpty
    }

    /// A check that is given what was printed.
    func given(_ transcript: Transcript, to checker: Program) -> Program {
        checker.reading(
            transcript.standardOutput,
            // What does not pass is not run again to be sure of it.
            treatment: isStarter ? .compile(warnings: nil) : .run(.success))
    }
}

extension Transcript {
    /// What the snippet's own code printed on standard output.
    var standardOutput: String {
        observableLines(of: .standardOutput).map { $0.text + ($0.isComplete ? "\n" : "") }.joined()
    }
}

extension Program {
    /// What of what the program showed is not what is wanted of another one.
    func problems(underContractOf other: Program, in observations: [Observation]) -> [Diagnostic] {
        Verdicts.problems(
            of: Program(
                reference: reference, recipe: recipe, treatment: other.treatment,
                contract: other.contract, outputFence: other.outputFence, parts: parts, span: span),
            in: observations)
    }

    /// The same program, run with a text for its standard input.
    func reading(_ input: String, treatment: SnippetRequest.Treatment) -> Program {
        let settings = recipe.settings
        return Program(
            reference: reference,
            recipe: Recipe(
                action: .run, tool: recipe.tool, moduleName: recipe.moduleName,
                hasMainAttribute: recipe.hasMainAttribute,
                settings: RunSettings(
                    arguments: settings.arguments, environment: settings.environment,
                    standardInput: input, files: settings.files, timeLimit: settings.timeLimit),
                text: recipe.text),
            treatment: treatment, requirement: requirement, parts: parts, span: span)
    }
}
