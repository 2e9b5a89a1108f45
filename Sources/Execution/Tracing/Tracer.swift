package import CourseModel
import FileSystem
import FoundationEssentials

/// Runs programs so that they write down how their tasks run, each alone: the picture is to be of the
/// program, and not of its neighbours.
package struct Tracer: Sendable {
    /// What one traced run showed.
    package struct Run: Sendable, Equatable {
        /// What a reader sees of it, as of any run.
        package let transcript: Transcript
        /// How its tasks ran.
        package let tracing: Tracing

        /// A run.
        package init(transcript: Transcript, tracing: Tracing) {
            self.transcript = transcript
            self.tracing = tracing
        }
    }

    private let tools: ToolBench
    private let limits: RunLimits

    /// A tracer that uses the given tools within the given limits.
    ///
    /// Throws ``ExecutionFailure`` where Lectern's own code cannot be built.
    package init(tools: ToolBench, limits: RunLimits = .standard) async throws {
        self.tools = try await tools.tracing()
        self.limits = limits
    }

    /// The functions of the C library that `trace.c` stands in front of, also for the libraries that the
    /// program uses.
    static let replacedNames = [
        "dispatch_async_f", "fputc", "fputs", "fwrite", "pthread_create", "putchar", "puts",
        "write",
    ]

    /// Compiles a program, and runs it once.
    ///
    /// Whatever the program does, and however little of it can be seen, is a result. Throws
    /// ``ExecutionFailure`` where the machine fails.
    package func trace(_ program: Program) async throws -> Run {
        precondition(
            program.recipe.action == .run && program.recipe.swift != nil,
            "only Swift that is run has a schedule")
        let runner = MachineRunner(tools: tools, limits: limits)
        var result: Run?
        try await runner.withBuilder { builder in
            var built = try await builder.compile(program)
            if case .compiled(let object) = built {
                built = try await builder.link([object], alone: .builtApart).first ?? built
            }
            switch built {
            case .ended(let transcript):
                result = Run(
                    transcript: transcript,
                    tracing: .impossible(reason: transcript.ending.reasonForNoTrace))
            case .compiled:
                preconditionFailure("what was compiled was linked")
            case .executable(let executable):
                defer { tools.discard(executable.folder) }
                result = try await trace(executable, of: program, with: &builder)
            }
        }
        guard let result else { preconditionFailure("a builder's body returned without a word") }
        return result
    }

    private func trace(
        _ executable: Executable, of program: Program, with builder: inout MachineBuilder
    ) async throws -> Run {
        let path = "\(executable.folder)/trace"
        let bytes: [UInt8]
        let run: (transcript: Transcript, wallTime: Int)
        do {
            try Data(count: TraceLog.size).write(to: URL(filePath: path))
            run = try await MachineRunner(tools: tools, limits: limits)
                .run(executable, of: program, log: path)
            bytes = try FileContents.of(path)
        } catch let failure as ExecutionFailure {
            throw failure
        } catch {
            throw ExecutionFailure(
                attempt: "writing down the schedule of ‘\(program.reference)’ in \(path)",
                cause: Reason.text(of: error))
        }
        guard let log = TraceLog(bytes) else {
            return Run(
                transcript: run.transcript,
                tracing: .impossible(
                    reason: "the program's Swift runtime does not tell its schedule"))
        }
        let places = try await places(
            of: Set(log.events.flatMap(\.addresses)), in: executable, program, with: &builder)
        let trace = TraceBuilder.trace(
            of: log, lines: run.transcript.lines, places: places, wallTime: run.wallTime)
        return Run(transcript: run.transcript, tracing: .traced(trace))
    }

    /// Where addresses lie in a program's text, those of them that do.
    private func places(
        of addresses: Set<UInt32>, in executable: Executable, _ program: Program,
        with builder: inout MachineBuilder
    ) async throws -> [UInt32: Trace.Place] {
        let symbolizer = "\(tools.toolchain.binaries)/llvm-symbolizer"
        guard !addresses.isEmpty, FileManager.default.fileExists(atPath: symbolizer) else {
            return [:]
        }
        let labels = Set(program.parts.map(\.label))
        let addresses = addresses.sorted()
        var places: [UInt32: Trace.Place] = [:]
        // Command lines have a limit.
        for start in stride(from: 0, to: addresses.count, by: 1000) {
            let some = addresses[start..<min(start + 1000, addresses.count)]
            // A call's return address is behind the call: the byte before belongs to it.
            let command =
                [symbolizer, "--obj=\(executable.file)", "--functions=none", "--inlines"]
                + some.map { "0x" + String($0 - 1, radix: 16) }
            let outcome = try await builder.session.run(
                tools.request(command, in: executable.folder, limits: limits.tool))
            let answers = SymbolizerAnswer.read(outcome.lines.map(\.text))
            guard outcome.status == .exit(0), answers.count == some.count else { continue }
            for (address, frames) in zip(some, answers) {
                places[address] = frames.lazy.compactMap { $0.among(labels) }.first
            }
        }
        return places
    }
}

/// What `llvm-symbolizer` prints: for each address the places that it belongs to, the innermost first, a
/// line each, and an empty line.
enum SymbolizerAnswer {
    /// The places of each address.
    static func read(_ lines: [String]) -> [[Trace.Place]] {
        var answers: [[Trace.Place]] = []
        var open: [Trace.Place] = []
        for line in lines {
            guard !line.isEmpty else {
                answers.append(open)
                open = []
                continue
            }
            // `file:line:column`; a file can hold colons.
            let pieces = line.split(separator: ":", omittingEmptySubsequences: false)
            guard pieces.count >= 3, let number = Int(pieces[pieces.count - 2]), number > 0 else {
                continue
            }
            open.append(
                Trace.Place(part: pieces.dropLast(2).joined(separator: ":"), line: number))
        }
        if !open.isEmpty { answers.append(open) }
        return answers
    }
}

extension Trace.Place {
    /// The place in the part that it lies in; the compiler puts its own folder before a part's label.
    fileprivate func among(_ labels: Set<String>) -> Trace.Place? {
        labels.first { part == $0 || part.hasSuffix("/\($0)") }
            .map { Trace.Place(part: $0, line: line) }
    }
}

extension Transcript.Ending {
    /// Why there is no trace of a program that ended so, before it ran.
    fileprivate var reasonForNoTrace: String {
        switch self {
        case .notLinked:
            "it cannot be linked with the code that writes the schedule down"
        case .refused, .compilerFailed, .compiled, .flagsRefused, .exit, .signal, .timedOut,
            .printedTooMuch, .computedTooLong, .usedTooMuchMemory, .startedTooMany, .printedNoText:
            "it could not be compiled"
        }
    }
}
