/// What a request asks for, read: where it was sent to, and the path.
struct RequestTarget: Sendable, Equatable {
    /// The host and port that the target itself names, in the form for proxies; `nil` elsewhere.
    let authority: String?
    /// The path, decoded, beginning with a slash.
    let path: String

    /// Reads a target; `nil` where it is none that can name a file.
    init?(_ text: String) {
        var rest = text[...]
        if text.first == "/" {
            authority = nil
        } else {
            // A server must understand the form that is meant for proxies too (RFC 9112, 3.2.2).
            guard text.lowercased().hasPrefix("http://") else { return nil }
            rest = rest.dropFirst("http://".count)
            let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
            guard rest.startIndex < end else { return nil }
            authority = String(rest[..<end])
            rest = rest[end...]
        }
        guard !rest.contains("#") else { return nil }
        let path = rest.prefix { $0 != "?" }
        guard let decoded = Self.decoded(path.isEmpty ? "/" : path) else { return nil }
        self.path = decoded
    }

    /// The text that percent-encoded bytes are; `nil` where they are wrong, no UTF-8, or control
    /// characters.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit),
                let low = rest.popFirst().flatMap(digit)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
