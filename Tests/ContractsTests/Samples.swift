import CourseModel
import Diagnostics
import TestSupport

@testable import Contracts

/// Fences, lines and contracts for tests.
enum Samples {
    /// A fence of the given lines.
    static func fence(_ lines: [String]) -> OutputFence {
        OutputFence(
            lines: lines.map { .init(text: $0, offset: 0) },
            span: SourceSpan(file: "a.md", range: 0..<0), range: 0..<0)
    }

    /// Lines, some of them equal.
    static func lines(_ generator: inout SeededGenerator, most: Int = 7) -> [String] {
        let pool = ["a", "b", "c", "a b", "took 1 s", "took 2 s", "", "[..]", "..."]
        return (0..<Int.random(in: 0...most, using: &generator)).map { _ in generator.pick(pool) }
    }

    /// Lines of a fence, some of them with wildcards.
    static func patterns(_ generator: inout SeededGenerator, most: Int = 7) -> [String] {
        let pool = [
            "a", "b", "c", "a b", "took 3 s", "took [..]", "[..]", "...", "a[..]", "[..]b", "",
        ]
        return (0..<Int.random(in: 0...most, using: &generator)).map { _ in generator.pick(pool) }
    }

    /// A contract of every form, with masks and without.
    static let contracts: [OutputContract] =
        [.exact, .unordered, .contains, .order([.first("a")]), .ignored].flatMap {
            [OutputContract($0), OutputContract($0, masks: [.time])]
        }
}
