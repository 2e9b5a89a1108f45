/// A rule about the order of lines, as in `start 1 before done 1` or `done last`.
package enum OrderRule: Sendable, Equatable, CustomStringConvertible {
    /// Every line that the first text means stands before every line that the second means.
    case before(String, String)
    /// No other line stands before one that the text means.
    case first(String)
    /// No other line stands behind one that the text means.
    case last(String)

    /// The rule as an author writes it.
    package var description: String {
        switch self {
        case .before(let first, let second): "\(Self.quoted(first)) before \(Self.quoted(second))"
        case .first(let text): "\(Self.quoted(text)) first"
        case .last(let text): "\(Self.quoted(text)) last"
        }
    }

    /// The words that a rule's text can hold only between single quotes.
    package static let keywords = ["before", "first", "last"]

    /// A text with single quotes around it where it would else be read otherwise.
    private static func quoted(_ text: String) -> String {
        let words = text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false)
        let isPlain =
            !text.unicodeScalars.contains { ",;'\t\r\n".unicodeScalars.contains($0) }
            && !words.contains { $0.isEmpty || keywords.contains(String(Substring($0))) }
        return isPlain ? text : "'\(text.escaping(["'": "''"]))'"
    }
}
