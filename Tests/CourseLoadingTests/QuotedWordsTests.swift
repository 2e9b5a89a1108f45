import Testing

@testable import CourseLoading

@Suite("Splitting a value into words")
struct QuotedWordsTests {
    @Test(
        "Quotes and backslashes mean what they mean to a shell",
        arguments: [
            ("", []), ("  ", []), ("a", ["a"]), (" a\t b\nc ", ["a", "b", "c"]),
            ("'a b' c", ["a b", "c"]), ("\"a b\"c", ["a bc"]), ("''", [""]), ("a''b", ["ab"]),
            (#"a\ b"#, ["a b"]), (#"'a\b'"#, [#"a\b"#]), (#""a\b\"\\\$""#, [#"a\b"\$"#]),
            ("é👩‍👩‍👧 x", ["é👩‍👩‍👧", "x"]), ("$HOME *", ["$HOME", "*"]), ("\"'\" '\"'", ["'", "\""]),
            ("a\r\nb", ["a", "b"]), ("'\u{301}a b'", ["\u{301}a b"]), ("'a", nil), ("\"a", nil),
            ("a\\", nil), ("\"a\\", nil),
        ] as [(String, [String]?)])
    func split(text: String, expected: [String]?) {
        #expect(QuotedWords.split(text) == expected)
    }
}
