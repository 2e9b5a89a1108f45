import FoundationEssentials
import Subprocess
import SystemPackage

/// Starts programs under the launcher, and gathers what they print as it arrives.
struct ChildProcess: Sendable {
    /// What is started, and within which limits.
    struct Request: Sendable {
        /// The absolute path of the program.
        let program: String
        /// The program's name as it sees it, then its arguments.
        let arguments: [String]
        /// The whole environment.
        let environment: [String: String]
        /// The folder it starts in.
        let folder: String
        /// Milliseconds of wall time.
        let timeLimit: Int
        /// Bytes of each of the two streams.
        let outputLimit: Int
    }

    /// How a program ended.
    enum Status: Sendable, Equatable {
        case exit(Int)
        case signal(Int)
        case timedOut
        case printedTooMuch
    }

    /// Bytes of one stream, and when they arrived.
    struct Chunk: Sendable, Equatable {
        let isError: Bool
        let bytes: [UInt8]
        /// How long after the start.
        let time: Duration
    }

    /// What a program did.
    struct Outcome: Sendable, Equatable {
        let status: Status
        /// In order of arrival.
        let chunks: [Chunk]
        /// Milliseconds of wall time.
        let duration: Int
    }

    /// The path of the launcher.
    let launcher: String
    /// A folder for the launcher's reports.
    let reports: String

    /// Runs a program to its end, whatever that is: nothing that it started is left afterwards.
    ///
    /// A cancelled task ends the program too. Throws ``ExecutionFailure`` where it cannot be started.
    func run(_ request: Request) async throws -> Outcome {
        let report = "\(reports)/\(UUID().uuidString)"
        defer { discard(report) }
        let start = ContinuousClock.now
        let chunks: [Chunk]
        let isCut: Bool
        do {
            (chunks, isCut) = try await gather(request, report: report, start: start)
        } catch let error as SubprocessError {
            throw ExecutionFailure(attempt: "starting \(request.program)", cause: "\(error)")
        }
        try Task.checkCancellation()
        let (status, duration) = try status(report, of: request)
        return Outcome(
            status: isCut ? .printedTooMuch : status, chunks: chunks, duration: duration)
    }

    private func discard(_ report: String) {
        do {
            try FileManager.default.removeItem(atPath: report)
        } catch {
            // The launcher had no time to write it, or the whole folder is gone: both are fine.
        }
    }

    private func gather(
        _ request: Request, report: String, start: ContinuousClock.Instant
    ) async throws -> (chunks: [Chunk], isCut: Bool) {
        let arguments = [report, String(request.timeLimit), request.program] + request.arguments
        // A cancelled task asks the launcher to end what it runs, and gives it the time for that.
        var options = PlatformOptions()
        options.teardownSequence = [
            .send(signal: .terminate, allowedDurationToNextStep: .seconds(6))
        ]
        let result = try await Subprocess.run(
            .path(FilePath(launcher)), arguments: Arguments(arguments),
            environment: .exactly(request.environment), workingDirectory: FilePath(request.folder),
            platformOptions: options, input: .inputWriter, output: .sequence, error: .sequence
        ) { execution in
            let (output, errors) = (execution.standardOutput, execution.standardError)
            // Closing the control pipe tells the launcher to end the program.
            let writer = execution.standardInputWriter
            let end: @Sendable () async throws -> Void = { try await writer.finish() }
            async let fromOutput = Self.drain(
                output, isError: false, limit: request.outputLimit, from: start, end: end)
            async let fromErrors = Self.drain(
                errors, isError: true, limit: request.outputLimit, from: start, end: end)
            let drained = try await [fromOutput, fromErrors]
            return (drained.flatMap(\.chunks), drained.contains(where: \.isCut))
        }
        let (chunks, isCut) = result.closureResult
        return (chunks.sorted { $0.time < $1.time }, isCut)
    }

    /// Reads a stream to its end; what exceeds the limit is read and thrown away, so that no program
    /// waits for a reader, and the program is told to end.
    private static func drain(
        _ sequence: SubprocessOutputSequence, isError: Bool, limit: Int,
        from start: ContinuousClock.Instant, end: @Sendable () async throws -> Void
    ) async throws -> (chunks: [Chunk], isCut: Bool) {
        var chunks: [Chunk] = []
        var count = 0
        var isCut = false
        for try await buffer in sequence where !isCut {
            var bytes = buffer.withUnsafeBytes { Array($0) }
            if count + bytes.count > limit {
                bytes = Array(bytes.prefix(limit - count))
                isCut = true
                try await end()
            }
            count += bytes.count
            chunks.append(Chunk(isError: isError, bytes: bytes, time: ContinuousClock.now - start))
        }
        return (chunks, isCut)
    }

    private func status(_ report: String, of request: Request) throws -> (Status, duration: Int) {
        let text: String
        do {
            text = try String(contentsOfFile: report, encoding: .utf8)
        } catch {
            // Only SIGKILL keeps the launcher from reporting; the program then died with it. Who sent it
            // is not known: the program itself can have done so.
            return (.signal(9), 0)
        }
        let words = text.split(whereSeparator: \.isWhitespace)
        let numbers = words.compactMap { Int($0) }
        switch (words.first, numbers.first) {
        case ("exit", let status?) where numbers.count == 3:
            return (.exit(status), numbers[1])
        case ("signal", let number?) where numbers.count == 3:
            return (.signal(number), numbers[1])
        case ("timeout", let wall?), ("cancelled", let wall?):
            return (.timedOut, wall)
        case ("exec", let number?):
            let reason = Errno(rawValue: Int32(truncatingIfNeeded: number))
            throw ExecutionFailure(attempt: "starting \(request.program)", cause: "\(reason)")
        default:
            throw ExecutionFailure(
                attempt: "running \(request.program)", cause: "its launcher reported ‘\(text)’")
        }
    }
}

extension Duration {
    /// Whole milliseconds, rounded down.
    var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
