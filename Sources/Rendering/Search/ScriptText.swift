/// Text of a script or of JSON in a page: strings are always quoted, and nothing in them can end the
/// element they stand in.
struct ScriptText {
    private var bytes: [UInt8] = []

    /// What was written.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The bytes of what was written.
    var utf8: [UInt8] { bytes }

    /// Adds text of this program's own.
    mutating func literal(_ text: StaticString) {
        text.withUTF8Buffer { bytes += $0 }
    }

    /// Adds a string in quotes.
    ///
    /// `<` is written as an escape, so that neither `</script>` nor `<!--` can stand there, and so are
    /// the two characters that end lines in older scripts.
    mutating func string(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { source in
            // Most of a text needs nothing done to it, and is added a stretch at a time.
            var start = 0
            for index in source.indices where Self.needsEscape(source[index]) {
                bytes.append(contentsOf: source[start..<index])
                start = index + 1
                escape(source[index])
            }
            bytes.append(contentsOf: source[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), 0..<0x20, 0x7F: true
        default: false
        }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): literal("\\\"")
        case UInt8(ascii: "\\"): literal("\\\\")
        case UInt8(ascii: "\n"): literal("\\n")
        default:
            literal(byte < 0x10 ? "\\u000" : "\\u00")
            bytes.append(contentsOf: String(byte, radix: 16).utf8)
        }
    }
}
