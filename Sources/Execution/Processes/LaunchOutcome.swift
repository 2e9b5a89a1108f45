import CourseModel

/// What a program that was started did.
struct LaunchOutcome: Sendable, Equatable {
    /// How it ended.
    enum Status: Sendable, Equatable {
        case exit(Int)
        case signal(Int)
        case timedOut
        case computedTooLong
        case usedTooMuchMemory
        case startedTooMany
        case printedTooMuch
        /// Its launcher ended without a report: outside a sandbox a program can kill it.
        case lost
    }

    /// Bytes of one stream, and when they arrived.
    struct Chunk: Sendable, Equatable {
        let isError: Bool
        let bytes: [UInt8]
        /// How long after the start, in microseconds.
        let time: Int
    }

    /// How it ended.
    let status: Status
    /// In order of arrival.
    let chunks: [Chunk]
    /// Microseconds of wall time.
    let wallTime: Int
    /// Microseconds of CPU time, those of everything it started included.
    let cpuTime: Int

    /// The lines that it printed, for messages.
    var lines: [Transcript.Line] { OutputAssembler.lines(of: chunks, parts: []).lines }
}
