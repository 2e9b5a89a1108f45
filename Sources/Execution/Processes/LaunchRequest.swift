import CourseModel

/// A program to start, and what it may use.
struct LaunchRequest: Sendable {
    /// The absolute path of the program.
    let program: String
    /// The program's name as it sees it, then its arguments.
    let arguments: [String]
    /// The whole environment.
    let environment: [String: String]
    /// The folder it starts in.
    let folder: String
    /// A folder whose files are copied there first.
    var copiedFiles: String?
    /// The file it reads as standard input; `nil` for an empty one.
    var standardInput: String?
    /// What it may use.
    let limits: LaunchLimits

    /// The request as the launcher reads it; see `launcher.c`.
    ///
    /// Throws ``ExecutionFailure`` where a text holds a zero, which no argument can.
    var bytes: [UInt8] {
        get throws {
            let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            let texts =
                [folder, copiedFiles ?? "", standardInput ?? "", program] + arguments + variables
            var payload: [UInt8] = []
            for text in texts {
                guard !text.utf8.contains(0) else {
                    throw ExecutionFailure(
                        attempt: "starting \(program)", cause: "‘\(text)’ holds a zero byte")
                }
                payload += Array(text.utf8) + [0]
            }
            let numbers = [
                limits.wallTime, limits.cpuTime, limits.memory, limits.tasks, limits.output,
                limits.fileSize, arguments.count, variables.count, payload.count,
            ]
            return Array((numbers.map(String.init).joined(separator: " ") + "\n").utf8) + payload
        }
    }
}
