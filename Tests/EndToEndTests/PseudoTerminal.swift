import Foundation
import TestSupport
import Testing

/// A terminal at which a test sits in a person's place.
struct PseudoTerminal {
    /// What a command said at the terminal, and what it came to.
    struct Result: Sendable {
        let status: Int32
        let output: String
        let terminal: String
    }

    /// Runs `lectern` with a terminal for its input and its errors.
    ///
    /// Once it says `question`, `answer` is called and what it returns is typed, with the enter key.
    static func run(
        _ arguments: [String], in folder: String, asked question: String,
        answer: () throws -> String
    ) throws -> Result {
        try run(arguments, in: folder, asked: question) { _ in try answer() }
    }

    /// The same where the answer, if there is any, may do something with the process first.
    static func run(
        _ arguments: [String], in folder: String, asked question: String,
        answer: (Process) throws -> String?
    ) throws -> Result {
        MachineShare.require()
        var (own, theirs): (Int32, Int32) = (-1, -1)
        try #require(openpty(&own, &theirs, nil, nil, nil) == 0)
        for end in [own, theirs] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(own) }

        let streams = try TemporaryFolder()
        defer { streams.remove() }
        let output = streams.file("out")
        let process = Process()
        process.executableURL = URL(filePath: Binary.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment
            .merging(["NO_COLOR": "1", "TERM": "dumb"]) { $1 }
        let terminal = FileHandle(fileDescriptor: theirs, closeOnDealloc: false)
        process.standardInput = terminal
        process.standardError = terminal
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        close(theirs)

        var said: [UInt8] = []
        var isAnswered = false
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(own, &buffer, buffer.count)
            // A terminal that nobody has open any more is an error and no end of file.
            guard count > 0 else { break }
            said += buffer[..<count]
            if !isAnswered, String(decoding: said, as: UTF8.self).contains(question) {
                isAnswered = true
                guard let line = try answer(process).map({ Array("\($0)\n".utf8) }) else {
                    continue
                }
                try #require(write(own, line, line.count) == line.count)
            }
        }
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            terminal: String(decoding: said, as: UTF8.self))
    }
}
