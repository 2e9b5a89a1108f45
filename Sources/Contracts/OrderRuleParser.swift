import CourseModel

/// Reads order rules as authors write them.
struct OrderRuleParser {
    private typealias Word = OrderRuleWords.Word
    private typealias Keyword = OrderRuleWords.Keyword

    private let bytes: [UInt8]
    private var rules: [OrderRule] = []

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func parsed() throws(OrderRule.Mistake) -> [OrderRule] {
        var clause: [Word] = []
        for word in OrderRuleWords(bytes) {
            guard case .separator(let isNewline) = word.kind else {
                clause.append(word)
                continue
            }
            guard !clause.isEmpty || isNewline else {
                throw OrderRule.Mistake(
                    range: word.range, sentence: "no rule stands in front of this",
                    help: "take ‘\(text(word.range))’ out, or write a rule: \(Self.example)")
            }
            try read(clause)
            clause = []
        }
        try read(clause)
        guard !rules.isEmpty else {
            throw OrderRule.Mistake(
                range: 0..<bytes.count, sentence: "this states no rule",
                help: "write rules like \(Self.example)")
        }
        return rules
    }

    private static let example = "‘start 1 before done 1, done last’"

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// A text of a rule with its place.
    private struct Side {
        let text: String
        let range: Range<Int>
    }

    // MARK: One rule

    private mutating func read(_ clause: [Word]) throws(OrderRule.Mistake) {
        guard let first = clause.first, let end = clause.last?.range.upperBound else { return }
        let whole = first.range.lowerBound..<end
        var sides: [[Word]] = [[]]
        var keywords: [(keyword: Keyword, range: Range<Int>)] = []
        for word in clause {
            guard case .keyword(let keyword) = word.kind else {
                sides[sides.count - 1].append(word)
                continue
            }
            keywords.append((keyword, word.range))
            sides.append([])
        }
        guard let keyword = keywords.first else {
            for words in sides { _ = try side(words) }
            throw OrderRule.Mistake(
                range: whole,
                sentence: "‘\(text(whole))’ does not say where it stands",
                help:
                    "write ‘first’ or ‘last’ behind it, or ‘before’ and another text; a text with a "
                    + "comma or semicolon stands between single quotes")
        }
        if let end = keywords.first(where: { $0.keyword != .before }) {
            guard keywords.count == 1 else {
                throw OrderRule.Mistake(
                    range: keywords[1].range,
                    sentence: "a rule with ‘\(end.keyword.rawValue)’ has no second keyword",
                    help: "write two rules with a comma between them, and a text with ‘before’, "
                        + "‘first’ or ‘last’ in it between single quotes")
            }
            try readEnd(end.keyword, end.range, text: sides[0], behind: sides[1])
        } else {
            try readChain(sides, first: keyword.range, keywords.map(\.range))
        }
    }

    private mutating func readEnd(
        _ keyword: Keyword, _ range: Range<Int>, text words: [Word], behind: [Word]
    ) throws(OrderRule.Mistake) {
        let name = keyword.rawValue
        if let word = behind.first {
            throw OrderRule.Mistake(
                range: word.range, sentence: "nothing stands behind ‘\(name)’",
                help: "write the text in front of it: start \(name)")
        }
        guard let side = try side(words) else {
            throw OrderRule.Mistake(
                range: range, sentence: "‘\(name)’ has no text in front of it",
                help: "write the line that stands there: start \(name)")
        }
        let isTaken = rules.contains {
            switch $0 {
            case .before: false
            case .first: keyword == .first
            case .last: keyword == .last
            }
        }
        guard !isTaken else {
            throw OrderRule.Mistake(
                range: side.range.lowerBound..<range.upperBound,
                sentence: "another text is ‘\(name)’ already",
                help: "only one can be; say of the other what it stands before")
        }
        rules.append(keyword == .first ? .first(side.text) : .last(side.text))
    }

    private mutating func readChain(
        _ sides: [[Word]], first: Range<Int>, _ keywords: [Range<Int>]
    ) throws(OrderRule.Mistake) {
        var texts: [Side] = []
        for (index, words) in sides.enumerated() {
            guard let side = try side(words) else {
                throw OrderRule.Mistake(
                    range: index == 0 ? first : keywords[index - 1],
                    sentence: "‘before’ has no text \(index == 0 ? "in front of" : "behind") it",
                    help: "write a text on either side: start 1 before done 1")
            }
            texts.append(side)
        }
        for (earlier, later) in zip(texts, texts.dropFirst()) {
            guard !earlier.text.hasSameBytes(as: later.text) else {
                throw OrderRule.Mistake(
                    range: earlier.range.lowerBound..<later.range.upperBound,
                    sentence: "no line stands before itself",
                    help: "write two texts that mean different lines")
            }
            rules.append(.before(earlier.text, later.text))
        }
    }

    /// The text that words make together; `nil` for none.
    private func side(_ words: [Word]) throws(OrderRule.Mistake) -> Side? {
        guard let first = words.first, let last = words.last else { return nil }
        let range = first.range.lowerBound..<last.range.upperBound
        var value = text(range)
        for word in words {
            switch word.kind {
            case .unclosed:
                throw OrderRule.Mistake(
                    range: word.range, sentence: "this quote is not closed",
                    help: "close it with a single quote; a quote within the text is written twice")
            case .quoted(let text):
                guard words.count == 1 else {
                    throw OrderRule.Mistake(
                        range: range, sentence: "only a part of this text stands between quotes",
                        help: "put all of it between quotes: \(Self.quoted(self.text(range)))")
                }
                guard !text.isEmpty else {
                    throw OrderRule.Mistake(
                        range: word.range, sentence: "an empty text means no line",
                        help: "write the line that is meant, or a part of it")
                }
                value = text
            case .plain, .keyword, .separator: break
            }
        }
        return Side(text: value, range: range)
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
            + "'"
    }
}
