import FileSystem
import FoundationEssentials
import Subprocess
import SystemPackage

/// Runs a trusted program without the launcher: the toolchain's, to build the launcher; others to ask
/// for their versions; and git.
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

    /// What a program printed on each of its streams.
    struct Answer: Sendable {
        /// Whether it returned 0.
        let isSuccess: Bool
        /// The bytes of its standard output.
        let output: [UInt8]
        /// Its standard error, without the ends of lines around it.
        let errorText: String
    }

    /// Gives bytes to a program, and runs it to its end in this process's own folder.
    ///
    /// The bytes lie meanwhile in a file without a name in the temporary folder: writing into the pipe
    /// of a program that has ended would end this one by SIGPIPE. Throws ``ExecutionFailure`` where it
    /// cannot be started, or prints more than the limit.
    static func ask(
        _ program: String, _ arguments: [String], environment: [String: String],
        input bytes: [UInt8] = [], limit: Int, temporaryFolder: String
    ) async throws -> Answer {
        let input = try input(of: bytes, in: temporaryFolder)
        do {
            let result = try await Subprocess.run(
                .path(FilePath(program)), arguments: Arguments(arguments),
                environment: .exactly(environment),
                input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .sequence,
                error: .string(limit: 1 << 20)
            ) { execution in
                var output: [UInt8] = []
                for try await bytes in execution.standardOutput {
                    bytes.withUnsafeBytes { output += $0 }
                    guard output.count <= limit else {
                        throw ExecutionFailure(
                            attempt: "running \(program)",
                            cause: "it prints more than \(limit) bytes")
                    }
                }
                return output
            }
            try Task.checkCancellation()
            return Answer(
                isSuccess: result.terminationStatus.isSuccess, output: result.closureResult,
                errorText: result.standardError.split(separator: "\n").joined(separator: "\n"))
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw ExecutionFailure(attempt: "running \(program)", cause: "\(error)")
        }
    }

    /// A file to read bytes from, which is gone when it is closed.
    private static func input(of bytes: [UInt8], in folder: String) throws -> FileDescriptor {
        guard !bytes.isEmpty else { return try FileDescriptor.open("/dev/null", .readOnly) }
        let path = "\(folder)/lectern-input-\(UUID().uuidString)"
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite)
            do {
                try FileManager.default.removeItem(atPath: path)
                try file.writeAll(bytes)
                try file.seek(offset: 0, from: .start)
                return file
            } catch {
                try file.close()
                throw error
            }
        } catch {
            throw ExecutionFailure(
                attempt: "writing \(path)", cause: Reason.text(of: error),
                help: "set TMPDIR to a folder that you may write to")
        }
    }
}
