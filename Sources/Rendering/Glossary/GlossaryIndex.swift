import CourseModel

/// Finds the words that a course's glossary explains, in code and in prose.
struct GlossaryIndex: Sendable {
    /// What is shown of an entry beside a word.
    struct Entry: Hashable, Sendable {
        /// The entry's name within the glossary's page.
        let anchor: String
        /// How it is called.
        let title: String
        /// The first paragraph of its explanation, code in backticks.
        let answer: String
    }

    /// A term in a text.
    struct Find {
        /// Where it stands.
        let range: Range<String.UTF8View.Index>
        /// The number of its entry.
        let entry: Int
    }

    private struct Spelling {
        /// In lower case, which is all that counts in prose.
        let text: [UInt8]
        let entry: Int
    }

    /// The entries, in the glossary's order.
    let entries: [Entry]
    private var code: [String: Int] = [:]
    /// Terms by their first letter, longest first.
    private var terms: [UInt8: [Spelling]] = [:]

    /// The words of a glossary; none where a course has none.
    init(_ glossary: Glossary?) {
        entries = (glossary?.entries ?? []).map { entry in
            Entry(
                anchor: entry.anchor, title: entry.spellings.joined(separator: ", "),
                answer: entry.blocks.firstParagraph?.plainText ?? "")
        }
        for (number, entry) in (glossary?.entries ?? []).enumerated() {
            for spelling in entry.spellings {
                if entry.isCode {
                    code[spelling] = number
                } else if let first = spelling.lowercased().utf8.first {
                    let text = Array(spelling.lowercased().utf8)
                    terms[first, default: []].append(Spelling(text: text, entry: number))
                }
            }
        }
        terms = terms.mapValues { $0.sorted { $0.text.count > $1.text.count } }
    }

    /// Whether there is nothing to find.
    var isEmpty: Bool { entries.isEmpty }

    /// The entry of a word of code, `@` in front included where it has one.
    func entry(forCode word: String) -> Entry? {
        (code[word] ?? code["@\(word)"]).map { entries[$0] }
    }

    /// The number of the entry of a code span.
    func number(forCodeSpan text: String) -> Int? { code[text] }

    /// The terms of a text that are not among those known already, each once, in order.
    func firstTerms(in text: String, besides known: inout Set<Int>) -> [Find] {
        guard !terms.isEmpty else { return [] }
        var finds: [Find] = []
        let utf8 = text.utf8
        var position = utf8.startIndex
        var isAtWordStart = true
        while position < utf8.endIndex {
            let byte = utf8[position].lowercasedASCII
            if isAtWordStart, let spelling = spelling(at: position, in: utf8, startingWith: byte) {
                let end = utf8.index(position, offsetBy: spelling.text.count)
                if known.insert(spelling.entry).inserted {
                    finds.append(Find(range: position..<end, entry: spelling.entry))
                }
                position = end
                isAtWordStart = false
                continue
            }
            isAtWordStart = !byte.isPartOfWord
            position = utf8.index(after: position)
        }
        return finds
    }

    private func spelling(
        at position: String.UTF8View.Index, in text: String.UTF8View, startingWith first: UInt8
    ) -> Spelling? {
        terms[first]?.first { spelling in
            var index = position
            for byte in spelling.text {
                guard index < text.endIndex, text[index].lowercasedASCII == byte else {
                    return false
                }
                index = text.index(after: index)
            }
            return index == text.endIndex || !text[index].isPartOfWord
        }
    }
}

extension UInt8 {
    fileprivate var lowercasedASCII: UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 32 : self
    }

    /// Whether it belongs to a word: letters, digits, and everything beyond ASCII.
    fileprivate var isPartOfWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
