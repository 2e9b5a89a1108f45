import CourseModel

/// A way through the lines of a fence and the lines of an output, both in their order.
struct LineAlignment {
    /// What becomes of the next lines.
    enum Step: Equatable {
        /// A line of the fence stands for a line of the output.
        case keep(pattern: Int, line: Int)
        /// A `...` stands for some lines.
        case absorb(pattern: Int, lines: Range<Int>)
        /// A line of the fence gives way to a line of the output.
        case replace(pattern: Int, line: Int)
        /// A line of the fence stands for nothing.
        case drop(pattern: Int)
        /// A line of the output that the fence has to name and does not.
        case insert(line: Int)
        /// A line of the output that the fence need not name.
        case pass(line: Int)
    }

    let steps: [Step]

    /// Where a table would have more cells than this, what differs is not set against each other.
    static let mostCells = 1 << 23

    /// The way of least change by which a fence becomes one that stands for all lines in order.
    ///
    /// A `...` is free for none or more lines; replacing costs 1, dropping or inserting 2. Of equal
    /// ways the one that keeps or replaces early. Time and memory are the product of the lines that
    /// are left when what agrees at the beginning and at the end is taken off.
    static func complete(_ table: PatternTable) -> LineAlignment {
        let (patterns, lines) = (table.patterns.count, table.lineCount)
        var start = 0
        while start < min(patterns, lines), table.accepts(start, start) { start += 1 }
        var tail = 0
        while tail < min(patterns, lines) - start,
            table.accepts(patterns - 1 - tail, lines - 1 - tail)
        { tail += 1 }
        let middle = (start..<(patterns - tail), start..<(lines - tail))
        let front = (0..<start).map { Step.keep(pattern: $0, line: $0) }
        let back = (0..<tail).reversed().map {
            Step.keep(pattern: patterns - 1 - $0, line: lines - 1 - $0)
        }
        let isSmall = (middle.0.count + 1) * (middle.1.count + 1) <= mostCells
        let change =
            isSmall
            ? ChangeTable(table, patterns: middle.0, lines: middle.1).steps()
            : middle.0.map { .drop(pattern: $0) } + middle.1.map { .insert(line: $0) }
        return LineAlignment(steps: front + change + back)
    }

    /// The way that keeps the most lines of a fence, whatever stands between them in the output.
    ///
    /// Time and memory are the product of the two counts; beyond a limit each line of the fence takes
    /// the first line that it can, and what then finds none is dropped.
    static func contained(_ table: PatternTable) -> LineAlignment {
        let named = table.patterns.indices.filter { !table.isEllipsis($0) }
        let isSmall = (named.count + 1) * (table.lineCount + 1) <= mostCells
        let pairs = isSmall ? longest(named, table) : earliest(named, table)
        var steps: [Step] = []
        var line = 0
        for pattern in table.patterns.indices {
            if table.isEllipsis(pattern) {
                steps.append(.absorb(pattern: pattern, lines: line..<line))
            } else if let partner = pairs[pattern] {
                steps += (line..<partner).map { .pass(line: $0) }
                steps.append(.keep(pattern: pattern, line: partner))
                line = partner + 1
            } else {
                steps.append(.drop(pattern: pattern))
            }
        }
        return LineAlignment(steps: steps + (line..<table.lineCount).map { .pass(line: $0) })
    }

    private static func earliest(_ named: [Int], _ table: PatternTable) -> [Int: Int] {
        var pairs: [Int: Int] = [:]
        var line = 0
        for pattern in named {
            guard let found = (line..<table.lineCount).first(where: { table.accepts(pattern, $0) })
            else { continue }
            pairs[pattern] = found
            line = found + 1
        }
        return pairs
    }

    private static func longest(_ named: [Int], _ table: PatternTable) -> [Int: Int] {
        let width = table.lineCount + 1
        var lengths = Array(repeating: Int32(0), count: (named.count + 1) * width)
        for (row, pattern) in named.enumerated().reversed() {
            for line in (0..<table.lineCount).reversed() {
                let cell = row * width + line
                lengths[cell] =
                    table.accepts(pattern, line)
                    ? lengths[cell + width + 1] + 1
                    : max(lengths[cell + width], lengths[cell + 1])
            }
        }
        var pairs: [Int: Int] = [:]
        var (row, line) = (0, 0)
        while row < named.count, line < table.lineCount {
            let cell = row * width + line
            if table.accepts(named[row], line) {
                pairs[named[row]] = line
                (row, line) = (row + 1, line + 1)
            } else if lengths[cell + 1] >= lengths[cell + width] {
                line += 1
            } else {
                row += 1
            }
        }
        return pairs
    }
}
