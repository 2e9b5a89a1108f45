/// Makes visible what a report could not hold, or what would steer whoever shows it.
enum VisibleText {
    /// The text with control, format and separator characters, and those that XML 1.0 does not
    /// allow, as `\u{…}`; tabs, newlines and the joiner of emoji stay.
    static func of(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if needsEscape(scalar) {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
            return scalar != "\t" && scalar != "\n" && scalar != "\u{200D}"
        default:
            return scalar == "\u{FFFE}" || scalar == "\u{FFFF}"
        }
    }
}
