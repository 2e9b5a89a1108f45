import CourseModel

/// Lines of output, among which the texts of rules mean some.
struct RuleLines {
    private let lines: [String]
    private let plain: [LineBytes]
    private let masked: [LineBytes]
    private let masker: LineMasker?

    init(_ lines: [String], masks: [OutputMask]) {
        self.lines = lines
        plain = lines.map(LineBytes.init)
        let masker = masks.isEmpty ? nil : LineMasker(masks)
        self.masker = masker
        masked = masker.map { masker in lines.map { LineBytes(masker.masked($0)) } } ?? []
    }

    /// The 0-based places of the lines that a text means, in order.
    func indices(meantBy text: String) -> [Int] {
        let indices = Self.indices(of: GappedText(text), in: plain)
        guard indices.isEmpty, let masker else { return indices }
        return Self.indices(of: GappedText(masker.masked(text)), in: masked)
    }

    private static func indices(of text: GappedText, in lines: [LineBytes]) -> [Int] {
        let equal = lines.indices.filter { text.matches(lines[$0].bytes) }
        return equal.isEmpty ? lines.indices.filter { text.occurs(in: lines[$0]) } : equal
    }

    func violation(of rule: OrderRule) -> OrderRule.Violation? {
        reason(against: rule).map { OrderRule.Violation(rule: rule, reason: $0) }
    }

    private func reason(against rule: OrderRule) -> OrderRule.Violation.Reason? {
        switch rule {
        case .before(let first, let second): reason(first, isNotBefore: second)
        case .first(let text):
            stray(text) { meant in
                guard let last = meant.last else { return nil }
                return firstIndex(in: 0..<last, outside: meant).map { other in
                    (other, meant.first { $0 > other } ?? last)
                }
            }
        case .last(let text):
            stray(text) { meant in
                guard let first = meant.first else { return nil }
                return firstIndex(in: first..<lines.count, outside: meant).map { other in
                    (meant.last { $0 < other } ?? first, other)
                }
            }
        }
    }

    private func line(_ index: Int) -> OrderRule.Violation.Line {
        .init(index: index, text: lines[index])
    }

    private func reason(
        _ first: String, isNotBefore second: String
    ) -> OrderRule.Violation.Reason? {
        let (earlier, later) = (indices(meantBy: first), indices(meantBy: second))
        guard !earlier.isEmpty else { return .meansNothing(text: first) }
        guard let start = later.first else { return .meansNothing(text: second) }
        let laterSet = Set(later)
        if let both = earlier.first(where: laterSet.contains) { return .meansBoth(line(both)) }
        return earlier.first { $0 > start }.map { .stands(line(start), before: line($0)) }
    }

    /// What stands on the wrong side of the lines that a text means, by places in order.
    private func stray(
        _ text: String, _ find: ([Int]) -> (Int, Int)?
    ) -> OrderRule.Violation.Reason? {
        let meant = indices(meantBy: text)
        guard !meant.isEmpty else { return .meansNothing(text: text) }
        return find(meant).map { .stands(line($0.0), before: line($0.1)) }
    }

    private func firstIndex(in range: Range<Int>, outside meant: [Int]) -> Int? {
        let meant = Set(meant)
        return range.first { !meant.contains($0) }
    }
}
