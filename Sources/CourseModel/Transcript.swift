/// What one compilation and run showed.
package struct Transcript: Sendable, Equatable {
    /// Where a line was written.
    package enum Stream: String, Sendable, Equatable {
        case standardOutput = "out"
        case standardError = "err"
    }

    /// A line that the program printed.
    package struct Line: Sendable, Equatable {
        /// The stream.
        package let stream: Stream
        /// The text without its newline; bytes that are not UTF-8 were replaced.
        package let text: String
        /// When it arrived, in milliseconds after the start of the program.
        package let time: Int
        /// The earlier snippet whose code printed it, by its part's label; `nil` for the
        /// snippet's own.
        package let part: String?
        /// Whether it ended with a newline; only the last line of a stream can lack it.
        package let isComplete: Bool

        /// A line.
        package init(
            stream: Stream, text: String, time: Int, part: String? = nil, isComplete: Bool = true
        ) {
            self.stream = stream
            self.text = text
            self.time = time
            self.part = part
            self.isComplete = isComplete
        }
    }

    /// How it ended.
    package enum Ending: Sendable, Equatable {
        /// The compiler refused it.
        case refused
        /// It compiled, and the linker refused it in the words given, line by line.
        case notLinked([String])
        /// The compiler died or was ended, with the last words it said.
        case compilerFailed([String])
        /// It compiled, and was not to be run.
        case compiled
        /// It returned this status.
        case exit(Int)
        /// It was ended by this signal, which it brought upon itself.
        case signal(Int)
        /// It was ended because it ran longer than the limit, in milliseconds.
        case timedOut(limit: Int)
        /// It was ended because it printed more than the limit, in bytes.
        case printedTooMuch(limit: Int)
        /// It was ended because it computed longer than the limit, in milliseconds of CPU time.
        case computedTooLong(limit: Int)
        /// It was ended because its processes together held more memory than the limit, in bytes.
        case usedTooMuchMemory(limit: Int)
        /// It was ended because it had more processes and threads than the limit.
        case startedTooMany(limit: Int)
        /// It printed bytes that are not UTF-8, first on this 1-based line of a stream.
        case printedNoText(Stream, line: Int)
        /// The compiler's driver refuses the flags, in these words.
        case flagsRefused([String])

        /// Whether another run on the same machine can be trusted to end the same way, so that the
        /// transcript is worth keeping.
        package var isDefinite: Bool {
            switch self {
            // Memory that ran out ends programs by SIGKILL too.
            case .signal(9): false
            case .refused, .flagsRefused, .notLinked, .compiled, .exit, .signal, .printedNoText:
                true
            case .compilerFailed, .timedOut, .printedTooMuch, .computedTooLong,
                .usedTooMuchMemory, .startedTooMany:
                false
            }
        }
    }

    /// What the compiler said, in its order.
    package let diagnostics: [CompilerDiagnostic]
    /// What the program printed, in order of arrival.
    package let lines: [Line]
    /// How it ended.
    package let ending: Ending
    /// How long the run took, in milliseconds of wall time; 0 where nothing ran.
    package let duration: Int

    /// A transcript.
    package init(
        diagnostics: [CompilerDiagnostic], lines: [Line], ending: Ending, duration: Int
    ) {
        self.diagnostics = diagnostics
        self.lines = lines
        self.ending = ending
        self.duration = duration
    }

    /// The lines that count: the snippet's own, of one stream, without what says nothing to a reader.
    package func observableLines(of stream: Stream) -> [Line] {
        tellingLines.filter { $0.stream == stream && $0.part == nil }
    }

    /// Whether a reader would see the same in both: each stream by itself, because two pipes have
    /// no common order, what the compiler said, and how it ended.
    ///
    /// Times do not count.
    package func showsTheSame(as other: Transcript) -> Bool {
        // Bytes and not strings: Swift calls strings equal that compose a character otherwise.
        func visible(_ stream: Stream, _ transcript: Transcript) -> [UInt8] {
            transcript.observableLines(of: stream)
                .flatMap { Array($0.text.utf8) + ($0.isComplete ? [UInt8(ascii: "\n")] : []) }
        }
        return ending == other.ending && diagnostics == other.diagnostics
            && visible(.standardOutput, self) == visible(.standardOutput, other)
            && visible(.standardError, self) == visible(.standardError, other)
    }
}
