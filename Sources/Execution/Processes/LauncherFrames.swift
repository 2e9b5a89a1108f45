import Subprocess

/// What the launcher sends; see `launcher.c`.
enum LauncherFrame: Sendable, Equatable {
    case output(LaunchOutcome.Chunk)
    /// The program waits rather than computes.
    case idle
    /// The launcher's words for the end, and its numbers.
    case end(String, [Int])
}

/// Cuts a launcher's output into frames.
struct LauncherFrames {
    private var iterator: SubprocessOutputSequence.AsyncIterator
    private var buffer: [UInt8] = []
    private var position = 0

    init(_ output: SubprocessOutputSequence) {
        iterator = output.makeAsyncIterator()
    }

    private static let headerLength = 13

    /// The next frame; `nil` once the launcher has ended.
    mutating func next() async throws -> LauncherFrame? {
        while true {
            if let frame = cut() { return frame }
            guard let bytes = try await iterator.next() else { return nil }
            buffer.removeFirst(position)
            position = 0
            bytes.withUnsafeBytes { buffer += $0 }
        }
    }

    private mutating func cut() -> LauncherFrame? {
        guard buffer.count - position >= Self.headerLength else { return nil }
        let time = number(at: position + 1, count: 8)
        let length = number(at: position + 9, count: 4)
        let start = position + Self.headerLength
        guard buffer.count - start >= length else { return nil }
        let contents = Array(buffer[start..<(start + length)])
        let kind = buffer[position]
        position = start + length
        switch kind {
        case UInt8(ascii: "o"), UInt8(ascii: "e"):
            return .output(
                LaunchOutcome.Chunk(
                    isError: kind == UInt8(ascii: "e"), bytes: contents, time: time))
        case UInt8(ascii: "i"):
            return .idle
        default:
            let words = String(decoding: contents, as: UTF8.self).split(separator: " ")
            return .end(String(words.first ?? ""), words.dropFirst().compactMap { Int($0) })
        }
    }

    private func number(at start: Int, count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(buffer[start + $1]) << (8 * $1) }
    }
}
