import TestSupport
import Testing

@testable import Verification

@Suite("Differences, line by line")
struct LineDiffTests {
    @Test(
        "Lines of one side are marked, common ones are not",
        arguments: [
            ([], [], []), (["a"], ["a"], [" a"]), ([], ["a"], ["+a"]), (["a"], [], ["-a"]),
            (["a"], ["b"], ["-a", "+b"]),
            (["a", "b", "c"], ["a", "x", "c"], [" a", "-b", "+x", " c"]),
            (["a", "a"], ["a"], [" a", "-a"]),
            (["a", "b"], ["b", "a"], ["-a", " b", "+a"]),
            (["", ""], ["", "x", ""], [" ", "+x", " "]),
            (["-a", "+a"], ["-a", "+b"], [" -a", "-+a", "++b"]),
        ])
    func marks(old: [String], new: [String], expected: [String]) {
        #expect(LineDiff.lines(from: old, to: new) == expected)
    }

    @Test("Lines that are compared by the same text are common, and shown as they are now")
    func comparing() {
        let lines = LineDiff.lines(
            from: ["took 1 s", "A", "b", "took 2 s"], to: ["took 3 s", "a", "c", "took 4 s"]
        ) { $0.hasPrefix("took") ? "took" : $0.lowercased() }
        #expect(lines == [" took 3 s", " a", "-b", "+c", " took 4 s"])
    }

    @Test("Long stretches of common lines are cut to the context")
    func context() {
        let old = (1...12).map(String.init)
        var new = old
        new[0] = "one"
        new[10] = "eleven"
        #expect(
            LineDiff.lines(from: old, to: new)
                == ["-1", "+one", " 2", " 3", "…", " 9", " 10", "-11", "+eleven", " 12"])
        #expect(
            LineDiff.lines(from: old, to: new, context: 0) == [
                "-1", "+one", "…", "-11", "+eleven", "…",
            ])
    }

    @Test("Both sides can be read off any difference", arguments: 0..<30)
    func property(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func text() -> [String] {
            (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                generator.pick(["a", "b", "c", " x", "-", "+"])
            }
        }
        for _ in 0..<50 {
            let (old, new) = (text(), text())
            let lines = LineDiff.lines(from: old, to: new, context: 99)
            let mark = "\(old) to \(new): \(lines)"
            if old == new {
                #expect(lines.allSatisfy { $0 == "…" || $0.hasPrefix(" ") }, "\(mark)")
            } else {
                #expect(
                    lines.filter { !$0.hasPrefix("+") }.map { String($0.dropFirst()) } == old,
                    "\(mark)")
                #expect(
                    lines.filter { !$0.hasPrefix("-") }.map { String($0.dropFirst()) } == new,
                    "\(mark)")
            }
        }
    }
}
