package import CourseModel
import FileSystem
import FoundationEssentials

/// Finds out which versions the commands of other languages have, and remembers it.
package struct CommandVersions: Sendable {
    private let memory: String?

    /// Versions that are remembered in a folder, if one is given.
    package init(memoryFolder: String?) {
        memory = memoryFolder.map { "\($0)/versions" }
    }

    /// What is known of a command.
    package enum Answer: Sendable, Equatable {
        case version(String)
        /// It is there, and must be asked.
        case unknown
        /// The system's folders hold no such program.
        case missing(program: String)
    }

    private struct Entry: Codable {
        let fingerprint: String
        let words: [String]
        let version: String
    }

    /// What is remembered of a runner's version.
    package func recall(_ runner: LanguageRunner) -> Answer {
        for words in [runner.command, runner.version] {
            let name = words.first ?? ""
            if RunEnvironment.find(name) == nil { return .missing(program: name) }
        }
        let fingerprint = fingerprint(of: runner)
        let known = entries().first { $0.fingerprint == fingerprint && $0.words == runner.version }
        return known.map { .version($0.version) } ?? .unknown
    }

    /// Asks a runner's version command, contained as every run is.
    ///
    /// Throws ``ExecutionFailure`` where it fails: a runner whose version is not known cannot be
    /// relied on.
    package func ask(_ runner: LanguageRunner, with tools: ToolBench) async throws -> String {
        let name = runner.version.first ?? ""
        let attempt = "asking ‘\(runner.version.joined(separator: " "))’ for its version"
        guard let path = RunEnvironment.find(name) else {
            throw ExecutionFailure(attempt: attempt, cause: "there is no \(name)")
        }
        let folder = try tools.makeFolder()
        defer { tools.discard(folder) }
        let request = LaunchRequest(
            program: path, arguments: runner.version,
            environment: RunEnvironment.variables(folder: folder, settings: RunSettings()),
            folder: folder, limits: RunLimits.standard.tool)
        let outcome = try await tools.launcher.run(request, view: tools.view.emptying(folder))
        let lines = outcome.lines.map(\.text).filter { !$0.isEmpty }
        guard outcome.status == .exit(0), let version = lines.first else {
            throw ExecutionFailure(
                attempt: attempt, cause: lines.joined(separator: "\n"),
                help: "the runner’s version: in course.yml must be a command that tells it")
        }
        remember(
            Entry(fingerprint: fingerprint(of: runner), words: runner.version, version: version))
        return version
    }

    /// A text that changes whenever the runner's program does.
    private func fingerprint(of runner: LanguageRunner) -> String {
        let path = RunEnvironment.find(runner.command.first ?? "") ?? ""
        do {
            return try FileFingerprint.of(path)
        } catch {
            // Gone in the meantime: a text that no entry has.
            return ""
        }
    }

    private func entries() -> [Entry] {
        guard let memory, FileManager.default.fileExists(atPath: memory) else { return [] }
        do {
            return try JSONDecoder().decode(
                [Entry].self, from: Data(contentsOf: URL(filePath: memory)))
        } catch {
            // What cannot be remembered is asked again.
            return []
        }
    }

    private func remember(_ entry: Entry) {
        guard let memory, !entry.fingerprint.isEmpty else { return }
        let others = entries().filter { $0.words != entry.words }
        do {
            try JSONEncoder().encode(others + [entry])
                .write(to: URL(filePath: memory), options: .atomic)
        } catch {
            // It is only a memory.
        }
    }
}
