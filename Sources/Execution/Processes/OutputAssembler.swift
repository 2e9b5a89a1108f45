import CourseModel

/// Makes lines of the bytes that a program printed.
enum OutputAssembler {
    /// What a program's support code prints where the next part of a chain begins; see `runtime.c`.
    private static let mark = Array("\u{1E}lectern:part\n".utf8)

    /// The lines of both streams in the order in which they were finished.
    ///
    /// - Parameter parts: the labels of the program's parts; all but the last are told apart.
    static func lines(of chunks: [ChildProcess.Chunk], parts: [String]) -> [Transcript.Line] {
        var output = StreamAssembler(stream: .standardOutput, parts: parts)
        var errors = StreamAssembler(stream: .standardError, parts: parts)
        var lines: [Transcript.Line] = []
        for chunk in chunks {
            let time = chunk.time.milliseconds
            lines +=
                chunk.isError
                ? errors.add(chunk.bytes, at: time) : output.add(chunk.bytes, at: time)
        }
        return lines + output.finish() + errors.finish()
    }

    private struct StreamAssembler {
        let stream: Transcript.Stream
        let parts: [String]
        private var part = 0
        private var pending: [UInt8] = []
        private var time = 0

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

        private func line(isComplete: Bool) -> Transcript.Line {
            Transcript.Line(
                stream: stream, text: String(decoding: pending, as: UTF8.self), time: time,
                part: part < parts.count - 1 ? parts[part] : nil, isComplete: isComplete)
        }
    }
}
