import Subprocess
import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Starts launchers.
struct Launcher: Sendable {
    /// The path of the launcher.
    let path: String
    /// What the launcher's programs see of the machine.
    let sandbox: Sandbox
    /// The compiler that a launcher can live in, which saves the compiler's start; `nil` where that
    /// does not work.
    var resident: Resident?

    /// A program that a launcher lives in; see `launcher.c`.
    struct Resident: Sendable, Equatable {
        /// The absolute path of the program.
        let program: String
        /// The launcher as a library.
        let library: String
    }

    /// Starts a launcher that sees what `view` lists, and ends it, with all it runs, when the body
    /// returns or the task is cancelled.
    ///
    /// - Parameter livesInCompiler: whether many compilations are to come.
    ///
    /// Throws ``ExecutionFailure`` where it cannot be started, and what the body throws.
    func withSession<Result: Sendable>(
        _ view: SandboxView, livesInCompiler: Bool = false,
        _ body: (inout LauncherSession) async throws -> Result
    ) async throws -> Result {
        let resident = livesInCompiler ? resident : nil
        let command = sandbox.command(launcher: path, resident: resident, view: view)
        // In a sandbox the library is loaded by the launcher and not by what makes the sandbox.
        let library = sandbox.isOn ? nil : resident?.library
        // A cancelled task closes the pipes, at which the launcher ends everything, and so bwrap too.
        // Nothing is killed before: bwrap would be gone while its programs still run.
        var options = PlatformOptions()
        options.teardownSequence = [
            .send(signal: Signal(rawValue: SIGCONT), allowedDurationToNextStep: .seconds(6))
        ]
        do {
            let result = try await Subprocess.run(
                .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())),
                environment: .exactly(library.map { ["LD_PRELOAD": $0] } ?? [:]),
                workingDirectory: "/", platformOptions: options,
                input: .inputWriter, output: .sequence, error: .string(limit: 1 << 16)
            ) { execution in
                var session = LauncherSession(
                    writer: execution.standardInputWriter, output: execution.standardOutput)
                let result = try await body(&session)
                try await execution.standardInputWriter.finish()
                return (result, session.isAlive)
            }
            let (value, isAlive) = result.closureResult
            if !isAlive, sandbox.isOn, !result.standardError.isEmpty {
                throw ExecutionFailure(
                    attempt: "making a sandbox", cause: result.standardError,
                    help: "lectern doctor says what is missing; --sandbox=off does without")
            }
            return value
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw ExecutionFailure(attempt: "starting \(command[0])", cause: "\(error)")
        }
    }

    /// Starts a launcher for a single program.
    func run(
        _ request: LaunchRequest, view: SandboxView, onIdle: @Sendable () -> Void = {}
    ) async throws -> LaunchOutcome {
        try await withSession(view) { try await $0.run(request, onIdle: onIdle) }
    }
}
