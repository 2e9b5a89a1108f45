/// A line as the bytes that it is, with the questions that masks and rules ask of it.
///
/// Positions are byte offsets; where no byte is, it reads a zero.
struct LineBytes: Sendable {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    var count: Int { bytes.count }

    subscript(_ index: Int) -> UInt8 {
        bytes.indices.contains(index) ? bytes[index] : 0
    }

    /// Whether the bytes from a position on are the given ones.
    func starts(with text: StaticString, at index: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index >= 0, index + length <= count else { return false }
        return text.withUTF8Buffer { wanted in
            (0..<length).allSatisfy { bytes[index + $0] == wanted[$0] }
        }
    }

    func isDigit(at index: Int) -> Bool { (0x30...0x39).contains(self[index]) }

    /// Where the digits end that begin at a position.
    func digitsEnd(from index: Int) -> Int {
        var end = index
        while isDigit(at: end) { end += 1 }
        return end
    }

    func isHexadecimalDigit(at index: Int) -> Bool {
        switch self[index] {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    /// The scalar that begins at a position, and its length in bytes; `nil` behind the end.
    func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        guard bytes.indices.contains(index) else { return nil }
        let length =
            switch bytes[index] {
            case 0..<0xC0: 1
            case 0xC0..<0xE0: 2
            case 0xE0..<0xF0: 3
            default: 4
            }
        var value = UInt32(bytes[index])
        if length > 1 { value &= 0x7F >> UInt32(length) }
        for offset in 1..<length + 1 where offset < length {
            value = value << 6 | UInt32(self[index + offset] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// Whether a letter, a digit or an underscore begins at a position.
    func isWord(at index: Int) -> Bool {
        let byte = self[index]
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: return true
        case 0..<0x80: return false
        default: return scalar(at: index)?.scalar.properties.isAlphabetic ?? false
        }
    }

    /// Whether a letter, a digit or an underscore ends at a position.
    func isWord(before index: Int) -> Bool {
        guard index > 0 else { return false }
        var start = index - 1
        while start > 0, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        return isWord(at: start)
    }

    /// Where the letters, digits and underscores end that begin at a position.
    func wordEnd(from index: Int) -> Int {
        var end = index
        while isWord(at: end) { end += self[end] < 0x80 ? 1 : scalar(at: end)?.length ?? 1 }
        return end
    }
}
