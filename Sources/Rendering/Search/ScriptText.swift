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
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): literal("\\\"")
            case UInt8(ascii: "\\"): literal("\\\\")
            case UInt8(ascii: "\n"): literal("\\n")
            case UInt8(ascii: "<"): literal("\\u003c")
            case 0..<0x20, 0x7F:
                literal("\\u00")
                let digits = String(byte, radix: 16)
                bytes += Array((digits.count == 1 ? "0" : "").utf8) + Array(digits.utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
