import CourseModel
import Testing

@testable import Contracts

@Suite("Rules held against lines")
struct OrderRuleViolationTests {
    private static let lines = [
        "begin", "start 1", "start 10", "start 1.5", "done 10", "done 1", "the end of it", "end",
    ]

    @Test(
        "A text means the lines equal to it, else those in which it occurs as words",
        arguments: [
            ("begin", [0]), ("start 1", [1]), ("start", [1, 2, 3]), ("1", [1, 5]), ("10", [2, 4]),
            ("end", [7]), ("end of", [6]), ("5", []), ("star", []), ("tart 1", []), ("of it", [6]),
            ("start [..]", [1, 2, 3]), ("[..] 1", [1, 5]), ("the [..] it", [6]), ("e [..] it", []),
            ("n [..] it", []),
            ("the[..]it", [6]), ("[..]", [0, 1, 2, 3, 4, 5, 6, 7]), ("en[..]of", [6]),
            ("e[..]d of", [6]), ("nd[..]of", []), ("end[..]o", []), ("the[..]d of", [6]),
        ])
    func meaning(text: String, indices: [Int]) {
        #expect(RuleLines(Self.lines, masks: []).indices(meantBy: text) == indices)
    }

    @Test(
        "A rule that lines keep has no violation",
        arguments: [
            .before("begin", "end"), .before("start", "done"), .first("begin"), .last("end"),
            .before("start 1", "done 1"), .before("begin", "[..]of[..]"),
        ] as [OrderRule])
    func kept(rule: OrderRule) {
        #expect(rule.violation(in: Self.lines) == nil)
    }

    @Test(
        "A violation names the lines that contradict it",
        arguments: [
            (.before("done 1", "start 1"), .stands((1, "start 1"), before: (5, "done 1"))),
            (.before("done", "start 10"), .stands((2, "start 10"), before: (4, "done 10"))),
            (.first("start"), .stands((0, "begin"), before: (1, "start 1"))),
            (.last("done"), .stands((5, "done 1"), before: (6, "the end of it"))),
            (.last("begin"), .stands((0, "begin"), before: (1, "start 1"))),
            (.first("strat 1"), .meansNothing("strat 1")),
            (.before("begin", "edn"), .meansNothing("edn")),
            (.before("edn", "begin"), .meansNothing("edn")),
            (.before("start", "10"), .meansBoth((2, "start 10"))),
        ] as [(OrderRule, Expected)])
    private func broken(rule: OrderRule, reason: Expected) throws {
        let violation = try #require(rule.violation(in: Self.lines))
        #expect(violation.rule == rule)
        #expect(violation.reason == reason.reason)
    }

    /// The reason that is expected, written short.
    private enum Expected {
        case meansNothing(String)
        case meansBoth((Int, String))
        case stands((Int, String), before: (Int, String))

        var reason: OrderRule.Violation.Reason {
            switch self {
            case .meansNothing(let text): .meansNothing(text: text)
            case .meansBoth(let line): .meansBoth(.init(index: line.0, text: line.1))
            case .stands(let first, let second):
                .stands(
                    .init(index: first.0, text: first.1),
                    before: .init(index: second.0, text: second.1))
            }
        }
    }

    @Test("Several lines that a text means may stand together in front, and at the end")
    func several() {
        let lines = ["go 1", "go 2", "x", "bye 1", "bye 2"]
        #expect(OrderRule.first("go").violation(in: lines) == nil)
        #expect(OrderRule.last("bye").violation(in: lines) == nil)
        let other = ["go 1", "x", "go 2"]
        #expect(
            OrderRule.first("go").violation(in: other)?.reason
                == .stands(.init(index: 1, text: "x"), before: .init(index: 2, text: "go 2")))
        #expect(
            OrderRule.last("go").violation(in: other)?.reason
                == .stands(.init(index: 0, text: "go 1"), before: .init(index: 1, text: "x")))
    }

    @Test("A text with a masked time means a line with another one, if no line has its own")
    func masks() {
        let rule = OrderRule.last("took 5 s")
        let contract = OutputContract(.order([rule]), masks: [.time])
        #expect(contract.violations(in: ["x", "took 6 s"]) == [])
        #expect(contract.violations(in: ["took 6 s", "x"]).map(\.rule) == [rule])
        #expect(contract.violations(in: ["took 5 s", "took 6 s"]).map(\.rule) == [rule])
        #expect(
            OutputContract(.order([rule])).violations(in: ["x", "took 6 s"]).map(\.reason)
                == [.meansNothing(text: "took 5 s")])
    }

    @Test("Each rule is judged, and only under an order")
    func contracts() {
        let rules: [OrderRule] = [.first("b"), .last("a"), .last("c")]
        let lines = ["a", "b", "c"]
        #expect(OutputContract(.order(rules)).violations(in: lines).map(\.rule).count == 2)
        #expect(OutputContract(.unordered).violations(in: lines) == [])
    }
}
