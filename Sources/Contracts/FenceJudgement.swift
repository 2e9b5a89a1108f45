import CourseModel

/// A fence held against lines of output.
struct FenceJudgement {
    private let fence: [String]
    private let lines: [String]
    private let form: OutputContract.Form
    private let table: PatternTable

    init(_ fence: OutputFence, _ lines: [String], _ contract: OutputContract) {
        self.fence = fence.lines.map(\.text)
        self.lines = lines
        form = contract.form
        table = PatternTable(self.fence, lines, masks: contract.masks)
    }

    private var hasEllipsis: Bool { table.patterns.indices.contains(where: table.isEllipsis) }

    // MARK: Whether it holds

    var holds: Bool {
        switch form {
        case .exact: isComplete
        case .contains: isContained
        case .unordered, .order:
            // Counted first: the pairing takes more time.
            isCountPossible && isPaired(LinePairing(table))
        case .ignored: true
        }
    }

    private var isCountPossible: Bool {
        let named = table.patterns.indices.count { !table.isEllipsis($0) }
        return hasEllipsis ? named <= lines.count : named == lines.count
    }

    private func isPaired(_ pairing: LinePairing) -> Bool {
        let isEveryLineMeant = hasEllipsis || pairing.surplus.isEmpty
        return isEveryLineMeant
            && table.patterns.indices.allSatisfy {
                table.isEllipsis($0) || pairing.lineOfPattern[$0] != nil
            }
    }

    /// Whether the fence stands for all lines in their order: what stands between two `...` may stand
    /// where it is found first, so only the last `...` is ever come back to.
    private var isComplete: Bool {
        var (pattern, line) = (0, 0)
        var last: (pattern: Int, line: Int)?
        while line < lines.count {
            if pattern < fence.count, table.isEllipsis(pattern) {
                last = (pattern, line)
                pattern += 1
            } else if pattern < fence.count, table.accepts(pattern, line) {
                (pattern, line) = (pattern + 1, line + 1)
            } else if let star = last {
                last = (star.pattern, star.line + 1)
                (pattern, line) = (star.pattern + 1, star.line + 1)
            } else {
                return false
            }
        }
        return (pattern..<fence.count).allSatisfy(table.isEllipsis)
    }

    private var isContained: Bool {
        var line = 0
        for pattern in fence.indices where !table.isEllipsis(pattern) {
            while line < lines.count, !table.accepts(pattern, line) { line += 1 }
            guard line < lines.count else { return false }
            line += 1
        }
        return true
    }

    // MARK: What it would have to be

    var expected: [String] {
        guard !holds else { return lines }
        switch form {
        case .ignored: return lines
        case .exact: return expected(LineAlignment.complete(table))
        case .contains: return expected(LineAlignment.contained(table))
        case .unordered, .order:
            let pairing = LinePairing(table)
            let surplus = Set(hasEllipsis ? [] : pairing.surplus)
            return lines.indices.filter { !surplus.contains($0) }.map { lines[$0] }
                + unpaired(pairing).map { fence[$0] }
        }
    }

    private func expected(_ alignment: LineAlignment) -> [String] {
        alignment.steps.flatMap { step -> [String] in
            switch step {
            case .keep(_, let line), .pass(let line): [lines[line]]
            case .absorb(_, let absorbed): Array(lines[absorbed])
            case .replace(let pattern, _), .drop(let pattern): [fence[pattern]]
            case .insert: []
            }
        }
    }

    private func unpaired(_ pairing: LinePairing) -> [Int] {
        fence.indices.filter { !table.isEllipsis($0) && pairing.lineOfPattern[$0] == nil }
    }

    var merged: [String] {
        guard !holds else { return fence }
        switch form {
        case .ignored: return fence
        case .exact: return merged(LineAlignment.complete(table))
        case .contains:
            let alignment = LineAlignment.contained(table)
            let isAnyKept = alignment.steps.contains { if case .keep = $0 { true } else { false } }
            return isAnyKept ? merged(alignment) : lines
        case .unordered, .order: return merged(LinePairing(table))
        }
    }

    private func merged(_ alignment: LineAlignment) -> [String] {
        alignment.steps.compactMap { step in
            switch step {
            case .keep(let pattern, _), .absorb(let pattern, _): fence[pattern]
            case .replace(_, let line), .insert(let line): lines[line]
            case .drop, .pass: nil
            }
        }
    }

    private func merged(_ pairing: LinePairing) -> [String] {
        let dropped = Set(unpaired(pairing))
        var result = fence.indices.filter { !dropped.contains($0) }.map { fence[$0] }
        let added = hasEllipsis ? pairing.surplus.prefix(dropped.count) : pairing.surplus[...]
        let isOpenAtEnd = fence.indices.last.map(table.isEllipsis) ?? false
        result.insert(contentsOf: added.map { lines[$0] }, at: result.count - (isOpenAtEnd ? 1 : 0))
        return result
    }
}
