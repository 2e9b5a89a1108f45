/// Measures how wide text stands in a terminal of fixed-width cells.
package enum DisplayWidth {
    /// The distance between tab stops, in cells.
    package static let tabWidth = 4

    /// The number of cells that text takes when it begins at the left margin.
    package static func columns(of text: some StringProtocol) -> Int {
        var columns = 0
        for character in text {
            if character == "\t" {
                columns += tabWidth - columns % tabWidth
            } else {
                columns += width(of: character)
            }
        }
        return columns
    }

    /// Text with its tabs replaced by spaces up to the next tab stop.
    package static func expandingTabs(in text: some StringProtocol) -> String {
        var expanded = ""
        var columns = 0
        for character in text {
            let width =
                character == "\t" ? tabWidth - columns % tabWidth : self.width(of: character)
            expanded += character == "\t" ? String(repeating: " ", count: width) : String(character)
            columns += width
        }
        return expanded
    }

    private static func width(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.properties.generalCategory == .nonspacingMark { return 0 }
        return isWide(scalar) || scalar.properties.isEmojiPresentation ? 2 : 1
    }

    /// Whether a scalar takes two cells: the wide and full-width blocks of UAX #11.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default:
            false
        }
    }
}
