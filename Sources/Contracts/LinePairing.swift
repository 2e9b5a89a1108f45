import CourseModel

/// The greatest number of pairs of a fence's lines with lines of output that they stand for, each in
/// at most one.
///
/// Augmenting paths (Kuhn 1955) between groups of lines that can stand for each other; literal lines
/// go first, and one that has found a partner keeps one. Each path looks at a pair of groups at most
/// once, so the time is at most the product of the fence's lines and the pairs of groups.
struct LinePairing {
    /// For each line of the fence the line that it stands for.
    private(set) var lineOfPattern: [Int?]
    /// The lines of output without partner, in order.
    private(set) var surplus: [Int]

    init(_ table: PatternTable) {
        var flow = Flow(table)
        flow.run()
        lineOfPattern = Array(repeating: nil, count: table.patterns.count)
        var isPaired = Array(repeating: false, count: table.lineCount)
        for (seeker, lines) in flow.linesOfSeekers().enumerated() {
            for (pattern, line) in zip(flow.seekers[seeker].patterns, lines) {
                lineOfPattern[pattern] = line
                isPaired[line] = true
            }
        }
        surplus = isPaired.indices.filter { !isPaired[$0] }
    }
}

/// Which groups of fence lines hold how many lines of which groups of equal lines.
private struct Flow {
    /// Lines of a fence that stand for the same lines.
    struct Seeker {
        var patterns: [Int]
        let groups: [Int]
        /// How many of the groups in front are known to be full; they stay so.
        var fullCount = 0
    }

    private(set) var seekers: [Seeker] = []
    private let groups: [[Int]]
    /// For each group how many of its lines each seeker holds.
    private var holders: [[(seeker: Int, count: Int)]]
    private var held: [Int]
    /// Groups from which no path leads to a free line, and never will.
    private var isDead: [Bool]

    init(_ table: PatternTable) {
        let groups = table.equalLines()
        self.groups = groups
        holders = Array(repeating: [], count: groups.count)
        held = Array(repeating: 0, count: groups.count)
        isDead = Array(repeating: false, count: groups.count)
        var (gapped, seekersOfGaps): ([Seeker], [Int: Int]) = ([], [:])
        var literals: [Int: Int] = [:]
        var groupsOfClass: [Int: [Int]] = [:]
        for (group, lines) in groups.enumerated() {
            groupsOfClass[table.classes[lines[0]], default: []].append(group)
        }
        for (index, pattern) in table.patterns.enumerated() {
            switch pattern {
            case .ellipsis: break
            case .literal(let number):
                if let seeker = literals[number] {
                    seekers[seeker].patterns.append(index)
                } else {
                    literals[number] = seekers.count
                    seekers.append(
                        Seeker(patterns: [index], groups: groupsOfClass[number] ?? []))
                }
            case .gapped(_, _, let number):
                if let seeker = seekersOfGaps[number] {
                    gapped[seeker].patterns.append(index)
                    continue
                }
                seekersOfGaps[number] = gapped.count
                let accepted = groups.indices.filter { table.accepts(index, groups[$0][0]) }
                gapped.append(Seeker(patterns: [index], groups: accepted))
            }
        }
        seekers += gapped
    }

    mutating func run() {
        for seeker in seekers.indices {
            for _ in seekers[seeker].patterns {
                guard findPartner(for: seeker) else { break }
            }
        }
    }

    /// Gives a seeker one more line, and others another one where that is needed.
    private mutating func findPartner(for start: Int) -> Bool {
        if let group = freeGroup(for: start) {
            held[group] += 1
            change(start, in: group, by: 1)
            return true
        }
        var reachedBy: [Int: Int] = [:]
        var cameThrough: [Int: Int] = [:]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let seeker = queue[next]
            next += 1
            for group in seekers[seeker].groups where !isDead[group] && reachedBy[group] == nil {
                reachedBy[group] = seeker
                if held[group] < groups[group].count {
                    held[group] += 1
                    pass(group, back: reachedBy, cameThrough, to: start)
                    return true
                }
                for holder in holders[group]
                where holder.seeker != start && cameThrough[holder.seeker] == nil {
                    cameThrough[holder.seeker] = group
                    queue.append(holder.seeker)
                }
            }
        }
        for group in reachedBy.keys { isDead[group] = true }
        return false
    }

    /// The first group with a free line that a seeker can have at once.
    private mutating func freeGroup(for seeker: Int) -> Int? {
        let candidates = seekers[seeker].groups
        var index = seekers[seeker].fullCount
        while index < candidates.count, held[candidates[index]] == groups[candidates[index]].count {
            index += 1
        }
        seekers[seeker].fullCount = index
        return index < candidates.count ? candidates[index] : nil
    }

    private mutating func pass(
        _ group: Int, back reachedBy: [Int: Int], _ cameThrough: [Int: Int], to start: Int
    ) {
        var group = group
        while let seeker = reachedBy[group] {
            change(seeker, in: group, by: 1)
            guard seeker != start, let before = cameThrough[seeker] else { return }
            change(seeker, in: before, by: -1)
            group = before
        }
    }

    private mutating func change(_ seeker: Int, in group: Int, by difference: Int) {
        guard let index = holders[group].firstIndex(where: { $0.seeker == seeker }) else {
            holders[group].append((seeker, difference))
            return
        }
        holders[group][index].count += difference
        if holders[group][index].count == 0 { holders[group].remove(at: index) }
    }

    /// The lines that each seeker got, in order.
    func linesOfSeekers() -> [[Int]] {
        var result: [[Int]] = Array(repeating: [], count: seekers.count)
        for (group, lines) in groups.enumerated() {
            var rest = lines[...]
            for holder in holders[group] {
                result[holder.seeker] += rest.prefix(holder.count)
                rest = rest.dropFirst(holder.count)
            }
        }
        return result.map { $0.sorted() }
    }
}
