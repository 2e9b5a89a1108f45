import Testing

@testable import Diagnostics

@Suite("Suggestions, widths and order")
struct SuggestionTests {
    @Test(
        "The nearest word is suggested, if it is near",
        arguments: [
            ("compil", "compile"), ("compiel", "compile"), ("Compile", "compile"),
            ("COMPILE", "compile"),
            ("cmpl", nil), ("compiler", "compile"), ("hiden", "hidden"), ("idd", "id"), ("i", "id"),
            ("di", "id"), ("xy", nil), ("", nil), ("kangaroo", nil), ("titel", "title"),
            ("tilte", "title"),
            ("ttile", "title"), ("expected", "expect"), ("afterwards", nil), ("skip", "skip"),
        ] as [(String, String?)])
    func nearest(word: String, expected: String?) {
        let words = ["id", "compile", "skip", "expect", "after", "hidden", "title"]
        #expect(Suggestion.nearest(to: word, among: words) == expected)
    }

    @Test("A third of the longer word may differ, and one edit always may")
    func threshold() {
        #expect(Suggestion.nearest(to: "abcdef", among: ["abcdXY"]) == "abcdXY")
        #expect(Suggestion.nearest(to: "abcdef", among: ["abcXYZ"]) == nil)
        #expect(Suggestion.nearest(to: "abcdefghi", among: ["abcdefXYZ"]) == "abcdefXYZ")
        #expect(Suggestion.nearest(to: "abcdefghi", among: ["abcdeWXYZ"]) == nil)
        #expect(Suggestion.nearest(to: "a", among: ["b"]) == "b")
        #expect(Suggestion.nearest(to: "ab", among: ["cd"]) == nil)
    }

    @Test("Of equally near words the earlier one is taken, a nearer one whenever it comes")
    func ties() {
        #expect(Suggestion.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
        #expect(Suggestion.nearest(to: "cat", among: ["bat", "cat"]) == "cat")
        #expect(Suggestion.nearest(to: "cat", among: []) == nil)
    }

    @Test(
        "A swap of neighbours is one edit, as in the optimal string alignment distance",
        arguments: [("ca", "abc", false), ("acb", "abc", true), ("abdc", "abcd", true)])
    func swaps(word: String, candidate: String, isNear: Bool) {
        #expect((Suggestion.nearest(to: word, among: [candidate]) != nil) == isNear)
    }

    @Test(
        "Text is as wide as a terminal shows it",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("日本", 4), ("한글", 4),
            ("ｆｕｌｌ", 8), ("👩‍👩‍👧", 2), ("🇨🇭", 2), ("😀", 2), ("\t", 4), ("abc\t", 4), ("abcd\t", 8),
            ("日\t|", 5), ("→“”", 3), ("🚀", 2), ("✅", 2),
        ])
    func widths(text: String, width: Int) {
        #expect(DisplayWidth.columns(of: text) == width)
    }

    @Test(
        "Tabs are expanded to the next multiple of four, wide characters counted",
        arguments: [
            ("\tx", "    x"), ("a\tx", "a   x"), ("abcd\tx", "abcd    x"), ("日\tx", "日  x"),
            ("e\u{301}\tx", "e\u{301}   x"), ("none", "none"), ("\t\t", "        "),
        ])
    func tabs(text: String, expected: String) {
        #expect(DisplayWidth.expandingTabs(in: text) == expected)
        #expect(DisplayWidth.columns(of: expected) == DisplayWidth.columns(of: text))
    }

    private static func diagnostic(
        _ file: String?, _ offset: Int, _ severity: Diagnostic.Severity, _ id: DiagnosticID,
        _ summary: String = "s"
    ) -> Diagnostic {
        Diagnostic(
            severity, id, summary,
            at: file.map { SourceSpan(file: $0, range: offset..<offset + 1) })
    }

    @Test(
        "Diagnostics stand by file, place, weight, name and words; those without a place come first"
    )
    func order() {
        let sorted = [
            Self.diagnostic(nil, 0, .error, .noLessons),
            Self.diagnostic("a", 0, .warning, .unknownWord),
            Self.diagnostic("a", 3, .error, .brokenLink, "a"),
            Self.diagnostic("a", 3, .error, .brokenLink, "b"),
            Self.diagnostic("a", 3, .error, .unknownWord),
            Self.diagnostic("a", 3, .warning, .brokenLink),
            Self.diagnostic("a", 20, .error, .brokenLink),
            Self.diagnostic("b", 1, .error, .brokenLink),
        ]
        #expect(sorted.reversed().sortedByPlace() == sorted)
        #expect(sorted.shuffled().sortedByPlace() == sorted)
    }

    @Test("Errors make a command fail, warnings do not")
    func errors() {
        #expect([Self.diagnostic("a", 0, .warning, .unknownWord)].containErrors == false)
        #expect(
            [
                Self.diagnostic("a", 0, .warning, .unknownWord),
                Self.diagnostic("a", 0, .error, .drift),
            ]
            .containErrors)
        #expect([Diagnostic]().containErrors == false)
    }

    @Test("Every diagnostic's name is lower-case words, and of its own")
    func names() {
        let names = DiagnosticID.allCases.map(\.rawValue)
        #expect(Set(names).count == names.count)
        #expect(names.filter { $0.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) == nil } == [])
    }
}
