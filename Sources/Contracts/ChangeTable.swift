import CourseModel

/// The cheapest next step for every pair of a fence's line and a line of output that both are still
/// to come (Wagner and Fischer 1974, with lines that absorb others).
struct ChangeTable {
    private enum Move: UInt8 {
        case keep, replace, leave, drop, absorb, insert, end
    }

    private let table: PatternTable
    private let patterns: Range<Int>
    private let lines: Range<Int>
    private var moves: [Move]

    /// The table for some lines of either side; time and memory are their product.
    init(_ table: PatternTable, patterns: Range<Int>, lines: Range<Int>) {
        self.table = table
        self.patterns = patterns
        self.lines = lines
        let width = lines.count + 1
        moves = Array(repeating: .end, count: (patterns.count + 1) * width)
        var below: [Int32] = []
        for row in (0...patterns.count).reversed() {
            var costs = Array(repeating: Int32(0), count: width)
            for column in (0..<width).reversed() {
                let (move, cost) = choice(row, column, below, costs)
                moves[row * width + column] = move
                costs[column] = cost
            }
            below = costs
        }
    }

    /// The cheapest move, the first of those that cost the same.
    private func choice(
        _ row: Int, _ column: Int, _ below: [Int32], _ costs: [Int32]
    ) -> (Move, Int32) {
        let isLastColumn = column == lines.count
        guard row < patterns.count else {
            return isLastColumn ? (.end, 0) : (.insert, costs[column + 1] + 2)
        }
        let pattern = patterns.lowerBound + row
        if table.isEllipsis(pattern) {
            guard !isLastColumn, costs[column + 1] < below[column] else {
                return (.leave, below[column])
            }
            return (.absorb, costs[column + 1])
        }
        guard !isLastColumn else { return (.drop, below[column] + 2) }
        var best = (Move.replace, below[column + 1] + 1)
        if table.accepts(pattern, lines.lowerBound + column) { best = (.keep, below[column + 1]) }
        if below[column] + 2 < best.1 { best = (.drop, below[column] + 2) }
        if costs[column + 1] + 2 < best.1 { best = (.insert, costs[column + 1] + 2) }
        return best
    }

    /// The way from the first lines to the last.
    func steps() -> [LineAlignment.Step] {
        var steps: [LineAlignment.Step] = []
        var (pattern, line) = (patterns.lowerBound, lines.lowerBound)
        var absorbed = line
        while true {
            let cell = (pattern - patterns.lowerBound) * (lines.count + 1)
            switch moves[cell + line - lines.lowerBound] {
            case .end: return steps
            case .keep:
                steps.append(.keep(pattern: pattern, line: line))
                (pattern, line) = (pattern + 1, line + 1)
            case .replace:
                steps.append(.replace(pattern: pattern, line: line))
                (pattern, line) = (pattern + 1, line + 1)
            case .drop:
                steps.append(.drop(pattern: pattern))
                pattern += 1
            case .insert:
                steps.append(.insert(line: line))
                line += 1
            case .absorb:
                line += 1
                continue
            case .leave:
                steps.append(.absorb(pattern: pattern, lines: absorbed..<line))
                pattern += 1
            }
            absorbed = line
        }
    }
}
