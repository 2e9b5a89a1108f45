import Subprocess
import SystemPackage

/// A launcher that runs, in a sandbox or without one, and does one request after the other.
struct LauncherSession {
    private let writer: StandardInputWriter
    private var frames: LauncherFrames
    /// Whether the launcher still answers.
    private(set) var isAlive = true

    init(writer: StandardInputWriter, output: SubprocessOutputSequence) {
        self.writer = writer
        self.frames = LauncherFrames(output)
    }

    /// Runs a program to its end, whatever that is: nothing that it started is left afterwards.
    ///
    /// `onIdle` is called once, when the program waits rather than computes. Throws
    /// ``ExecutionFailure`` where the program cannot be started.
    mutating func run(
        _ request: LaunchRequest, onIdle: @Sendable () -> Void = {}
    ) async throws -> LaunchOutcome {
        guard try await send(request.bytes) else { return lost() }
        var chunks: [LaunchOutcome.Chunk] = []
        while let frame = try await frames.next() {
            switch frame {
            case .output(let chunk): chunks.append(chunk)
            case .idle: onIdle()
            case .end(let word, let numbers):
                return try outcome(word, numbers, chunks: chunks, of: request)
            }
        }
        try Task.checkCancellation()
        return lost()
    }

    /// Runs a program for as long as somebody wants to hear more of what it prints.
    ///
    /// Returns how it ended, without what it printed; `nil` where nobody wanted more, and then the
    /// session is to be ended, and the program with it. Throws ``ExecutionFailure`` where it cannot be
    /// started, and what `hear` throws.
    mutating func converse(
        _ request: LaunchRequest, hear: ([UInt8]) throws -> Bool
    ) async throws -> LaunchOutcome? {
        guard try await send(request.bytes) else { return lost() }
        while let frame = try await frames.next() {
            switch frame {
            case .output(let chunk):
                guard try chunk.isError || hear(chunk.bytes) else { return nil }
            case .idle: continue
            case .end(let word, let numbers):
                return try outcome(word, numbers, chunks: [], of: request)
            }
        }
        try Task.checkCancellation()
        return lost()
    }

    /// Whether a request reached the launcher.
    private func send(_ bytes: [UInt8]) async throws -> Bool {
        do {
            _ = try await writer.write(bytes)
            return true
        } catch {
            try Task.checkCancellation()
            return false
        }
    }

    private mutating func lost() -> LaunchOutcome {
        isAlive = false
        return LaunchOutcome(status: .lost, chunks: [], wallTime: 0, cpuTime: 0)
    }

    private func outcome(
        _ word: String, _ numbers: [Int], chunks: [LaunchOutcome.Chunk], of request: LaunchRequest
    ) throws -> LaunchOutcome {
        let status: LaunchOutcome.Status
        switch (word, numbers.count) {
        case ("exit", 3): status = .exit(numbers[0])
        case ("signal", 3): status = .signal(numbers[0])
        case ("timeout", 2): status = .timedOut
        case ("cpu", 2): status = .computedTooLong
        case ("memory", 2): status = .usedTooMuchMemory
        case ("tasks", 2): status = .startedTooMany
        case ("output", 2): status = .printedTooMuch
        case ("cancelled", 2): throw CancellationError()
        case ("failed", 3):
            let reason = Errno(rawValue: Int32(truncatingIfNeeded: numbers[0]))
            throw ExecutionFailure(attempt: "starting \(request.program)", cause: "\(reason)")
        default:
            throw ExecutionFailure(
                attempt: "running \(request.program)", cause: "its launcher reported ‘\(word)’")
        }
        let times = numbers.suffix(2)
        return LaunchOutcome(
            status: status, chunks: chunks, wallTime: times[times.startIndex],
            cpuTime: times[times.startIndex + 1])
    }
}
