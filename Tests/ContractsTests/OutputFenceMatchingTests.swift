import CourseModel
import TestSupport
import Testing

@testable import Contracts

@Suite("Output held against its fence")
struct OutputFenceMatchingTests {
    private static func matches(
        _ fence: String, _ lines: String, _ form: OutputContract.Form,
        masks: Set<OutputMask> = []
    ) -> Bool {
        func split(_ text: String) -> [String] {
            text.isEmpty
                ? []
                : text.split(separator: "|", omittingEmptySubsequences: false)
                    .map(String.init)
        }
        return Samples.fence(split(fence))
            .matches(split(lines), under: OutputContract(form, masks: masks))
    }

    @Test(
        "A line is itself, `[..]` in it any text, and `...` any lines",
        arguments: [
            ("a|b", "a|b", true), ("a|b", "b|a", false), ("a", "a|b", false), ("a|b", "a", false),
            ("", "", true), ("", "a", false), ("a", "", false), ("...", "", true),
            ("...", "a|b", true), ("a|...", "a", true), ("a|...", "a|b|c", true),
            ("...|c", "a|b|c", true), ("...|c", "c|b", false), ("...|...", "a", true),
            ("a|...|a", "a", false), ("a|...|a", "a|a", true), ("...|a|b|...", "a|a|b|x", true),
            ("...|a|b|...", "a|x|b", false), ("...|a|...|b", "a|b|a", false),
            ("x[..]", "x", true), ("x[..]", "xyz", true), ("[..]x", "yx", true),
            ("a[..]b[..]c", "a-b-b-c", true), ("a[..]b[..]c", "ac", false),
            ("ab[..]ba", "aba", false), ("[..]", "", false), ("|", "|", true),
            ("[..]|b", "|b", true),
            ("[..]aab[..]", "aaaab", true), ("....", "a", false), (" ...", "a", false),
            ("[..]ab", "abab", true), ("[..]a[..]a", "a", false),
        ])
    func exact(fence: String, lines: String, isMatch: Bool) {
        #expect(Self.matches(fence, lines, .exact) == isMatch)
    }

    @Test(
        "Without an order each line of the fence has a partner of its own",
        arguments: [
            ("a|b", "b|a", true), ("a|a", "a|b", false), ("a|b", "a|b|b", false),
            ("a|...", "b|a", true), ("...|a|a", "a|b", false), ("[..]|a", "a|b", true),
            ("[..]|a[..]|ab", "ab|ax|q", true), ("[..]|a[..]|ab", "ab|x|q", false),
            ("a[..]|[..]b|ab", "ab|ax|xb", true), ("a[..]|a[..]", "a|b", false), ("", "", true),
            ("...", "", true), ("[..]|[..]", "a", false), ("[..]|...", "", false),
        ])
    func unordered(fence: String, lines: String, isMatch: Bool) {
        #expect(Self.matches(fence, lines, .unordered) == isMatch)
        #expect(Self.matches(fence, lines, .order([.last("z")])) == isMatch)
    }

    @Test(
        "What must be contained stands in its order, with anything around it",
        arguments: [
            ("a|b", "x|a|y|b|z", true), ("a|b", "b|a", false), ("a|a", "a", false), ("", "x", true),
            ("a|...|b", "a|b", true), ("...", "", true), ("[..]1|b", "a1|b", true),
            ("a", "", false), ("[..]|[..]", "x", false),
        ])
    func contained(fence: String, lines: String, isMatch: Bool) {
        #expect(Self.matches(fence, lines, .contains) == isMatch)
    }

    @Test("What is ignored matches whatever it is")
    func ignored() {
        #expect(Self.matches("a", "b|c", .ignored))
    }

    @Test(
        "Lines of a fence are masked like those of the output, around gaps too",
        arguments: [
            ("took 1 s", "took 2 s", true), ("[..] 1 s", "took 2 s", true),
            ("took [..] s", "took 2 s", true), ("1[..]5 s", "1.5 s", true),
            ("took 1 s", "ran 1 s", false), ("took 1", "took 2", false),
        ])
    func masks(fence: String, lines: String, isMatch: Bool) {
        for form in [OutputContract.Form.exact, .unordered, .contains] {
            #expect(Self.matches(fence, lines, form, masks: [.time]) == isMatch)
        }
    }

    /// Whether a fence matches, by trying everything.
    private static func slowly(_ fence: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
        guard let first = fence.first else { return lines.isEmpty }
        if first == "..." {
            return slowly(fence.dropFirst(), lines)
                || !lines.isEmpty && slowly(fence, lines.dropFirst())
        }
        guard let line = lines.first, GappedText(first).matches(Array(line.utf8)) else {
            return false
        }
        return slowly(fence.dropFirst(), lines.dropFirst())
    }

    /// Whether a fence matches in any order, by trying everything.
    private static func slowly(_ fence: ArraySlice<String>, anyOf lines: [String]) -> Bool {
        guard let first = fence.first else { return true }
        if first == "..." { return slowly(fence.dropFirst(), anyOf: lines) }
        return lines.indices.contains { index in
            guard GappedText(first).matches(Array(lines[index].utf8)) else { return false }
            var rest = lines
            rest.remove(at: index)
            return slowly(fence.dropFirst(), anyOf: rest)
        }
    }

    @Test("What matches is what matches when everything is tried", arguments: 0..<4)
    func model(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var matches = 0
        for _ in 0..<2_000 {
            let fence = Samples.patterns(&generator, most: 5)
            let lines = Samples.lines(&generator, most: 5)
            let named = fence.count { $0 != "..." }
            let inOrder = Samples.fence(fence).matches(lines, under: OutputContract(.exact))
            #expect(inOrder == Self.slowly(fence[...], lines[...]), "\(fence) \(lines)")
            let isPaired = Self.slowly(fence[...], anyOf: lines)
            let inAnyOrder = Samples.fence(fence).matches(lines, under: OutputContract(.unordered))
            let isCounted = named == lines.count || named < fence.count
            #expect(inAnyOrder == (isPaired && isCounted), "\(fence) \(lines)")
            let around = ["..."] + fence.flatMap { [$0, "..."] }
            let isContained = Samples.fence(fence).matches(lines, under: OutputContract(.contains))
            #expect(isContained == Self.slowly(around[...], lines[...]), "\(fence) \(lines)")
            matches += inOrder ? 1 : 0
        }
        #expect(matches > 50)
    }

    @Test("Hostile fences of many wildcards take no longer than others", .timeLimit(.minutes(1)))
    func hostile() {
        let lines = (0..<2_000).map { "line \($0) aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }
        let gaps = String(repeating: "a[..]", count: 20)
        let fences: [[String]] = [
            (0..<200).flatMap { _ in ["...", "line [..]"] } + ["nothing"],
            (0..<200).map { _ in "[..]" + gaps + "b" },
            ["..."] + (0..<1_000).map { _ in "[..]" } + ["nothing"],
            (0..<200).map { _ in "line [..]" } + (0..<1_800).map { lines[$0] } + ["..."],
        ]
        let clock = ContinuousClock()
        for fence in fences {
            for form in [OutputContract.Form.exact, .unordered, .contains] {
                let time = clock.measure {
                    _ = Samples.fence(fence).matches(lines, under: OutputContract(form))
                }
                #expect(time < .seconds(10), "\(fence.count) \(form)")
            }
        }
        let long = String(repeating: "a", count: 1 << 18)
        #expect(!Self.matches("[..]\(long)b[..]", long + long, .exact))
    }
}
