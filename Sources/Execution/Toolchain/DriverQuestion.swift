import Coding
import CourseModel
import FileSystem
import FoundationEssentials

/// Asks the compiler's driver, and then `clang`, how they would build a file.
struct DriverQuestion {
    let tools: ToolBench
    let build: SwiftBuild
    /// The packages that the program imports.
    let packages: PackageBuild?
    let limits: LaunchLimits

    /// All that its answer depends on, the toolchain apart.
    var words: [String] {
        [build.languageMode.rawValue, build.sanitizer?.rawValue ?? ""] + build.flags
            + (packages.map { ["importing"] + ownWords(for: $0) } ?? [])
    }

    private func ownWords(for packages: PackageBuild) -> [String] {
        packages.arguments.compilation + packages.arguments.linking
    }

    /// The commands, or the driver's refusal.
    ///
    /// Takes 0.1 s. The author's flags go to a program that runs contained. Throws ``ExecutionFailure``
    /// where the toolchain does not do its part.
    func ask() async throws -> DriverAnswer {
        let folder = try tools.makeFolder()
        defer { tools.discard(folder) }
        let probe = BuildCommands.Probe(
            source: "\(folder)/lectern_probe.swift", module: "lectern_probe_module",
            executable: "\(folder)/lectern_probe", object: "\(folder)/lectern_probe_object.o")
        for path in [probe.source, probe.object] { try Self.makeFile(path) }
        return try await tools.launcher.withSession(tools.view.writing(folder)) { session in
            let driver = try await run(driverCommand(probe), in: folder, with: &session)
            guard driver.status == .exit(0) else {
                return .refused(lines(of: driver, of: .standardError))
            }
            let output = lines(of: driver, of: .standardOutput)
            guard let jobs = BuildCommands.jobs(driverOutput: output, probe: probe) else {
                guard build.flags.isEmpty else {
                    return .refused(["they make it do something else than compile and link"])
                }
                throw ExecutionFailure(
                    attempt: "asking \(tools.toolchain.compiler) for its commands",
                    cause: output.joined(separator: "\n"), help: "Swift 6.0 or later is needed")
            }
            let link = try await linker(of: jobs.link, probe, in: folder, with: &session)
            var fastLink: [String]?
            if FileManager.default.isExecutableFile(
                atPath: "\(tools.toolchain.binaries)/ld.lld")
            {
                fastLink = try await linker(
                    of: jobs.link + ["-fuse-ld=lld", "-Xlinker", "--threads=1"], probe, in: folder,
                    with: &session)
            }
            return .commands(
                BuildCommands(
                    compilation: jobs.compilation, link: link ?? jobs.link, fastLink: fastLink,
                    probe: probe))
        }
    }

    /// The linker's command behind one of clang's; `nil` where clang's own must do.
    private func linker(
        of command: [String], _ probe: BuildCommands.Probe, in folder: String,
        with session: inout LauncherSession
    ) async throws -> [String]? {
        let outcome = try await run(command + ["-###"], in: folder, with: &session)
        let words = lines(of: outcome, of: .standardError).last.map { ShellWords.split($0) } ?? []
        let isUsable =
            outcome.status == .exit(0) && words.first?.hasPrefix("/") == true
            && [probe.object, probe.executable, BuildCommands.Probe.autolink]
                .allSatisfy(words.contains)
        return isUsable ? words : nil
    }

    private func driverCommand(_ probe: BuildCommands.Probe) -> [String] {
        var command = [
            tools.toolchain.compiler, "-###", "-swift-version", build.languageMode.rawValue,
        ]
        if let sanitizer = build.sanitizer { command.append("-sanitize=\(sanitizer.rawValue)") }
        return command + (packages.map(ownWords) ?? []) + build.flags + [
            "-module-name", probe.module, probe.source, "-o", probe.executable,
        ]
    }

    private func run(
        _ command: [String], in folder: String, with session: inout LauncherSession
    ) async throws -> LaunchOutcome {
        try await session.run(tools.request(command, in: folder, limits: limits))
    }

    private func lines(
        of outcome: LaunchOutcome, of stream: Transcript.Stream
    ) -> [String] {
        outcome.lines.filter { $0.stream == stream }.map(\.text)
    }

    private static func makeFile(_ path: String) throws {
        do {
            try Data().write(to: URL(filePath: path))
        } catch {
            throw ExecutionFailure(attempt: "writing \(path)", cause: Reason.text(of: error))
        }
    }
}

/// Keeps what the driver answered, for other processes.
struct DriverMemory {
    /// A folder for one toolchain.
    let folder: String

    private struct Entry: Codable {
        let question: [String]
        let answer: DriverAnswer
    }

    /// The kept answer, if there is one to exactly this question.
    func answer(to question: [String]) -> DriverAnswer? {
        let path = path(for: question)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            let data = try Data(contentsOf: URL(filePath: path))
            let entry = try JSONDecoder().decode(Entry.self, from: data)
            return entry.question == question ? entry.answer : nil
        } catch {
            // What cannot be read is asked again.
            return nil
        }
    }

    /// Keeps an answer.
    func keep(_ answer: DriverAnswer, to question: [String]) {
        do {
            try JSONEncoder().encode(Entry(question: question, answer: answer))
                .write(to: URL(filePath: path(for: question)), options: .atomic)
        } catch {
            // It is only a memory: next time costs 0.1 s again.
        }
    }

    private func path(for question: [String]) -> String {
        var hash = FNV1a()
        for word in question { hash.add(word) }
        return "\(folder)/driver-\(String(hash.value, radix: 16)).json"
    }
}
