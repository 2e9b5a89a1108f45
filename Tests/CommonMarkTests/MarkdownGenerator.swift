/// Makes random Markdown: every construct of CommonMark, nested and mangled.
///
/// The same seed makes the same documents, so that a failure can be repeated.
struct MarkdownGenerator {
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(state: seed)
    }

    /// A document: some blocks, and in half of the cases some bytes changed.
    mutating func document() -> String {
        var text = (0..<number(1...6)).map { _ in block(depth: 0) }.joined(separator: separator())
        text += chance(3) ? "\n[ref]: /target \"Title\"\n[É]: <a b> 'x'\n" : ""
        if chance(2) { text = mangled(text) }
        return text
    }

    // MARK: Chance

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    /// True once in `n` times.
    private mutating func chance(_ n: Int) -> Bool { number(1...n) == 1 }

    private mutating func pick(_ choices: [String]) -> String {
        choices[number(0...(choices.count - 1))]
    }

    private mutating func separator() -> String {
        pick(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\r\n\r\n"])
    }

    // MARK: Blocks

    private mutating func block(depth: Int) -> String {
        switch number(0...(depth > 4 ? 6 : 12)) {
        case 0, 1: return paragraph()
        case 2:
            return pick(["# ", "## ", "###### ", "####### ", "#", "  ### "]) + inlines(1)
                + pick(["", " ##", " #x"])
        case 3: return paragraph() + "\n" + pick(["===", "---", "  ==  ", "-"])
        case 4: return fence()
        case 5: return prefixed(code(), with: "    ", first: "    ")
        case 6: return pick(["***", "---", " * * *", "_____", "--- -", "+++"])
        case 7, 8: return prefixed(inner(depth), with: pick(["> ", ">", "> ", ""]), first: "> ")
        case 9, 10: return list(depth: depth)
        case 11:
            return pick([
                "<div>\n*a*\n</div>", "<!-- c -->", "<script>\nx < y\n</script>", "<?php x ?>",
                "<!DOCTYPE x>", "<![CDATA[ a ]]>", "<a href=\"x\">\n\nb", "<pre>\n\n*x*</pre>",
            ])
        default:
            return "[" + pick(["ref", "a b", "É"]) + "]: " + pick(["/u", "<v w>", "x 'y'", ""])
        }
    }

    private mutating func inner(_ depth: Int) -> String {
        (0..<number(1...3)).map { _ in block(depth: depth + 1) }.joined(separator: separator())
    }

    private mutating func list(depth: Int) -> String {
        let marker = pick(["- ", "* ", "+ ", "1. ", "7) ", "0. ", "123456789. ", "-   ", "-\t"])
        let indentation = String(repeating: " ", count: marker.count)
        let gap = pick(["\n", "\n", "\n\n"])
        return (0..<number(1...4)).map { _ in
            prefixed(
                chance(8) ? "" : inner(depth), with: chance(12) ? "" : indentation, first: marker)
        }
        .joined(separator: gap)
    }

    private mutating func fence() -> String {
        let mark = pick(["```", "~~~", "````", "```` ", "``"])
        let info = pick([
            "", "swift", " swift id=x", "swift \"q\" &amp; \\*", "{.x}", "swift `x`", "\tpython",
            "é",
        ])
        return mark + info + "\n" + code()
            + pick(["\n" + mark, "\n" + mark, "", "\n  " + mark + " x"])
    }

    private mutating func code() -> String {
        (0..<number(0...4)).map { _ in
            pick(["let a = 1", "  b<c>&\"", "\tx", "", "```", "é🙂", "> q"])
        }
        .joined(separator: "\n")
    }

    private func prefixed(_ text: String, with prefix: String, first: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { ($0.offset == 0 ? first : prefix) + $0.element }.joined(separator: "\n")
    }

    private mutating func paragraph() -> String {
        (0..<number(1...3)).map { _ in inlines(number(1...4)) }
            .joined(separator: pick(["\n", "\n", "  \n", "\\\n", "\n   "]))
    }

    // MARK: Inlines

    private mutating func inlines(_ count: Int) -> String {
        (0..<count).map { _ in inline(depth: 0) }.joined(separator: pick(["", " ", " "]))
    }

    private mutating func inline(depth: Int) -> String {
        let text = depth > 3 ? "w" : chance(2) ? "word" : inline(depth: depth + 1)
        switch number(0...13) {
        case 0: return "*\(text)*"
        case 1: return "**\(text)**"
        case 2: return "_\(text)_"
        case 3: return "`\(text)`"
        case 4: return "`` \(text) ` ``"
        case 5: return "[\(text)](" + destination() + ")"
        case 6: return "![\(text)](" + destination() + ")"
        case 7: return "[\(text)]" + pick(["[ref]", "[]", "", "[É]", "[none]"])
        case 8: return pick(["<b>", "</b >", "<a href='x'>", "<!-- c -->", "<?x?>", "< b>", "<b"])
        case 9: return pick(["<https://a.b/c?d=e&f>", "<a@b.c>", "<javascript:x>", "<x:y z>"])
        case 10: return pick(["&amp;", "&nbsp;", "&#35;", "&#x1F642;", "&nope;", "&#0;", "&copy"])
        case 11: return pick(["\\*", "\\\\", "\\a", "\\", "\\`", "\\[", "\\<", "\\\""])
        case 12:
            return pick([
                "a|b", "|", "é", "🙂", "\u{A0}", "\"q\"", "<", ">", "&", "~", "***", "__", "![", "]",
            ])
        default: return text
        }
    }

    private mutating func destination() -> String {
        pick([
            "/a", "b.md#c", "<a b>", "x \"T & <t>\"", "javascript:alert(1)", "JAVASCRIPT:x",
            "data:image/png;base64,x", "data:text/html,x", "file:///etc", "vbscript:x", "a(b)c", "",
            "é'\"[]{}^`%25%zz", "x 'y", "mailto:a@b.c", "a\\*b&amp;c", "a (t)",
        ])
    }

    // MARK: Mangling

    /// The same text with some of its bytes doubled, dropped, exchanged or replaced.
    private mutating func mangled(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        let marks: [Unicode.Scalar] = [
            "*", "_", "`", "[", "]", "(", ")", "<", ">", "\n", "\r", "\t", " ", "#", "-", "|", "\\",
            "!", "\"", "&", "~", "\u{0}", "1", ".", "é", "\u{2028}",
        ]
        for _ in 0..<number(1...6) where !scalars.isEmpty {
            let index = number(0...(scalars.count - 1))
            switch number(0...3) {
            case 0: scalars.remove(at: index)
            case 1: scalars.insert(marks[number(0...(marks.count - 1))], at: index)
            case 2: scalars[index] = marks[number(0...(marks.count - 1))]
            default: scalars.insert(contentsOf: scalars[index...].prefix(number(1...9)), at: index)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

/// A small generator of random numbers whose state is its seed (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
