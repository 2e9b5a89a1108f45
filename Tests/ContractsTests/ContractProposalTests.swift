import CourseModel
import TestSupport
import Testing

@testable import Contracts

@Suite("Contracts to propose")
struct ContractProposalTests {
    private static func words(_ outputs: [[String]]) -> String {
        ContractProposal.strictest(for: outputs).words
    }

    @Test(
        "The strictest contract that holds is proposed",
        arguments: [
            ([["a", "b"], ["a", "b"]], ""), ([[], []], ""), ([["a"], ["b"]], "output=ignored"),
            ([["took 1 s"], ["took 2 s"]], "mask=time"),
            ([["at /a/b"], ["at /c"]], "mask=path"), ([["x 1"], ["x 2"]], "mask=number"),
            ([["<0x1>"], ["<0x2>"]], "mask=id"),
            ([["took 1 s", "x 1"], ["took 20 ms", "x 2"]], "mask=time,number"),
            ([["took 1 s", "x 1"], ["took 2 s", "x 2"]], "mask=number"),
            ([["start 1", "start 2"], ["start 2", "start 1"]], "output=unordered"),
            (
                [["1 took 5 s", "2 took 6 s"], ["2 took 7 s", "1 took 8 s"]],
                "output=unordered mask=time"
            ),
            ([["took 1 s", "/x"], ["took 2 s", "/y"]], "mask=time,path"),
            ([["a", "b"], ["b", "a"]], "output=unordered"),
            ([["a", "took 1 s"], ["took 2 s", "a"]], "output=unordered mask=time"),
            ([["a", "a", "b"], ["a", "b", "a"]], "output=unordered"),
            ([["a", "b"], ["a"]], "output=ignored"),
            (
                [["go", "x", "y", "end"], ["go", "y", "x", "end"]],
                "order=\"go first, end last\""
            ),
            (
                [
                    ["start 1", "start 2", "done 1", "done 2"],
                    ["start 2", "done 2", "start 1", "done 1"],
                ], "order=\"start 1 before done 1, start 2 before done 2\""
            ),
            (
                [
                    ["go", "start 1", "start 2", "done 1", "done 2", "took 1 s"],
                    ["go", "start 2", "done 2", "start 1", "done 1", "took 2 s"],
                ],
                "order=\"go first, start 1 before done 1, start 2 before done 2, took 1 s last\" "
                    + "mask=time"
            ),
            (
                [["begin work", "x", "y", "end work"], ["y", "begin work", "end work", "x"]],
                "order=\"begin work before end work\""
            ),
            (
                [["say \"a\", b", "x", "y"], ["say \"a\", b", "y", "x"]],
                "order=\"'say \\\"a\\\", b' first\""
            ),
            // A text would mean other lines too, or none that could be written.
            ([["[..]", "x", "y"], ["[..]", "y", "x"]], "output=unordered"),
            ([["", "x", "y"], ["", "y", "x"]], "output=unordered"),
        ])
    func strictest(outputs: [[String]], words: String) {
        #expect(Self.words(outputs) == words)
    }

    @Test("Of many pairs that belong together three are named")
    func three() {
        let starts = (1...5).map { "start \($0)" }
        let ends = (1...5).map { "done \($0)" }
        let outputs = [starts + ends, Array(starts.reversed()) + ends.reversed()]
        let rules = (1...3).map { "start \($0) before done \($0)" }.joined(separator: ", ")
        #expect(Self.words(outputs) == "order=\"\(rules)\"")
    }

    @Test("No rule is proposed that cannot stand behind a fence's language")
    func backtick() {
        let outputs = [["`a`", "x", "y"], ["`a`", "y", "x"]]
        #expect(Self.words(outputs) == "output=unordered")
        #expect(Self.words(outputs.map { ["a"] + $0.dropFirst() }) == "order=\"a first\"")
    }

    private static func observation(
        _ lines: [(Transcript.Stream, String)], ending: Transcript.Ending = .exit(0),
        isComplete: Bool = true, count: Int = 1
    ) -> Observation {
        let lines = lines.enumerated().map { index, line in
            Transcript.Line(
                stream: line.0, text: line.1, time: 0,
                isComplete: isComplete || index < lines.count - 1)
        }
        return Observation(
            Transcript(diagnostics: [], lines: lines, ending: ending, duration: 1), count: count)
    }

    @Test("Both streams have to keep the contract, each by itself")
    func streams() {
        func words(_ first: [(Transcript.Stream, String)], _ second: [(Transcript.Stream, String)])
            -> String?
        {
            ContractProposal.strictest(
                for: [Self.observation(first), Self.observation(second, count: 3)])?.words
        }
        let (out, err) = (Transcript.Stream.standardOutput, Transcript.Stream.standardError)
        #expect(words([(out, "a"), (err, "b")], [(err, "b"), (out, "a")]) == "")
        #expect(words([(out, "a"), (err, "1 s")], [(out, "a"), (err, "2 s")]) == "mask=time")
        #expect(
            words([(out, "a"), (err, "b"), (err, "c")], [(out, "a"), (err, "c"), (err, "b")])
                == "output=unordered")
    }

    @Test("No contract covers another ending, and exact is none where only one run ends its line")
    func endings() {
        let lines = [(Transcript.Stream.standardOutput, "a")]
        let first = Self.observation(lines)
        let other = Self.observation(lines, ending: .exit(1))
        #expect(ContractProposal.strictest(for: [first, other]) == nil)
        #expect(ContractProposal.strictest(for: []) == nil)
        let cut = Self.observation(lines, isComplete: false)
        #expect(ContractProposal.strictest(for: [first, cut])?.words == "output=unordered")
    }

    @Test("Whatever the runs printed, the proposal holds for each of them", arguments: 0..<4)
    func holds(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var kinds = Set<String>()
        for _ in 0..<150 {
            let base = Self.base(&generator)
            let outputs = (0..<Int.random(in: 2...6, using: &generator)).map { _ in
                Self.variant(of: base, &generator)
            }
            let contract = ContractProposal.strictest(for: outputs)
            kinds.insert(String(contract.words.prefix(12)))
            let isKept = outputs.allSatisfy {
                contract.allows($0, insteadOf: outputs[0]) && contract.violations(in: $0).isEmpty
            }
            #expect(isKept, "\(contract.words) for \(outputs)")
            if case .order(let rules) = contract.form {
                let text = rules.map(\.description).joined(separator: ", ")
                #expect(try OrderRule.rules(in: text) == rules, "\(text)")
            }
            let isExact = OutputContract().allows(outputs[1], insteadOf: outputs[0])
            #expect(outputs.count > 2 || isExact == contract.words.isEmpty)
        }
        #expect(kinds.count > 3, "\(kinds)")
    }

    private static func base(_ generator: inout SeededGenerator) -> [String] {
        let pool = [
            "start 1", "start 2", "start 3", "done 1", "done 2", "done 3", "start 10", "x", "y",
            "took 1 s", "it's, well; 'so'", "worker A starts", "worker A stops", "first", "",
        ]
        return (0..<Int.random(in: 0...7, using: &generator)).map { _ in generator.pick(pool) }
    }

    private static func variant(
        of base: [String], _ generator: inout SeededGenerator
    ) -> [String] {
        var lines = base
        if Bool.random(using: &generator) { lines.shuffle(using: &generator) }
        let time = generator.pick(["1", "2", "3.5"])
        lines = lines.map { $0.replacing("took 1 s", with: "took \(time) s") }
        if Int.random(in: 0..<10, using: &generator) == 0 { lines.append("more") }
        return lines
    }
}
