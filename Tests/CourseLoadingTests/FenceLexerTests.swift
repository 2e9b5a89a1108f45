import Diagnostics
import Testing

@testable import CourseLoading

@Suite("The words of a fence")
struct FenceLexerTests {
    /// What was read: `key`, or `key=value ‹as written›`, with newlines shown as `␤`.
    private static func read(_ text: String, lines: Bool) -> [String] {
        // Bytes in front make sure that offsets are the file's.
        let file = SourceFile(path: "a.md", text: "é\n" + text)
        let range = 3..<file.text.utf8.count
        let lexer = FenceLexer(file: file, range: range, allowsLines: lines)
        let words = lexer.words.map { word in
            let key = file[word.keySpan.range]
            let shown = key == word.key ? word.key : "\(word.key) ‹\(key)›"
            return word.value.map { "\(shown)=\($0) ‹\(file[word.valueSpan.range])›" } ?? shown
        }
        let problems = lexer.diagnostics.map { problem in
            "\(problem.id.rawValue) ‹\(problem.span.map { String(file[$0.range]) } ?? "")›"
        }
        return (words + problems).map { $0.replacing("\r\n", with: "␤").replacing("\n", with: "␤") }
    }

    @Test(
        "An info string is words, and words with values",
        arguments: [
            ("", []),
            (" \t ", []),
            ("compile", ["compile"]),
            ("  id=kale \t compile  ", ["id=kale ‹kale›", "compile"]),
            ("after=a,b/c expect=exit:3", ["after=a,b/c ‹a,b/c›", "expect=exit:3 ‹exit:3›"]),
            ("title=a=b", ["title=a=b ‹a=b›"]),
            ("id=", ["id= ‹›"]),
            ("=x", ["=", "x"]),
            ("title: x", ["title:", "x"]),
            ("title=né\u{301}→", ["title=né\u{301}→ ‹né\u{301}→›"]),
            (#"a"b"#, [#"a"b"#]),
            (#"title=a"b c"#, [#"title=a"b ‹a"b›"#, "c"]),
        ])
    func infoString(text: String, expected: [String]) {
        #expect(Self.read(text, lines: false) == expected)
    }

    @Test(
        "A quoted value holds spaces, and escapes for quotes, backslashes and new lines",
        arguments: [
            (#"title="a b" x"#, [#"title=a b ‹"a b"›"#, "x"]),
            (#"title="""#, [#"title= ‹""›"#]),
            (#"title="é → ü""#, [#"title=é → ü ‹"é → ü"›"#]),
            (#"e="a \"b\" \\ c""#, [#"e=a "b" \ c ‹"a \"b\" \\ c"›"#]),
            (#"e="a\nb""#, [#"e=a␤b ‹"a\nb"›"#]),
            (#"e="\\n""#, [#"e=\n ‹"\\n"›"#]),
            (#"e="a: b" f="c=d""#, [#"e=a: b ‹"a: b"›"#, #"f=c=d ‹"c=d"›"#]),
        ])
    func quotes(text: String, expected: [String]) {
        #expect(Self.read(text, lines: false) == expected)
    }

    @Test(
        "A quoted value that is written wrongly is an error under its cause",
        arguments: [
            (#"title="abc"#, [#"title=abc ‹"abc›"#, #"unclosed-quote ‹"›"#]),
            (#"title=""#, [#"title= ‹"›"#, #"unclosed-quote ‹"›"#]),
            (#"title="a\"#, [#"title=a\ ‹"a\›"#, #"unclosed-quote ‹"›"#]),
            (#"title="a\""#, [#"title=a" ‹"a\"›"#, #"unclosed-quote ‹"›"#]),
            (#"e="a\tb""#, [#"e=ab ‹"a\tb"›"#, #"invalid-word-value ‹\t›"#]),
            (#"e="a"b"#, [#"e=a ‹"a"›"#, "b", "invalid-word-value ‹b›"]),
        ])
    func wrongQuotes(text: String, expected: [String]) {
        #expect(Self.read(text, lines: false) == expected)
    }

    @Test("An escape of a character beyond ASCII is refused by that character")
    func escapeBeyondASCII() {
        #expect(
            Self.read(#"e="a\éb" x"#, lines: false)
                == [#"e=ab ‹"a\éb"›"#, "x", #"invalid-word-value ‹\é›"#])
    }

    @Test(
        "In a comment, ‘key:’ takes the rest of its line",
        arguments: [
            (
                " id=three timeline\n  predict: Which line, and \"why\"?  \n compile ",
                [
                    "id=three ‹three›", "timeline",
                    "predict=Which line, and \"why\"? ‹Which line, and \"why\"?›", "compile",
                ]
            ),
            ("title: A\r\nid=b", ["title=A ‹A›", "id=b ‹b›"]),
            ("title:", ["title= ‹›"]),
            ("title:\nid=b", ["title= ‹›", "id=b ‹b›"]),
            ("skip:\twhy not\t", ["skip=why not ‹why not›"]),
            ("expect=exit:3 a:b", ["expect=exit:3 ‹exit:3›", "a:b"]),
            (": x", [":", "x"]),
            ("error=\"a\nb\" c", ["error=a␤b ‹\"a␤b\"›", "c"]),
        ])
    func comment(text: String, expected: [String]) {
        #expect(Self.read(text, lines: true) == expected)
    }

    @Test("Places are byte ranges of the file")
    func byteRanges() {
        let file = SourceFile(path: "a.md", text: "ü title=\"é\" id=x\n")
        let lexer = FenceLexer(file: file, range: 3..<18, allowsLines: false)
        func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: "a.md", range: range) }
        #expect(
            lexer.words == [
                WrittenWord(
                    key: "title", keySpan: span(3..<8), value: "é", valueSpan: span(9..<13)),
                WrittenWord(
                    key: "id", keySpan: span(14..<16), value: "x", valueSpan: span(17..<18)),
            ])
    }
}
