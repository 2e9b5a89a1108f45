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
