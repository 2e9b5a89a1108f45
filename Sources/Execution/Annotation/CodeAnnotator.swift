package import CourseModel

/// Asks what the words of code are: the toolchain's language server about Swift, Pygments about other
/// languages, several at a time.
package struct CodeAnnotator: Sendable {
    /// What came of it.
    package struct Report: Sendable {
        /// What is known, by the places of the questions.
        package var answers: [Int: CodeAnnotation] = [:]
        /// What answered each of them.
        package var answerers: [Int: String] = [:]
        /// Those that have no answer, each for a reason, by their places.
        package var failures: [Int: String] = [:]
    }

    /// What one process came to.
    struct Session: Sendable {
        /// What is known, by the places of its questions.
        var answers: [Int: CodeAnnotation] = [:]
        /// What answered.
        var answerer = ""
        /// Why some get none.
        var refusals: [Int: String] = [:]
        /// Why it ended before all was said, and the place of the question at which it did.
        var end: (place: Int, reason: String)?
    }

    private let tools: ToolBench
    private let jobs: Int
    private let server: String
    private let highlighter: String?
    private let patience: Patience

    /// For how many milliseconds a process is waited for.
    struct Patience: Sendable {
        /// On a busy machine a server can take this long before it answers anything.
        var start = 30_000
        /// What is added for each question.
        var question = 2_000
    }

    /// An annotator with the toolchain's server and the system's Python.
    package init(tools: ToolBench, jobs: Int) {
        self.init(
            tools: tools, jobs: jobs, server: tools.toolchain.languageServer,
            highlighter: RunEnvironment.find("python3"))
    }

    /// An annotator with programs of one's own.
    init(
        tools: ToolBench, jobs: Int, server: String, highlighter: String?,
        patience: Patience = Patience()
    ) {
        self.tools = tools
        self.jobs = max(1, jobs)
        self.server = server
        self.highlighter = highlighter
        self.patience = patience
    }

    /// Asks the questions.
    ///
    /// Whatever the programs do, it costs answers and nothing else. Throws where it is cancelled.
    package func ask(_ questions: [CodeQuestion]) async throws -> Report {
        var report = Report()
        var open = batches(of: questions).makeIterator()
        try await withThrowingTaskGroup(of: (Batch, Session).self) { group in
            func startOne() {
                guard let batch = open.next() else { return }
                group.addTask {
                    (batch, try await ask(batch.places.map { questions[$0] }, batch.tool))
                }
            }
            for _ in 0..<jobs { startOne() }
            while let (batch, session) = try await group.next() {
                startOne()
                for (index, place) in batch.places.enumerated() {
                    if let answer = session.answers[index], answer.fits(questions[place].lines) {
                        report.answers[place] = answer
                        report.answerers[place] = session.answerer
                    } else {
                        report.failures[place] =
                            session.refusals[index] ?? session.end?.reason
                            ?? "its answer does not fit the code"
                    }
                }
            }
        }
        return report
    }

    // MARK: Batches

    private enum Tool: Sendable { case server, highlighter }

    /// Questions that one process is asked.
    private struct Batch: Sendable {
        let tool: Tool
        let places: [Int]
    }

    /// The questions that agree on flags together, in as many parts as are worth a process.
    ///
    /// A server takes up to four seconds before its first answer, and a fifth of one for each.
    private func batches(of questions: [CodeQuestion]) -> [Batch] {
        var groups: [(tool: CodeQuestion.Tool?, places: [Int])] = []
        for (place, question) in questions.enumerated() {
            let tool: CodeQuestion.Tool? =
                switch question.tool {
                case .languageServer: question.tool
                case .highlighter: nil
                }
            if let index = groups.firstIndex(where: { $0.tool == tool }) {
                groups[index].places.append(place)
            } else {
                groups.append((tool, [place]))
            }
        }
        return groups.flatMap { tool, places in
            guard tool != nil else { return [Batch(tool: .highlighter, places: places)] }
            let size = max(Self.worthAServer, min(Self.mostOfAServer, places.count / jobs + 1))
            return stride(from: 0, to: places.count, by: size).map { start in
                Batch(
                    tool: .server, places: Array(places[start..<min(start + size, places.count)]))
            }
        }
    }

    private static let worthAServer = 12
    private static let mostOfAServer = 60

    // MARK: Processes

    /// Asks questions of one kind; what is left when a process ends too early, another one is asked,
    /// but for the question at which it did.
    private func ask(_ questions: [CodeQuestion], _ tool: Tool) async throws -> Session {
        var whole = Session()
        var rest = Array(questions.indices)
        for _ in 0..<Self.attempts {
            let session = try await attempt(rest.map { questions[$0] }, tool)
            whole.answerer = session.answerer.isEmpty ? whole.answerer : session.answerer
            for (index, place) in rest.enumerated() {
                whole.answers[place] = session.answers[index]
                whole.refusals[place] = session.refusals[index]
            }
            guard let end = session.end else { return whole }
            whole.end = end
            // One that never said anything will not the next time.
            guard !session.answers.isEmpty, rest.indices.contains(end.place) else { return whole }
            whole.refusals[rest[end.place]] = end.reason
            rest = rest.filter { whole.answers[$0] == nil && whole.refusals[$0] == nil }
            if rest.isEmpty { return whole }
        }
        return whole
    }

    /// How many processes end too early before no other is asked.
    private static let attempts = 3

    private func attempt(_ questions: [CodeQuestion], _ tool: Tool) async throws -> Session {
        var limits = RunLimits.standard.tool
        limits.wallTime = patience.start + patience.question * questions.count
        limits.cpuTime = max(limits.cpuTime, limits.wallTime)
        limits.output = 256 << 20
        do {
            switch tool {
            case .server:
                return try await ServerSession(tools: tools, server: server, limits: limits)
                    .ask(questions)
            case .highlighter:
                return try await HighlighterSession(
                    tools: tools, python: highlighter, limits: limits
                ).ask(questions)
            }
        } catch let failure as ExecutionFailure {
            try Task.checkCancellation()
            return Session(end: (0, failure.description))
        }
    }
}
