import CourseLoading
package import CourseModel
package import Diagnostics
import Execution
import Planning
import Recordings

/// A learner's program for an exercise, held against what proves a solution.
package struct ExerciseAttempt: Sendable {
    /// What is not as it is wanted, in words for learners; empty where the exercise is solved.
    package let problems: [Diagnostic]
    /// What the learner's program printed on standard output, as far as it ran.
    package let output: [String]
    /// What should be known and is nobody's fault, a sentence each.
    package let notes: [String]

    /// Compiles and runs a learner's program as the exercise's solution would be: contained, behind the
    /// code that stands before the starter, with the solution's words and its contract.
    ///
    /// - Parameters:
    ///   - source: the learner's file.
    ///   - first: the 1-based number of the line with which his own code begins.
    ///
    /// Throws ``ExecutionFailure`` where the machine fails or lacks what the exercise needs.
    package static func check(
        _ source: SourceFile, fromLine first: Int, for exercise: CourseExercise, of course: Course,
        _ options: CheckOptions
    ) async throws -> ExerciseAttempt {
        let learner = LearnerProgram(source, fromLine: first, exercise: exercise, course: course)
        let run = try await observe(learner.program, of: course, options)
        let observations = run.outcomes.flatMap(\.observations)
        let output = observations.first.map {
            $0.transcript.observableLines(of: .standardOutput).map(\.text)
        }
        func attempt(_ problems: [Diagnostic], notes: [String] = []) -> ExerciseAttempt {
            ExerciseAttempt(problems: problems, output: output ?? [], notes: run.notes + notes)
        }
        let problems = Verdicts.problems(of: learner.program, in: observations)
        guard problems.isEmpty, let checker = learner.checker else {
            return attempt(problems.map(learner.told))
        }
        for observation in observations where observation.transcript.ending.isOfRun {
            let checked = try await observe(
                checker.reading(
                    observation.transcript.standardOutput, treatment: .run(.success)),
                of: course, options)
            guard let verdict = checked.outcomes.first?.observations.first?.transcript,
                verdict.ending != .exit(0)
            else { continue }
            return attempt(
                [learner.refusal(by: verdict, of: output ?? [])], notes: checked.notes)
        }
        return attempt([])
    }

    /// What a program shows.
    ///
    /// Throws ``ExecutionFailure`` also where this machine cannot run it.
    private static func observe(
        _ program: Program, of course: Course, _ options: CheckOptions
    ) async throws -> CourseRun {
        let run = try await CourseRun.run(
            [program], matched: MatchedRecordings(programs: [], recordings: [:]),
            settings: course.settings, options: options, progress: { _ in })
        if let reason = run.absent.first?.reason ?? run.obstacles.first?.summary {
            throw ExecutionFailure(attempt: "running ‘\(program.reference)’", cause: reason)
        }
        return run
    }
}

/// A learner's program in the place of an exercise's starter.
private struct LearnerProgram {
    /// The program, with what is wanted of the solution.
    let program: Program
    /// What checks its output, where the exercise has that.
    let checker: Program?
    private let file: String

    init(
        _ source: SourceFile, fromLine first: Int, exercise: CourseExercise, course: Course
    ) {
        var request = exercise.solution.request
        request.after = exercise.starter.request.after
        request.treatment = request.treatment.onAnyLine
        let snippet = exercise.starter.replaced(
            by: source, fromLine: first,
            runner: course.runner(of: exercise.starter), request: request,
            outputFence: exercise.solution.outputFence)
        let changed = course.mapLessons { lesson in
            lesson.id == exercise.lesson.id
                ? lesson.replacing(exercise.exercise.starter, with: snippet) : lesson
        }
        let programs = Planner.plan(changed).programs
        func planned(_ snippet: Snippet) -> Program? {
            programs.first { $0.reference == exercise.reference(to: snippet) }
        }
        guard let program = planned(snippet) else {
            preconditionFailure("what stands before a starter was planned when its course was read")
        }
        self.program = program
        checker = exercise.check.flatMap(planned)
        file = source.path
    }

    /// What a judge says, for one who sees his own file and not the lesson's fences.
    func told(_ diagnostic: Diagnostic) -> Diagnostic {
        let isOwn = diagnostic.span?.file == file
        return Diagnostic(
            diagnostic.id, summary(of: diagnostic),
            at: isOwn ? diagnostic.span ?? .file(file) : .file(file),
            quotation: diagnostic.quotation.map { line in
                switch line {
                case "--- stated": "--- wanted"
                default: line
                }
            },
            notes: diagnostic.notes.filter { $0.span == nil || $0.span?.file == file }, help: nil)
    }

    private func summary(of diagnostic: Diagnostic) -> String {
        switch diagnostic.id {
        case .outputDiffers: "this prints something else than is wanted"
        case .unstableOutput: "this does not print the same whenever it is run"
        case .unlistedDiagnostic:
            diagnostic.summary.replacing(
                "the fence does not list this: ", with: "not wanted here: ")
        case .missingDiagnostic: "the compiler does not say what it is wanted to say: \(wanted)"
        default: diagnostic.summary
        }
    }

    /// What the compiler is to say of the program.
    private var wanted: String {
        let expected: ExpectedDiagnostics? =
            switch program.treatment {
            case .refuse(let expected), .run(.warnings(let expected)): expected
            case .compile(let warnings): warnings
            case .skip, .run: nil
            }
        let messages = (expected?.messages ?? []).map { "‘\($0.text)’" }
        return (messages + (expected?.group.map { ["[#\($0)]"] } ?? [])).joined(separator: ", ")
    }

    /// What is said of a program whose output the check does not take.
    func refusal(by verdict: Transcript, of output: [String]) -> Diagnostic {
        let words = verdict.tellingLines.suffix(12).map(\.text)
        let printed =
            output.isEmpty ? ["(nothing)"] : output.prefix(12) + (output.count > 12 ? ["…"] : [])
        return Diagnostic(
            .outputDiffers, "this prints something else than is wanted", at: .file(file),
            quotation: ["--- printed"] + printed
                + ["--- what checks it \(words.isEmpty ? verdict.verdict : "says")"] + words)
    }
}

extension Lesson {
    fileprivate func replacing(_ index: Int, with snippet: Snippet) -> Lesson {
        var snippets = snippets
        snippets[index] = snippet
        return Lesson(
            id: id, title: title, summary: summary, path: path, source: source, blocks: blocks,
            snippets: snippets, setup: setup, hasReferences: hasReferences)
    }
}

extension SnippetRequest.Treatment {
    /// The same without the lines on which the compiler must say something: a learner's program has
    /// others than the solution.
    fileprivate var onAnyLine: SnippetRequest.Treatment {
        switch self {
        case .refuse(let expected): .refuse(expected.onAnyLine)
        case .compile(let warnings): .compile(warnings: warnings?.onAnyLine)
        case .run(.warnings(let expected)): .run(.warnings(expected.onAnyLine))
        case .skip, .run: self
        }
    }
}

extension ExpectedDiagnostics {
    fileprivate var onAnyLine: ExpectedDiagnostics {
        ExpectedDiagnostics(
            messages: messages.map { Message(text: $0.text, line: nil, span: $0.span) },
            group: group)
    }
}
