import CourseModel
import TestSupport
import Testing

@testable import Contracts

@Suite("Masks")
struct OutputMaskTests {
    @Test(
        "A time is a duration with its unit, a time of day or a date",
        arguments: [
            ("took 0.53 s.", "took ⟨time⟩."), ("12ms", "⟨time⟩"), ("1.5 seconds", "⟨time⟩"),
            ("3 minutes, 1 minute", "⟨time⟩, ⟨time⟩"), ("250 µs", "⟨time⟩"), ("250μs", "⟨time⟩"),
            ("(0.503 seconds)", "(⟨time⟩)"), ("1.0e-05 seconds", "⟨time⟩"), ("7 ns", "⟨time⟩"),
            ("-0.5 s", "⟨time⟩"), ("1-2 s", "1-⟨time⟩"), ("1,250 ms", "⟨time⟩"),
            ("1 h 5 m 3 s", "⟨time⟩"), ("1m30s", "⟨time⟩"), ("2 s 3 s", "⟨time⟩ ⟨time⟩"),
            ("5\u{A0}s", "⟨time⟩"), ("0:01.5", "⟨time⟩"), ("10:30:05", "⟨time⟩"),
            ("at 10:30:05.123: x", "at ⟨time⟩: x"), ("9:41 AM", "⟨time⟩"),
            ("2026-05-01", "⟨time⟩"), ("2026-05-01T10:30:05Z", "⟨time⟩"),
            ("2026-05-01 10:30:05 +0000", "⟨time⟩"), ("[2026-05-01T10:30:05.25+02:00]", "[⟨time⟩]"),
            ("2026-05-01 x", "⟨time⟩ x"),
        ])
    func time(line: String, masked: String) {
        #expect(OutputMask.time.masked(line) == masked)
    }

    @Test(
        "What only looks like a time is left",
        arguments: [
            "5", "5 apples", "5 m", "v5s2", "x5 s", "5 sx", "a.swift:12:30: x", "12:30",
            "1:2:3", "12:30:456", "1999-1-2", "2026-05-011", "5  s", "s", "utf8 s", "5_s",
        ])
    func noTime(line: String) {
        #expect(OutputMask.time.masked(line) == line)
    }

    @Test(
        "A number has a sign, groups, decimals and an exponent, and stands in no word",
        arguments: [
            ("x = -5", "x = ⟨number⟩"), ("+1.5e-10!", "⟨number⟩!"), ("−3", "⟨number⟩"),
            ("1,234,567.89 and 1_000", "⟨number⟩ and ⟨number⟩"), ("3-5", "⟨number⟩-⟨number⟩"),
            ("[1, 2, 3]", "[⟨number⟩, ⟨number⟩, ⟨number⟩]"), ("12ms", "⟨number⟩ms"),
            ("utf8 a1b2 _3 é4", "utf8 a1b2 _3 é4"), ("0x7f", "0x7f"), ("0", "⟨number⟩"),
            ("1.2.3", "⟨number⟩.⟨number⟩"), ("→5", "→⟨number⟩"), ("5e", "⟨number⟩e"),
            ("start-1", "start-⟨number⟩"), ("1,23", "⟨number⟩,⟨number⟩"), (".", "."), ("-", "-"),
        ])
    func number(line: String, masked: String) {
        #expect(OutputMask.number.masked(line) == masked)
    }

    @Test(
        "A path is absolute",
        arguments: [
            ("/tmp/x", "⟨path⟩"), ("in /tmp/x.swift:3:4: y", "in ⟨path⟩:3:4: y"),
            ("‘/tmp/é’", "‘⟨path⟩’"), ("at /a/b.", "at ⟨path⟩."),
            ("file:///tmp/x", "file://⟨path⟩"),
            ("\"/a b\"", "\"⟨path⟩ b\""), ("1/2 a/b ../x ~/x", "1/2 a/b ../x ~/x"),
            ("https://a.b/c", "https://a.b/c"), ("// x", "// x"), ("/", "/"), ("a / b", "a / b"),
            ("PATH=/a:/b", "PATH=⟨path⟩:⟨path⟩"),
        ])
    func path(line: String, masked: String) {
        #expect(OutputMask.path.masked(line) == masked)
    }

    @Test(
        "An id is a UUID or an address",
        arguments: [
            ("id 123E4567-e89b-12d3-a456-426614174000.", "id ⟨id⟩."),
            ("<X: 0x00007ffd>", "<X: ⟨id⟩>"), ("0xfg 0x 10x1f", "0xfg 0x 10x1f"),
            ("abcdefab-e89b-12d3-a456-42661417400", "abcdefab-e89b-12d3-a456-42661417400"),
            ("abcdefab-abcd-abcd-abcd-abcdefabcdef", "⟨id⟩"),
        ])
    func id(line: String, masked: String) {
        #expect(OutputMask.id.masked(line) == masked)
    }

    @Test("Masks together take what begins first as a whole, times before numbers")
    func together() {
        let line = "12:00:01 /a/5 s 5 s 5 0x5 123e4567-e89b-12d3-a456-426614174000 2026-01-01"
        let contract = OutputContract(masks: Set(OutputMask.allCases))
        #expect(
            contract.masked(line) == "⟨time⟩ ⟨path⟩ s ⟨time⟩ ⟨number⟩ ⟨id⟩ ⟨id⟩ ⟨time⟩")
        #expect(OutputContract().masked(line) == line)
    }

    @Test(
        "A long line takes linear time", .timeLimit(.minutes(1)),
        arguments: [
            "1", "1,234", "1 s ", "/.", "-", "a", "é", "0x", "1:23", "12:30:05", "/", "1_", "1e-",
            "2026-", "abcdefab-", "1 h 1 m ", ".", "1.", ",234", "€",
        ])
    func linear(piece: String) {
        // What one mask takes away, another one alone has to look at again.
        for masks in [Set(OutputMask.allCases), [.time]] {
            let length = 1 << (masks.count > 1 ? 18 : 17)
            let line = String(repeating: piece, count: length / piece.utf8.count)
            var masked = ""
            let time = ContinuousClock().measure {
                masked = OutputContract(masks: masks).masked(line)
            }
            #expect(masked.utf8.count <= line.utf8.count * 12)
            #expect(time < .seconds(20), "\(masks)")
        }
    }

    @Test("Whatever a line holds, a masked line is it with signs in the place of some of it")
    func hostile() {
        var generator = SeededGenerator(seed: 1)
        let pieces = [
            "1", "23", " ", "s", "m", ":", "-", "+", ".", ",", "/", "a", "e", "x", "0x", "µ", "é",
            "T", "Z", "’", "👩‍👩‍👧", "2026-01-01", "_", "ms", "\t", "−", "\u{202F}", "[..]",
        ]
        for _ in 0..<2_000 {
            let line = (0..<Int.random(in: 0...12, using: &generator))
                .map { _ in generator.pick(pieces) }.joined()
            let masks = Set(OutputMask.allCases.filter { _ in Bool.random(using: &generator) })
            let contract = OutputContract(masks: masks)
            let masked = contract.masked(line)
            let gapped = OutputMask.allCases.reduce(masked) {
                $0.replacing("⟨\($1.rawValue)⟩", with: "[..]")
            }
            let isIt = GappedText(gapped).matches(Array(line.utf8))
            #expect(isIt, "\(line.debugDescription) \(masked)")
        }
    }
}
