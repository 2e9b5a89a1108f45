import Coding

/// The messages of the Language Server Protocol, as bytes and back: a header that says how long the
/// message is, an empty line, and JSON.
struct ServerMessages {
    /// What is no message.
    enum Problem: Error, Equatable {
        case noHeader
        /// Longer than any message is.
        case tooLong
        case noJSON
    }

    private var buffer: [UInt8] = []

    /// A message as it is sent.
    static func bytes(of message: JSONValue) -> [UInt8] {
        let body = message.bytes
        return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }

    /// Takes bytes in as they arrive, and returns the messages that are whole by then.
    mutating func take(_ bytes: [UInt8]) throws(Problem) -> [JSONValue] {
        buffer += bytes
        var messages: [JSONValue] = []
        var position = 0
        while let header = try header(from: position) {
            let end = header.end + header.length
            guard end <= buffer.count else { break }
            do {
                messages.append(try JSONReader.read(Array(buffer[header.end..<end])))
            } catch {
                throw .noJSON
            }
            position = end
        }
        buffer.removeFirst(position)
        return messages
    }

    /// The length of the message at a position, and where its body begins; `nil` while the header is
    /// not whole.
    private func header(from start: Int) throws(Problem) -> (end: Int, length: Int)? {
        var lineStart = start
        var length: Int?
        while let lineEnd = buffer[lineStart...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: buffer[lineStart..<lineEnd], as: UTF8.self)
                .filter { !$0.isWhitespace }
            lineStart = lineEnd + 1
            guard lineStart - start <= Self.longestHeader else { throw .noHeader }
            if line.isEmpty {
                guard let length else { throw .noHeader }
                return (lineStart, length)
            }
            let parts = line.split(separator: ":")
            guard parts.count == 2 else { throw .noHeader }
            guard parts[0].lowercased() == "content-length" else { continue }
            guard let number = Int(parts[1]), number >= 0 else { throw .noHeader }
            guard number <= Self.longestMessage else { throw .tooLong }
            length = number
        }
        guard buffer.count - start <= Self.longestHeader else { throw .noHeader }
        return nil
    }

    private static let longestHeader = 4096
    private static let longestMessage = 64 << 20
}
