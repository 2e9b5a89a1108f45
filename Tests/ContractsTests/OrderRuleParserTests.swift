import CourseModel
import TestSupport
import Testing

@testable import Contracts

@Suite("Order rules as authors write them")
struct OrderRuleParserTests {
    @Test(
        "Rules stand between commas, semicolons and line ends",
        arguments: [
            ("done last", [.last("done")]), ("  a b   first ", [.first("a b")]),
            ("a  b first", [.first("a  b")]), ("'a  b' first", [.first("a  b")]),
            (
                "start 1 before done 1, done last; 'hello, world' first",
                [.before("start 1", "done 1"), .last("done"), .first("hello, world")]
            ),
            ("a before b before c", [.before("a", "b"), .before("b", "c")]),
            ("a first\nb last\n", [.first("a"), .last("b")]), ("a first,\n", [.first("a")]),
            ("\r\na first;\r\n  b last", [.first("a"), .last("b")]),
            ("'before' before 'it''s; last'", [.before("before", "it's; last")]),
            ("don't before do", [.before("don't", "do")]), ("'''' first", [.first("'")]),
            ("Before first", [.first("Before")]), ("firstly last", [.last("firstly")]),
            ("[..] x first", [.first("[..] x")]), ("é before 日本", [.before("é", "日本")]),
        ] as [(String, [OrderRule])])
    func rules(text: String, rules: [OrderRule]) throws {
        #expect(try OrderRule.rules(in: text) == rules)
    }

    @Test(
        "A mistake has its place, and a sentence about it",
        arguments: [
            ("", "", "states no rule"), (" \n ", " \n ", "states no rule"),
            ("done", "done", "‘done’ does not say where it stands"),
            ("a first, done", "done", "does not say where"),
            ("hello, world first", "hello", "‘hello’ does not say where"),
            ("a first,, b last", ",", "no rule stands in front"),
            (", a first", ",", "no rule stands in front"), (";", ";", "no rule stands in front"),
            ("before b", "before", "‘before’ has no text in front of it"),
            ("a before", "before", "‘before’ has no text behind it"),
            ("a before before b", "before", "‘before’ has no text behind it"),
            ("first", "first", "‘first’ has no text in front"),
            ("last x", "x", "nothing stands behind ‘last’"),
            ("a first last", "last", "no second keyword"),
            ("a before b last", "last", "no second keyword"),
            ("a first, b first", "b first", "another text is ‘first’ already"),
            ("a last; a last", "a last", "another text is ‘last’ already"),
            ("'a first", "'a first", "this quote is not closed"),
            ("b last, 'a''", "'a''", "this quote is not closed"),
            ("x 'y' first", "x 'y'", "only a part of this text"),
            ("'' first", "''", "an empty text means no line"),
            ("a before a", "a before a", "no line stands before itself"),
        ])
    func mistakes(text: String, place: String, sentence: String) throws {
        let mistake = try #require(throws: OrderRule.Mistake.self) {
            try OrderRule.rules(in: text)
        }
        let bytes = Array(text.utf8)
        #expect(String(decoding: bytes[mistake.range], as: UTF8.self) == place)
        #expect(mistake.sentence.contains(sentence), "\(mistake.sentence)")
        #expect(!mistake.help.isEmpty)
    }

    @Test("The place of a mistake is the one that is meant, of several that read alike")
    func place() throws {
        let mistake = try #require(throws: OrderRule.Mistake.self) {
            try OrderRule.rules(in: "é before b, b before")
        }
        #expect(mistake.range == 15..<21)
    }

    @Test("What a rule is written as is read as the rule", arguments: 0..<4)
    func roundTrip(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "a", "b1", " ", " ", ",", ";", "'", "before", "first", "last", "é", "\"", "[..]", "\\",
            "''", ":", "…",
        ]
        func text() -> String {
            var text = ""
            while text.isEmpty {
                text = (0..<Int.random(in: 0...6, using: &generator))
                    .map { _ in generator.pick(pieces) }.joined()
            }
            return text
        }
        for _ in 0..<500 {
            var rules = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                OrderRule.before("1" + text(), "2" + text())
            }
            rules += Bool.random(using: &generator) ? [.first(text())] : []
            if rules.isEmpty || Bool.random(using: &generator) { rules.append(.last(text())) }
            for separator in [", ", ";", "\n"] {
                let written = rules.map(\.description).joined(separator: separator)
                #expect(try OrderRule.rules(in: written) == rules, "\(written)")
            }
        }
    }

    @Test("Whatever is written, it is read or is a mistake within it", arguments: 0..<4)
    func hostile(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "a", " ", ",", ";", "'", " before ", " first", " last", "é", "\n", "\r\n", "\u{301}",
            "\t", "\u{0}",
        ]
        for _ in 0..<1_000 {
            let text = (0..<Int.random(in: 0...10, using: &generator))
                .map { _ in generator.pick(pieces) }.joined()
            do {
                #expect(try !OrderRule.rules(in: text).isEmpty)
            } catch {
                let isWithin =
                    error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count
                #expect(isWithin && !error.sentence.isEmpty, "\(text.debugDescription)")
            }
        }
    }
}
