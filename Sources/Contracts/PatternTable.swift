import CourseModel

/// The lines of a fence and lines of output, prepared for being held against each other.
struct PatternTable {
    /// What a line of a fence stands for.
    enum Pattern {
        /// Any lines.
        case ellipsis
        /// A line whose bytes under the masks are those of the class.
        case literal(class: Int)
        /// A line with the texts around its gaps, as it is or under the masks; the class is that of
        /// the fence's lines with the same text.
        case gapped(GappedText, masked: GappedText, class: Int)
    }

    let patterns: [Pattern]
    let lineCount: Int
    private let plain: [[UInt8]]
    private let masked: [[UInt8]]
    /// For each line the class of those that are equal under the masks.
    let classes: [Int]

    init(_ fence: [String], _ lines: [String], masks: [OutputMask]) {
        let masker = LineMasker(masks)
        var (literals, gaps): ([[UInt8]: Int], [[UInt8]: Int]) = ([:], [:])
        func number(_ bytes: [UInt8], in known: inout [[UInt8]: Int]) -> Int {
            if let number = known[bytes] { return number }
            known[bytes] = known.count
            return known.count - 1
        }
        plain = lines.map { Array($0.utf8) }
        masked = masks.isEmpty ? plain : lines.map { Array(masker.masked($0).utf8) }
        classes = masked.map { number($0, in: &literals) }
        lineCount = lines.count
        patterns = fence.map { text in
            if text.utf8.elementsEqual("...".utf8) { return .ellipsis }
            let gapped = GappedText(text)
            guard gapped.hasGaps else {
                return .literal(class: number(Array(masker.masked(text).utf8), in: &literals))
            }
            return .gapped(
                gapped, masked: GappedText(masker.masked(text)),
                class: number(Array(text.utf8), in: &gaps))
        }
    }

    func isEllipsis(_ pattern: Int) -> Bool {
        if case .ellipsis = patterns[pattern] { true } else { false }
    }

    /// Whether a line of the fence stands for a line of the output; linear in the line's length.
    func accepts(_ pattern: Int, _ line: Int) -> Bool {
        switch patterns[pattern] {
        case .ellipsis: false
        case .literal(let number): number == classes[line]
        case .gapped(let text, let maskedText, _):
            text.matches(plain[line]) || maskedText.matches(masked[line])
        }
    }

    /// The lines that are equal byte for byte, together, in the order in which each occurs first.
    func equalLines() -> [[Int]] {
        var groups: [[Int]] = []
        var known: [[UInt8]: Int] = [:]
        for (line, bytes) in plain.enumerated() {
            if let group = known[bytes] {
                groups[group].append(line)
            } else {
                known[bytes] = groups.count
                groups.append([line])
            }
        }
        return groups
    }
}
