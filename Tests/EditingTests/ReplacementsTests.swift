import Testing

@testable import Editing

@Suite("Changes of a text by ranges")
struct ReplacementsTests {
    /// `0123456789` with two bytes in the place of one, three inserted, and two taken out.
    private static let replacements = Replacements([
        .init(range: 2..<3, bytes: [0, 0]), .init(range: 5..<5, bytes: [0, 0, 0]),
        .init(range: 7..<9, bytes: []),
    ])

    @Test("A range that no change cuts is found again", arguments: [0..<2, 3..<4, 5..<6, 9..<10])
    func thereAndBack(old: Range<Int>) {
        let new = Self.replacements.range(of: old)
        #expect(Self.replacements.oldRange(of: new).lowerBound == old.lowerBound)
        #expect(new.count == old.count)
    }

    @Test(
        "What is new stood where its change begins",
        arguments: [(2..<3, 2..<2), (3..<4, 2..<3), (6..<7, 5..<5), (8..<10, 5..<6)])
    func new(range: Range<Int>, old: Range<Int>) {
        #expect(Self.replacements.oldRange(of: range) == old)
    }
}
