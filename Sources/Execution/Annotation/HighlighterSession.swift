import CourseModel
import FileSystem
import FoundationEssentials

/// One run of Pygments.
struct HighlighterSession {
    let tools: ToolBench
    /// The path of Python; `nil` where there is none.
    let python: String?
    /// What it may use.
    let limits: LaunchLimits

    /// Asks questions about other languages than Swift.
    ///
    /// Throws ``ExecutionFailure`` where the machine fails.
    func ask(_ questions: [CodeQuestion]) async throws -> CodeAnnotator.Session {
        guard let python else {
            return CodeAnnotator.Session(end: (0, "Pygments needs python3, which is not there"))
        }
        let folder = try tools.makeFolder()
        defer { tools.discard(folder) }
        let input = "\(folder)/input"
        do {
            try Data(Highlighter.input(questions)).write(to: URL(filePath: input))
        } catch {
            throw ExecutionFailure(attempt: "writing \(input)", cause: Reason.text(of: error))
        }
        let request = LaunchRequest(
            program: python, arguments: [python, "-I", "-c", Highlighter.script],
            environment: RunEnvironment.variables(folder: folder, settings: RunSettings()),
            folder: folder, standardInput: input, limits: limits)
        let outcome = try await tools.launcher.run(request, view: tools.view.writing(folder))
        let lines = outcome.lines.filter { $0.stream == .standardOutput }.map(\.text)
        var session = CodeAnnotator.Session()
        if let (version, annotations) = Highlighter.answers(lines) {
            session.answerer = "Pygments \(version)"
            for (index, annotation) in annotations.prefix(questions.count).enumerated() {
                session.answers[index] = annotation
            }
        }
        guard session.answers.count < questions.count else { return session }
        let isMissing = outcome.lines.contains { $0.text.contains("No module named 'pygments'") }
        session.end = (
            session.answers.count,
            isMissing
                ? "python3 has no Pygments: apt-get install python3-pygments"
                : "Pygments " + CompilerWords.reason(for: outcome.status, limits: limits)
        )
        return session
    }
}
