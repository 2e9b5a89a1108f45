import CourseModel
import FoundationEssentials

/// One language server from its start to its end.
struct ServerSession {
    let tools: ToolBench
    /// The path of the server.
    let server: String
    /// What it may use.
    let limits: LaunchLimits

    /// Asks questions that agree on their flags.
    ///
    /// The server sees the toolchain and a folder of its own. Throws ``ExecutionFailure`` where the
    /// machine fails.
    func ask(_ questions: [CodeQuestion]) async throws -> CodeAnnotator.Session {
        guard FileManager.default.isExecutableFile(atPath: server) else {
            return CodeAnnotator.Session(end: (0, "sourcekit-lsp is not beside swiftc"))
        }
        let folder = try tools.makeFolder("server", "modules")
        defer { tools.discard(folder) }
        let pipe = "\(folder)/input"
        let input = try ServerInput(path: pipe)
        defer { input.close() }
        let request = LaunchRequest(
            program: server, arguments: [server],
            environment: Workshop.environment(of: tools.toolchain, folder: folder),
            folder: folder, standardInput: pipe, limits: limits)
        let dialogue = ServerDialogue(
            questions: questions, folder: folder, capacity: input.capacity,
            packages: tools.packages)
        var session = CodeAnnotator.Session(answerer: tools.toolchain.version)
        let (ended, problem) = try await tools.launcher.withSession(
            tools.compilerView.writing(folder)
        ) { launcher in
            try await converse(request, launcher: &launcher, input: input, dialogue: dialogue)
        }
        session.answers = ended.answers
        session.refusals = ended.refusals
        if let problem { session.end = (ended.current, "sourcekit-lsp \(problem)") }
        return session
    }

    /// Talks until all is said; returns what the server did instead where it is not.
    private func converse(
        _ request: LaunchRequest, launcher: inout LauncherSession, input: ServerInput,
        dialogue: ServerDialogue
    ) async throws -> (dialogue: ServerDialogue, problem: String?) {
        var input = input
        var dialogue = dialogue
        try input.send(dialogue.begin())
        var confusion: String?
        let outcome = try await launcher.converse(request) { bytes in
            do {
                try input.send(try dialogue.receive(bytes))
            } catch let problem as ServerDialogue.Confusion {
                confusion = problem.reason
                return false
            }
            return !dialogue.isDone
        }
        guard !dialogue.isDone else { return (dialogue, nil) }
        let reason = outcome.map { CompilerWords.reason(for: $0.status, limits: request.limits) }
        return (dialogue, confusion ?? reason ?? "ended")
    }
}
