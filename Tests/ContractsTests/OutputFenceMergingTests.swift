import CourseModel
import TestSupport
import Testing

@testable import Contracts

@Suite("A fence that takes over an output")
struct OutputFenceMergingTests {
    private static func merged(
        _ fence: [String], _ lines: [String], _ form: OutputContract.Form,
        masks: Set<OutputMask> = []
    ) -> [String] {
        Samples.fence(fence).merged(with: lines, under: OutputContract(form, masks: masks))
    }

    @Test(
        "In order, what still matches stays, and the rest changes least",
        arguments: [
            (["a", "b", "c"], ["a", "x", "c"], ["a", "x", "c"]),
            (["took [..]", "b"], ["took 5", "c"], ["took [..]", "c"]),
            (["a", "...", "z"], ["a", "1", "2", "y"], ["a", "...", "y"]),
            (["a", "...", "z"], ["b", "1", "z"], ["b", "...", "z"]),
            (["a", "b"], ["a", "x", "b"], ["a", "x", "b"]),
            (["a", "x[..]", "b"], ["a", "b"], ["a", "b"]),
            (["a"], [], []), ([], ["a"], ["a"]), (["...", "a"], ["b"], ["...", "b"]),
            (["a[..]", "b[..]"], ["b1", "a1"], ["b1", "a1"]),
            (
                ["a[..]", "b[..]", "c[..]"], ["x", "a1", "b1", "c1"],
                ["x", "a[..]", "b[..]", "c[..]"]
            ),
            (["a"], ["..."], ["..."]),
        ])
    func exact(fence: [String], lines: [String], result: [String]) {
        #expect(Self.merged(fence, lines, .exact) == result)
    }

    @Test(
        "Without an order, what finds no partner goes, and new lines come at the end",
        arguments: [
            (["b", "a"], ["a", "c"], ["a", "c"]), (["[..]1", "x"], ["y", "a1"], ["[..]1", "y"]),
            (["a", "..."], ["b", "c"], ["b", "..."]), (["...", "a"], ["b", "c"], ["...", "b"]),
            (["a", "a"], ["a"], ["a"]), (["a"], ["b", "a", "c"], ["a", "b", "c"]),
            (["[..]", "a"], ["a"], ["a"]), (["a[..]", "a1"], ["a1", "b"], ["a1", "b"]),
        ])
    func unordered(fence: [String], lines: [String], result: [String]) {
        #expect(Self.merged(fence, lines, .unordered) == result)
        #expect(Self.merged(fence, lines, .order([.last("x")])) == result)
    }

    @Test(
        "Of what must be contained the most that still is stays, or else all comes",
        arguments: [
            (["a", "b", "c"], ["c", "x", "a", "b"], ["a", "b"]), (["a"], ["x", "y"], ["x", "y"]),
            (["a", "...", "b"], ["a"], ["a", "..."]), (["...", "a"], ["x"], ["x"]),
            (["a[..]", "b"], ["a1"], ["a[..]"]), (["a"], [], []),
        ])
    func contained(fence: [String], lines: [String], result: [String]) {
        #expect(Self.merged(fence, lines, .contains) == result)
    }

    @Test("A masked line stays as the author wrote it")
    func masked() {
        let result = Self.merged(["took 1 s", "a"], ["took 2 s", "b"], .exact, masks: [.time])
        #expect(result == ["took 1 s", "b"])
    }

    @Test("What comes of it matches, and does not change any more", arguments: 0..<4)
    func properties(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var unchanged = 0
        for _ in 0..<1_500 {
            let fence = Samples.patterns(&generator)
            let lines = Samples.lines(&generator)
            for contract in Samples.contracts {
                let result = Samples.fence(fence).merged(with: lines, under: contract)
                let case_ = "\(contract.words): \(fence) with \(lines) to \(result)"
                #expect(Samples.fence(result).matches(lines, under: contract), "\(case_)")
                #expect(
                    Samples.fence(result).merged(with: lines, under: contract) == result,
                    "\(case_)")
                guard Samples.fence(fence).matches(lines, under: contract) else { continue }
                #expect(result == fence, "\(case_)")
                unchanged += 1
            }
        }
        #expect(unchanged > 100)
    }

    @Test("No way in order is cheaper than the one that is taken", arguments: 0..<2)
    func cheapest(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<600 {
            let fence = Samples.patterns(&generator, most: 4)
            let lines = Samples.lines(&generator, most: 4)
            let table = PatternTable(fence, lines, masks: [])
            let cost = LineAlignment.complete(table).steps.map(Self.cost).reduce(0, +)
            #expect(cost == Self.cheapest(table, 0, 0), "\(fence) \(lines)")
        }
    }

    private static func cost(_ step: LineAlignment.Step) -> Int {
        switch step {
        case .keep, .absorb, .pass: 0
        case .replace: 1
        case .drop, .insert: 2
        }
    }

    /// The cost of the cheapest way from two places on, by trying everything.
    private static func cheapest(_ table: PatternTable, _ pattern: Int, _ line: Int) -> Int {
        let rest = table.lineCount - line
        guard pattern < table.patterns.count else { return rest * 2 }
        if table.isEllipsis(pattern) {
            return (0...rest).map { cheapest(table, pattern + 1, line + $0) }.min() ?? 0
        }
        var costs = [cheapest(table, pattern + 1, line) + 2]
        if rest > 0 {
            costs.append(cheapest(table, pattern, line + 1) + 2)
            let isKept = table.accepts(pattern, line)
            costs.append(cheapest(table, pattern + 1, line + 1) + (isKept ? 0 : 1))
        }
        return costs.min() ?? 0
    }

    @Test("A long fence and a long output that differ everywhere take bounded time and memory")
    func long() {
        let fence = (0..<400).map { "a \($0)" } + ["..."] + (0..<400).map { "b[..]\($0)" }
        let lines = (0..<800).map { "c \($0)" }
        for form in [OutputContract.Form.exact, .unordered, .contains] {
            let result = Self.merged(fence, lines, form)
            #expect(Samples.fence(result).matches(lines, under: OutputContract(form)))
        }
        // Too many to be set against each other.
        let longer = (0..<5_000).map { "c \($0)" }
        let result = Self.merged(["first"] + fence + fence + fence, ["first"] + longer, .exact)
        #expect(result == ["first"] + longer)
    }

    // MARK: Differences

    @Test(
        "A difference shows as equal what the fence stands for",
        arguments: [
            (.exact, ["a[..]", "...", "z"], ["a1", "x", "y"], ["a1", "x", "z"]),
            (.exact, ["a", "b"], ["a", "x", "b"], ["a", "b"]),
            (.exact, ["a", "b"], ["b"], ["a", "b"]),
            (.unordered, ["a", "b[..]", "c"], ["b1", "x", "a"], ["b1", "a", "c"]),
            (.unordered, ["...", "c"], ["b1", "x"], ["b1", "x", "c"]),
            (.contains, ["a", "b", "c"], ["x", "a", "y", "c"], ["x", "a", "b", "y", "c"]),
            (.ignored, ["a"], ["b"], ["b"]),
        ] as [(OutputContract.Form, [String], [String], [String])])
    func difference(
        form: OutputContract.Form, fence: [String], lines: [String], expected: [String]
    ) {
        let difference = Samples.fence(fence).difference(
            from: lines, under: OutputContract(form))
        #expect(difference.expected == expected)
        #expect(difference.actual == lines)
    }

    @Test("There is a difference exactly where a fence does not match", arguments: 0..<2)
    func differences(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<1_500 {
            let fence = Samples.patterns(&generator)
            let lines = Samples.lines(&generator)
            for contract in Samples.contracts {
                let difference = Samples.fence(fence).difference(from: lines, under: contract)
                let isEqual = difference.expected == lines
                let isMatch = Samples.fence(fence).matches(lines, under: contract)
                #expect(isEqual == isMatch, "\(contract.words): \(fence) \(lines)")
                #expect(difference.actual == lines)
            }
        }
    }
}
