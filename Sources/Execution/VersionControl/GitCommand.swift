import CourseModel

/// Asks git about a repository in such a way that nothing but reading happens: it writes nothing,
/// fetches nothing, and starts no program that the repository names.
struct GitCommand: Sendable {
    /// The path of git.
    let program: String
    /// Where temporary files are made.
    let temporaryFolder: String

    /// What git answered.
    typealias Answer = BareProcess.Answer

    /// Bytes of an answer that are too many.
    private static let limit = 1 << 30

    /// Words before every question.
    private static let options = [
        // A path is a path, whatever signs are in it.
        "--no-pager", "--literal-pathspecs",
        // A checkout of another user's, as in a container, is read all the same: what git is wary of
        // there is running what the repository's settings name, and nothing of that is run here.
        "-c", "safe.directory=*", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
        // A partial clone fetches what it lacks, and writes it down.
        "-c", "protocol.allow=never",
    ]

    private static let environment = [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
        "PATH": RunEnvironment.searchPath,
    ]

    /// Asks a question in a folder.
    ///
    /// Whatever git answers is an answer, a refusal too. Throws ``ExecutionFailure`` where it cannot be
    /// started, or says more than can be of use.
    func ask(_ words: [String], in folder: String, input: [UInt8] = []) async throws -> Answer {
        try await BareProcess.ask(
            program, Self.options + ["-C", folder] + words, environment: Self.environment,
            input: input, limit: Self.limit, temporaryFolder: temporaryFolder)
    }

    /// Git's failure to answer a question that it should be able to answer.
    func failure(_ answer: Answer, attempt: String) -> ExecutionFailure {
        ExecutionFailure(
            attempt: attempt, cause: answer.errorText.isEmpty ? "git failed" : answer.errorText)
    }
}
