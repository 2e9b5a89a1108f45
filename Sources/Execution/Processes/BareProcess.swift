import Subprocess
import SystemPackage

/// Runs a trusted program of the toolchain without the launcher: to build the launcher, and to ask
/// for versions.
enum BareProcess {
    /// What a program printed, both streams together, and whether it returned 0.
    struct Result: Sendable {
        let output: String
        let isSuccess: Bool
    }

    /// Runs a program to its end.
    ///
    /// Throws ``ExecutionFailure`` where it cannot be started, or prints more than a mebibyte.
    static func run(
        _ program: String, _ arguments: [String], environment: [String: String], folder: String
    ) async throws -> Result {
        do {
            let result = try await Subprocess.run(
                .path(FilePath(program)), arguments: Arguments(arguments),
                environment: .exactly(environment), workingDirectory: FilePath(folder),
                output: .string(limit: 1 << 20), error: .combinedWithOutput)
            // One that was ended half-way has said nothing that counts.
            try Task.checkCancellation()
            return Result(
                output: result.standardOutput, isSuccess: result.terminationStatus.isSuccess)
        } catch let error as SubprocessError {
            throw ExecutionFailure(attempt: "running \(program)", cause: "\(error)")
        }
    }
}
