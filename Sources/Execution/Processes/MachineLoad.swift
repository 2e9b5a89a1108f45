import Subprocess
import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps cores busy with processes that compute, as on a machine that has other things to do.
struct MachineLoad: Sendable {
    /// The path of the program; see `load.c`.
    let program: String
    /// How many processes compute; at least one.
    let cores: Int

    /// Calls the body while the cores are busy; when it returns, throws or is cancelled, nothing of
    /// the load is left.
    ///
    /// Throws ``ExecutionFailure`` where the processes cannot be started, and what the body throws.
    func during<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        // A cancelled task closes the pipe, at which the program ends those that it started. Were it
        // killed first, they would notice by themselves, but after this had returned.
        var options = PlatformOptions()
        options.teardownSequence = [
            .send(signal: Signal(rawValue: SIGCONT), allowedDurationToNextStep: .seconds(6))
        ]
        do {
            let result = try await Subprocess.run(
                .path(FilePath(program)), arguments: [String(cores)], environment: .exactly([:]),
                workingDirectory: "/", platformOptions: options,
                input: .inputWriter, output: .sequence, error: .string(limit: 1 << 16)
            ) { execution -> Result? in
                var output = execution.standardOutput.makeAsyncIterator()
                guard try await output.next() != nil else { return nil }
                let value = try await body()
                try await execution.standardInputWriter.finish()
                return value
            }
            guard let value = result.closureResult else {
                try Task.checkCancellation()
                throw ExecutionFailure(
                    attempt: "keeping \(cores) cores busy", cause: result.standardError)
            }
            return value
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw ExecutionFailure(attempt: "starting \(program)", cause: "\(error)")
        }
    }
}
