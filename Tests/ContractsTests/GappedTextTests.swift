import TestSupport
import Testing

@testable import Contracts

@Suite("Texts with gaps")
struct GappedTextTests {
    /// Whether a text stands for bytes, by trying everything.
    private static func slowly(_ text: ArraySlice<UInt8>, _ line: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return line.isEmpty }
        if text.starts(with: "[..]".utf8) {
            let rest = text.dropFirst(4)
            return (line.startIndex...line.endIndex).contains { slowly(rest, line[$0...]) }
        }
        return line.first == first && slowly(text.dropFirst(), line.dropFirst())
    }

    @Test("A gap stands for any text, as it does when everything is tried", arguments: 0..<4)
    func model(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var matches = 0
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0...8, using: &generator))
                .map { _ in generator.pick(["a", "b", "ab", "[..]", "é", "[", ".."]) }.joined()
            let line = (0..<Int.random(in: 0...10, using: &generator))
                .map { _ in generator.pick(["a", "b", "a", "é", "[..]"]) }.joined()
            let isMatch = GappedText(text).matches(Array(line.utf8))
            let expected = Self.slowly(Array(text.utf8)[...], Array(line.utf8)[...])
            #expect(isMatch == expected, "\(text) \(line)")
            matches += isMatch ? 1 : 0
        }
        #expect(matches > 50)
    }

    @Test("Bytes are found first where they stand first", arguments: 0..<4)
    func search(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<3_000 {
            func bytes(_ most: Int) -> [UInt8] {
                (0..<Int.random(in: 1...most, using: &generator)).map { _ in
                    generator.pick([0x61, 0x61, 0x62])
                }
            }
            let (wanted, text) = (bytes(7), bytes(30))
            let start = Int.random(in: 0...text.count, using: &generator)
            let isEven = Bool.random(using: &generator)
            let found = BytePattern(wanted).firstIndex(in: text, from: start) { index in
                !isEven || index.isMultiple(of: 2)
            }
            let expected = (start...text.count).first { index in
                text[index...].starts(with: wanted) && (!isEven || index.isMultiple(of: 2))
            }
            #expect(found == expected, "\(wanted) in \(text) from \(start)")
        }
    }
}
