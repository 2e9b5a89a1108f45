import CourseModel

/// Makes lines of the bytes that a program printed.
enum OutputAssembler {
    /// What a program's support code prints where the next part of a chain begins; see `support.c`.
    private static let mark = Array("\(PartMark.line)\n".utf8)

    /// The lines of both streams in the order in which they were finished, and where the first bytes
    /// stand that are no text.
    struct Output: Sendable, Equatable {
        let lines: [Transcript.Line]
        let firstWithoutText: Place?
    }

    /// A 1-based line of a stream.
    struct Place: Sendable, Equatable {
        let stream: Transcript.Stream
        let line: Int
    }

    /// What a program printed.
    ///
    /// - Parameter parts: the labels of the program's parts; all but the last are told apart.
    static func lines(of chunks: [LaunchOutcome.Chunk], parts: [String]) -> Output {
        var output = StreamAssembler(stream: .standardOutput, parts: parts)
        var errors = StreamAssembler(stream: .standardError, parts: parts)
        var lines: [Transcript.Line] = []
        for chunk in chunks {
            let time = chunk.time / 1000
            lines +=
                chunk.isError
                ? errors.add(chunk.bytes, at: time) : output.add(chunk.bytes, at: time)
        }
        lines += output.finish() + errors.finish()
        return Output(
            lines: lines, firstWithoutText: output.firstWithoutText ?? errors.firstWithoutText)
    }

    private struct StreamAssembler {
        let stream: Transcript.Stream
        let parts: [String]
        private var part = 0
        private var pending: [UInt8] = []
        private var time = 0
        private var count = 0
        private(set) var firstWithoutText: Place?

        init(stream: Transcript.Stream, parts: [String]) {
            self.stream = stream
            self.parts = parts
        }

        mutating func add(_ bytes: [UInt8], at time: Int) -> [Transcript.Line] {
            var lines: [Transcript.Line] = []
            for byte in bytes {
                if pending.isEmpty { self.time = time }
                pending.append(byte)
                guard byte == UInt8(ascii: "\n") else { continue }
                self.time = time
                if parts.count > 1, pending.suffix(mark.count) == mark[...] {
                    pending.removeLast(mark.count)
                    if !pending.isEmpty { lines.append(line(isComplete: false)) }
                    part += 1
                } else {
                    pending.removeLast()
                    lines.append(line(isComplete: true))
                }
                pending = []
            }
            return lines
        }

        mutating func finish() -> [Transcript.Line] {
            pending.isEmpty ? [] : [line(isComplete: false)]
        }

        private mutating func line(isComplete: Bool) -> Transcript.Line {
            count += 1
            if firstWithoutText == nil, String(validating: pending, as: UTF8.self) == nil {
                firstWithoutText = Place(stream: stream, line: count)
            }
            return Transcript.Line(
                stream: stream, text: String(decoding: pending, as: UTF8.self), time: time,
                part: part < parts.count - 1 ? parts[part] : nil, isComplete: isComplete)
        }
    }
}
