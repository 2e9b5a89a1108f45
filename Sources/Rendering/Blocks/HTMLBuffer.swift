import CourseModel

/// HTML as it is written: the one place where text becomes markup.
///
/// Markup can only be a literal of this program; everything that comes from a lesson or from a
/// program's output goes through ``text(_:)``, ``attribute(_:)`` or ``url(_:)`` and is escaped there.
/// The one exception has a name, ``authorsHTML(_:)``.
struct HTMLBuffer: Sendable {
    private(set) var bytes: [UInt8] = []

    /// Whether nothing was written.
    var isEmpty: Bool { bytes.isEmpty }

    /// What was written, as text.
    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds markup.
    mutating func markup(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Adds a whole number.
    mutating func number(_ number: Int) {
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Ends the line, unless it is empty.
    mutating func freshLine() {
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }

    /// Adds text; `&`, `<`, `>` and `"` are escaped, so that it is safe in attributes too.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { escape($0) }
    }

    /// Adds bytes of text, escaped likewise.
    mutating func text(_ bytes: Substring.UTF8View) {
        // The bytes of all strings but those from Objective-C lie side by side.
        if bytes.withContiguousStorageIfAvailable({ escape($0) }) == nil {
            Array(bytes).withUnsafeBufferPointer { escape($0) }
        }
    }

    /// Most of a text needs nothing done to it, and is added a stretch at a time.
    private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in source.indices where Self.isMarkup(source[index]) {
            bytes.append(contentsOf: source[start..<index])
            start = index + 1
            switch source[index] {
            case UInt8(ascii: "&"): markup("&amp;")
            case UInt8(ascii: "<"): markup("&lt;")
            case UInt8(ascii: ">"): markup("&gt;")
            default: markup("&quot;")
            }
        }
        bytes.append(contentsOf: source[start...])
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
        default: false
        }
    }

    /// Adds an attribute with its value: a space, the name, the escaped value in quotes.
    mutating func attribute(_ name: StaticString, _ value: String) {
        markup(" ")
        markup(name)
        markup("=\"")
        text(value)
        markup("\"")
    }

    /// Adds a URL for an attribute.
    ///
    /// What a URL cannot hold is percent-encoded, what it can is left alone, percent signs
    /// included: the rules of cmark's own renderer.
    mutating func url(_ url: String) {
        for byte in url.utf8 {
            switch byte {
            case UInt8(ascii: "&"): markup("&amp;")
            case UInt8(ascii: "'"): markup("&#x27;")
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#")...UInt8(ascii: "%"),
                UInt8(ascii: "(")...UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"),
                UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "!"),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                bytes.append(contentsOf: "%\(digits.count == 1 ? "0" : "")\(digits)".utf8)
            }
        }
    }

    /// Adds HTML as the author of the lesson wrote it: only where `course.yml` allows it.
    mutating func authorsHTML(_ html: String) {
        bytes.append(contentsOf: html.utf8)
    }

    /// Adds what another buffer holds.
    mutating func append(_ other: HTMLBuffer) {
        bytes += other.bytes
    }
}
