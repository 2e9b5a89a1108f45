/// Gives the headings of one page their names, the way GitHub does.
struct HeadingAnchors {
    private var taken: Set<String> = []
    /// The last number tried for a name, so that many equal headings do not count from 1 each time.
    private var numbers: [String: Int] = [:]

    /// A name that no heading of the page has yet.
    ///
    /// Letters and digits of any script, hyphens and underscores stay, in lower case; spaces become
    /// hyphens; everything else goes. A name that is taken gets the first free number.
    mutating func anchor(for text: String) -> String {
        let base = Self.slug(text)
        var candidate = base
        var number = numbers[base] ?? 0
        while !taken.insert(candidate).inserted {
            number += 1
            candidate = "\(base)-\(number)"
        }
        numbers[base] = number
        return candidate
    }

    private static func slug(_ text: String) -> String {
        var slug = ""
        let text = text.lowercased()
        // In ASCII a byte is a character, and bytes are looked at in a tenth of the time.
        if text.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\r") }) {
            let bytes = text.utf8.compactMap(Self.slugByte)
            return bytes.isEmpty ? "section" : String(decoding: bytes, as: UTF8.self)
        }
        for character in text {
            if character.isLetter || character.isNumber || character == "-" || character == "_" {
                slug.append(character)
            } else if character.isWhitespace {
                slug.append("-")
            }
        }
        return slug.isEmpty ? "section" : slug
    }

    private static func slugByte(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            byte
        case UInt8(ascii: " "), 0x09...0x0D: UInt8(ascii: "-")
        default: nil
        }
    }
}
