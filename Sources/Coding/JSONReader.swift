/// Reads the text of a data file (JSON, RFC 8259, in UTF-8).
package struct JSONReader {
    /// The text is no JSON.
    package struct Failure: Error, Equatable {
        /// The 0-based byte offset up to which it could be read.
        package let offset: Int
    }

    /// Values nested deeper than this are refused, because reading them is recursive.
    private static let depthLimit = 512

    private let bytes: [UInt8]
    private var position = 0

    /// The value that a text holds.
    ///
    /// A number that is not whole, or too large for one of Swift's, is refused too: no recording has
    /// one. A comma behind the last element is let pass, as Foundation does.
    package static func read(_ bytes: [UInt8]) throws(Failure) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.failure }
        return value
    }

    private var failure: Failure { Failure(offset: min(position, bytes.count)) }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next byte; 0, which stands nowhere in JSON, at the end.
    private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

    private mutating func skipSpace() {
        while next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { position += 1 }
    }

    /// Steps over a byte if it is the next one.
    private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ word: String) throws(Failure) {
        guard bytes[position...].starts(with: word.utf8) else { throw failure }
        position += word.utf8.count
    }

    // MARK: Values

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        guard depth < Self.depthLimit else { throw failure }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try expect("true")
            return .boolean(true)
        case UInt8(ascii: "f"):
            try expect("false")
            return .boolean(false)
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        default: return .number(try number())
        }
    }

    private mutating func members(
        depth: Int
    ) throws(Failure) -> [(key: String, value: JSONValue?)] {
        var members: [(key: String, value: JSONValue?)] = []
        position += 1
        skipSpace()
        while next != UInt8(ascii: "}") {
            let key = try string()
            skipSpace()
            guard skip(":") else { throw failure }
            members.append((key, try value(depth: depth + 1)))
            skipSpace()
            guard skip(",") else { break }
            skipSpace()
        }
        guard skip("}") else { throw failure }
        return members
    }

    private mutating func elements(depth: Int) throws(Failure) -> [JSONValue] {
        var elements: [JSONValue] = []
        position += 1
        skipSpace()
        while next != UInt8(ascii: "]") {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            guard skip(",") else { break }
            skipSpace()
        }
        guard skip("]") else { throw failure }
        return elements
    }

    private mutating func number() throws(Failure) -> Int {
        let start = position
        _ = skip("-")
        let digits = position
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { position += 1 }
        let hasLeadingZero = position - digits > 1 && bytes[digits] == UInt8(ascii: "0")
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard !hasLeadingZero, ![".", "e", "E"].contains(Unicode.Scalar(next)),
            let number = Int(text)
        else { throw failure }
        return number
    }

    // MARK: Texts

    private mutating func string() throws(Failure) -> String {
        guard skip("\"") else { throw failure }
        var start = position
        var decoded: [UInt8] = []
        while true {
            switch next {
            case UInt8(ascii: "\""):
                decoded += bytes[start..<position]
                position += 1
                guard let string = String(validating: decoded, as: UTF8.self) else {
                    throw failure
                }
                return string
            case UInt8(ascii: "\\"):
                decoded += bytes[start..<position]
                position += 1
                decoded += String(try escaped()).utf8
                start = position
            case 0..<0x20: throw failure
            default: skipPlain()
            }
        }
    }

    /// Steps over what stands for itself in a text.
    private mutating func skipPlain() {
        position = bytes.withUnsafeBufferPointer { bytes in
            var end = position
            while end < bytes.count, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\""),
                bytes[end] != UInt8(ascii: "\\")
            {
                end += 1
            }
            return end
        }
    }

    /// The character that the letters behind a backslash stand for.
    private mutating func escaped() throws(Failure) -> Character {
        defer { position += 1 }
        switch next {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return Character(try escapedScalar())
        default: throw failure
        }
    }

    /// The scalar that one or, beyond the first 65,536, two numbers of UTF-16 stand for; stops at the
    /// last digit.
    private mutating func escapedScalar() throws(Failure) -> Unicode.Scalar {
        let first = try hexadecimal()
        guard (0xD800..<0xDC00).contains(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw failure }
            return scalar
        }
        position += 1
        try expect("\\u")
        position -= 1
        let second = try hexadecimal()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw failure }
        return scalar
    }

    /// The number that the four digits behind the next byte are; stops at the last of them.
    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        let digits = bytes[(position + 1)...].prefix(4)
        let text = String(decoding: digits, as: UTF8.self)
        guard digits.count == 4, text.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let number = UInt32(text, radix: 16)
        else { throw failure }
        position += 4
        return number
    }
}
