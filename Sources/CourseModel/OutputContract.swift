/// What of a program's output must be as it is recorded.
///
/// Standard output and standard error are held against their recorded lines each by itself, because
/// two pipes have no common order.
package struct OutputContract: Sendable, Equatable {
    /// How lines are compared.
    package enum Form: Sendable, Equatable {
        /// The same lines in the same order.
        case exact
        /// The same lines, each as often, in any order.
        case unordered
        /// The lines of the snippet's output fence in their order, with anything around them.
        case contains
        /// The same lines, each as often, in any order that keeps the rules.
        case order([OrderRule])
        /// Not at all.
        case ignored
    }

    /// How lines are compared.
    package let form: Form
    /// What of a line does not count, each once, in the order of ``OutputMask``'s cases.
    package let masks: [OutputMask]

    /// A contract; the default is that of a fence without words.
    package init(_ form: Form = .exact, masks: Set<OutputMask> = []) {
        self.form = form
        self.masks = OutputMask.allCases.filter(masks.contains)
    }

    /// The contract as it is written behind a fence's language; empty for that of a fence without
    /// words.
    package var words: String {
        var words: [String] = []
        switch form {
        case .exact: break
        case .unordered: words.append("output=unordered")
        case .contains: words.append("output=contains")
        case .order(let rules):
            let text = rules.map(\.description).joined(separator: ", ")
            words.append("order=\"\(text.quotedForFence)\"")
        case .ignored: words.append("output=ignored")
        }
        if !masks.isEmpty {
            words.append("mask=\(masks.map(\.rawValue).joined(separator: ","))")
        }
        return words.joined(separator: " ")
    }
}

/// What of a line of output does not count when it is compared; the page shows it as it was.
package enum OutputMask: String, Sendable, Hashable, CaseIterable {
    /// Durations with their unit, times of day and dates.
    case time
    /// Numbers.
    case number
    /// Absolute paths of files.
    case path
    /// UUIDs, and addresses in hexadecimal digits.
    case id
}

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

extension String {
    /// The text as it stands within the quotes of a fence's value.
    package var quotedForFence: String {
        escaping(["\\": "\\\\", "\"": "\\\"", "\n": "\\n"])
    }

    /// The text with scalars replaced.
    ///
    /// Not characters: what follows can cling to one and hide it.
    fileprivate func escaping(_ escapes: [Unicode.Scalar: String]) -> String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let escape = escapes[scalar] {
                text.append(contentsOf: escape.unicodeScalars)
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }
}
