/// Reads requests from bytes as they come, strictly (RFC 9112): what one server reads so and another
/// otherwise is refused.
package struct HTTPRequestReader: Sendable {
    /// How large a request may be.
    package struct Limits: Sendable, Equatable {
        /// Bytes of the request line.
        package var line = 8 * 1024
        /// Bytes of everything up to the empty line.
        package var head = 16 * 1024
        /// Fields.
        package var fields = 100

        /// The limits of the preview.
        package init() {}
    }

    /// Why bytes are no request that can be answered; nothing behind it can be read.
    package enum Refusal: Error, Sendable, Equatable {
        case malformed
        case targetTooLong
        case headTooLarge
        /// It has a body, which no request for a file has.
        case hasBody
        case unknownVersion
    }

    private let limits: Limits
    private var bytes: [UInt8] = []
    /// How far the end of the head was looked for.
    private var searched = 0

    /// A reader of one connection.
    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Whether part of a request is there.
    package var hasBegun: Bool { !bytes.isEmpty }

    /// Takes up what came.
    package mutating func feed(_ new: some Sequence<UInt8>) {
        bytes += new
    }

    /// The next request; `nil` until all of it is there.
    ///
    /// Throws ``Refusal``.
    package mutating func next() throws(Refusal) -> HTTPRequest? {
        // Old clients send an empty line behind a request (RFC 9112, 2.2).
        while bytes.starts(with: Self.lineEnd) { bytes.removeFirst(2) }
        guard let end = endOfHead() else {
            let line = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if line > limits.line { throw .targetTooLong }
            if bytes.count > limits.head { throw .headTooLarge }
            return nil
        }
        if end > limits.head { throw .headTooLarge }
        let head = bytes[..<end]
        defer {
            bytes.removeFirst(end + 4)
            searched = 0
        }
        return try Self.request(head, limits)
    }

    private static let lineEnd: [UInt8] = [0x0D, 0x0A]

    /// Where the empty line stands that ends the head; `nil` where it has not come.
    private mutating func endOfHead() -> Int? {
        var index = max(0, searched - 3)
        while index + 3 < bytes.count {
            if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D,
                bytes[index + 3] == 0x0A
            {
                return index
            }
            index += 1
        }
        searched = bytes.count
        return nil
    }

    private static func request(
        _ head: ArraySlice<UInt8>, _ limits: Limits
    ) throws(Refusal) -> HTTPRequest {
        var lines = try lines(of: head)[...]
        guard let first = lines.popFirst() else { throw .malformed }
        if first.count > limits.line { throw .targetTooLong }
        if lines.count > limits.fields { throw .headTooLarge }
        let words = first.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count == 3, isToken(words[0]), isTarget(words[1]) else { throw .malformed }
        let isVersion11 = try isVersion11(words[2])
        var fields: [HTTPRequest.Field] = []
        for line in lines { fields.append(try field(line)) }
        let request = HTTPRequest(
            method: method(words[0]), target: String(decoding: words[1], as: UTF8.self),
            isVersion11: isVersion11, fields: fields)
        try refuseBody(request)
        return request
    }

    /// The lines of a head; every line break in it is the whole of one.
    private static func lines(
        of head: ArraySlice<UInt8>
    ) throws(Refusal) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = head
        while let end = rest.firstIndex(of: 0x0D) {
            guard end + 1 < rest.endIndex, rest[end + 1] == 0x0A else { throw .malformed }
            lines.append(rest[..<end])
            rest = rest[(end + 2)...]
        }
        lines.append(rest)
        for line in lines where line.contains(0x0A) || line.contains(0) { throw .malformed }
        return lines
    }

    private static func method(_ word: ArraySlice<UInt8>) -> HTTPRequest.Method {
        switch String(decoding: word, as: UTF8.self) {
        case "GET": .get
        case "HEAD": .head
        case let other: .other(other)
        }
    }

    private static func isVersion11(_ word: ArraySlice<UInt8>) throws(Refusal) -> Bool {
        switch String(decoding: word, as: UTF8.self) {
        case "HTTP/1.1": return true
        case "HTTP/1.0": return false
        case let other:
            throw other.hasPrefix("HTTP/") ? .unknownVersion : .malformed
        }
    }

    private static func field(_ line: ArraySlice<UInt8>) throws(Refusal) -> HTTPRequest.Field {
        // A line that continues the one above begins with white space, and no name does.
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else {
            throw .malformed
        }
        let value = line[(colon + 1)...]
        guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw .malformed
        }
        return HTTPRequest.Field(
            name: String(decoding: line[..<colon], as: UTF8.self).lowercased(),
            value: String(Substring(String(decoding: value, as: UTF8.self)).trimmingSpaces))
    }

    private static func refuseBody(_ request: HTTPRequest) throws(Refusal) {
        guard request.values(of: "transfer-encoding").isEmpty else { throw .hasBody }
        let lengths = request.values(of: "content-length")
        guard lengths.count < 2 else { throw .malformed }
        guard let length = lengths.first else { return }
        guard !length.isEmpty, length.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .malformed
        }
        if length.utf8.contains(where: { $0 != 0x30 }) { throw .hasBody }
    }

    // MARK: Characters

    /// Whether bytes are a token (RFC 9110, 5.6.2).
    private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: tokenMarks.contains(byte)
                }
            }
    }

    private static let tokenMarks = Set("!#$%&'*+-.^_`|~".utf8)

    /// Whether bytes can be what is asked for: printable ASCII without spaces.
    private static func isTarget(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
