import ArgumentParser
import Execution
import Foundation
import Lectern
import Verification
import Writing

/// What the exit status of a command means; 64 for wrong usage is ArgumentParser's.
enum ExitStatus {
    /// The course is not right.
    static let contentWrong = ExitCode(1)
    /// The machine could not do it.
    static let environmentFailed = ExitCode(2)

    /// Runs the body of a command, and turns what the machine failed at into words and a status.
    static func guarding(
        _ terminal: Terminal, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        do {
            try await Interruption.watch(body)
        } catch let failure as ExecutionFailure {
            terminal.print(failure: failure.description, help: failure.help)
            throw environmentFailed
        } catch let unknown as UnknownSelection {
            terminal.print(failure: unknown.description, help: unknown.help)
            throw ExitCode.validationFailure
        } catch let trouble as ExerciseTrouble {
            terminal.print(failure: trouble.description, help: trouble.help)
            throw contentWrong
        } catch let failure as WritingFailure {
            terminal.print(failure: failure.description, help: failure.help)
            throw environmentFailed
        } catch is CancellationError {
            throw ExitCode(130)
        } catch let error as CocoaError {
            terminal.print(failure: error.localizedDescription, help: nil)
            throw environmentFailed
        }
    }
}
