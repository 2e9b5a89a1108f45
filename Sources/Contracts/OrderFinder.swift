import CourseModel

/// Finds what the orders of the same lines in several runs have in common.
struct OrderFinder {
    private let outputs: [[String]]
    private let masks: [OutputMask]
    /// The lines of the first run.
    private let lines: [String]
    /// For each run the place of each line of the first run.
    private let places: [[Int]]
    private let runs: [RuleLines]

    /// Rules that all runs keep, at most five, as a teacher would state them; none where a line
    /// occurs twice, where the runs have other lines, and where no rule can be found.
    ///
    /// The line that is first in all runs, the one that is last, and at most three pairs that belong
    /// together, such as `start 1` and `done 1`. Each text of a rule means its own line only. Time is
    /// the product of the pairs of lines and the runs.
    static func rules(for outputs: [[String]], masks: [OutputMask]) -> [OrderRule] {
        guard let finder = OrderFinder(outputs, masks: masks) else { return [] }
        let found = finder.found()
        let text = found.map(\.description).joined(separator: ", ")
        do {
            // What is proposed is pasted, so it must read back as it is meant.
            return try OrderRule.rules(in: text) == found ? found : []
        } catch {
            return []
        }
    }

    private init?(_ outputs: [[String]], masks: [OutputMask]) {
        guard let lines = outputs.first, (2...Self.mostLines).contains(lines.count) else {
            return nil
        }
        self.outputs = outputs
        self.masks = masks
        self.lines = lines
        let masker = LineMasker(masks)
        func keys(_ lines: [String]) -> [[UInt8]] { lines.map { Array(masker.masked($0).utf8) } }
        let wanted = keys(lines)
        var places: [[Int]] = []
        for output in outputs {
            var known: [[UInt8]: Int] = [:]
            for (place, key) in keys(output).enumerated() { known[key] = place }
            let found = wanted.compactMap { known[$0] }
            guard known.count == lines.count, output.count == lines.count,
                found.count == lines.count
            else { return nil }
            places.append(found)
        }
        self.places = places
        runs = outputs.map { RuleLines($0, masks: masks) }
    }

    /// Outputs with more lines are not looked through for pairs.
    private static let mostLines = 200
    private static let mostPairs = 3
    /// Longer lines make no readable rule.
    private static let longestText = 60

    private func found() -> [OrderRule] {
        let last = lines.count - 1
        let first = isAlways(0) && isClear(0) ? [0] : []
        let end = isAlways(last) && isClear(last) ? [last] : []
        let pairs = self.pairs(without: first + end)
        return first.map { .first(lines[$0]) }
            + pairs.map { .before(lines[$0.earlier], lines[$0.later]) }
            + end.map { .last(lines[$0]) }
    }

    /// Whether a line of the first run stands at its place in all.
    private func isAlways(_ line: Int) -> Bool { places.allSatisfy { $0[line] == line } }

    private func isBefore(_ earlier: Int, _ later: Int) -> Bool {
        places.allSatisfy { $0[earlier] < $0[later] }
    }

    /// Whether a line as the text of a rule means this line and no other one in all runs.
    private func isClear(_ line: Int) -> Bool {
        let text = lines[line]
        guard !text.isEmpty, text.utf8.count <= Self.longestText else { return false }
        return zip(runs, places).allSatisfy { run, places in
            run.indices(meantBy: text) == [places[line]]
        }
    }

    // MARK: Pairs

    private struct Pair {
        let earlier, later: Int
        /// How clearly the two belong together; 0 is best.
        let rank: Int
    }

    private func pairs(without taken: [Int]) -> [Pair] {
        let words = lines.map { $0.split(separator: " ").map { Array($0.utf8) } }
        let free = lines.indices.filter { !taken.contains($0) && isClear($0) }
        var candidates: [Pair] = []
        for earlier in free {
            for later in free where later > earlier && isBefore(earlier, later) {
                guard let rank = Self.rank(words[earlier], words[later]) else { continue }
                candidates.append(Pair(earlier: earlier, later: later, rank: rank))
            }
        }
        candidates.sort {
            ($0.rank, $0.earlier, $0.later) < ($1.rank, $1.earlier, $1.later)
        }
        var chosen: [Pair] = []
        for pair in candidates where chosen.count < Self.mostPairs {
            // What two chosen pairs say together needs no third.
            let isSaid = chosen.contains { first in
                first.earlier == pair.earlier
                    && chosen.contains { $0.earlier == first.later && $0.later == pair.later }
            }
            if !isSaid { chosen.append(pair) }
        }
        return chosen.sorted { ($0.earlier, $0.later) < ($1.earlier, $1.later) }
    }

    /// How clearly two lines belong together; `nil` for not at all.
    ///
    /// Best are those with the same numbers, before all where they differ in one word; then those
    /// that differ in one word without digits.
    private static func rank(_ left: [[UInt8]], _ right: [[UInt8]]) -> Int? {
        func hasDigit(_ word: [UInt8]) -> Bool { word.contains { (0x30...0x39).contains($0) } }
        let numbers = left.filter(hasDigit)
        let hasSameNumbers = !numbers.isEmpty && numbers == right.filter(hasDigit)
        let different = left.count == right.count ? zip(left, right).filter { $0 != $1 } : []
        let isOneWord = different.count == 1 && left.count > 1
        if hasSameNumbers { return isOneWord ? 0 : 1 }
        guard isOneWord, numbers.isEmpty, !right.contains(where: hasDigit) else { return nil }
        // `worker A` and `worker B` are two of a kind, and stand in some order by chance.
        return different.allSatisfy { $0.0.count > 2 && $0.1.count > 2 } ? 2 : nil
    }
}
