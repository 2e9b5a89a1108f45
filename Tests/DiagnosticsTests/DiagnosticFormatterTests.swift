import Testing

@testable import Diagnostics

@Suite("Diagnostics as text")
struct DiagnosticFormatterTests {
    private static func format(
        _ text: String, _ range: Range<Int>, severity: Diagnostic.Severity = .error,
        summary: String = "this is wrong", quotation: [String] = [], notes: [Diagnostic.Note] = [],
        help: String? = nil, usesColor: Bool = false
    ) -> String {
        let file = SourceFile(path: "c/a.md", text: text)
        return DiagnosticFormatter(files: [file], usesColor: usesColor).format(
            Diagnostic(
                severity, .unknownWord, summary, at: SourceSpan(file: "c/a.md", range: range),
                quotation: quotation, notes: notes, help: help))
    }

    @Test("Everything that a diagnostic has is shown, in its order")
    func everything() {
        let text = "one\ntwo words\nthree\n"
        #expect(
            Self.format(
                text, 8..<13, severity: .warning, quotation: ["-a", "+b", ""],
                notes: [
                    .init("see here", at: SourceSpan(file: "c/a.md", range: 0..<3)),
                    .init("and think"),
                    .init("elsewhere", at: SourceSpan(file: "c/b.md", range: 5..<6)),
                ], help: "mend it") == """
                    c/a.md:2:5: warning: this is wrong [unknown-word]
                    2 | two words
                      |     ^^^^^
                      | -a
                      | +b
                      | \("")
                    c/a.md:1:1: note: see here
                    1 | one
                      | ^^^
                    note: and think
                    c/b.md: note: elsewhere
                      help: mend it

                    """)
    }

    @Test("Without a place there is a headline alone")
    func noPlace() {
        let formatter = DiagnosticFormatter(files: [], usesColor: false)
        #expect(
            formatter.format(Diagnostic(.noLessons, "there is none", help: "write one"))
                == "error: there is none [no-lessons]\n  help: write one\n")
        #expect(
            formatter.format(Diagnostic(.noLessons, "x", at: SourceSpan(file: "b", range: 3..<4)))
                == "b: error: x [no-lessons]\n")
    }

    @Test(
        "The caret stands under what it means",
        arguments: [
            ("abc", 0..<1, "1:1", "1 | abc\n  | ^"),
            ("abc", 1..<3, "1:2", "1 | abc\n  |  ^^"),
            ("abc", 1..<1, "1:2", "1 | abc\n  |  ^"),
            ("abc", 3..<3, "1:4", "1 | abc\n  |    ^"),
            ("abc\ndef", 1..<6, "1:2", "1 | abc\n  |  ^^"),
            ("abc\r\ndef", 1..<9, "1:2", "1 | abc\n  |  ^^"),
            ("", 0..<0, "1:1", "1 | \n  | ^"),
            ("a\n", 2..<2, "2:1", "2 | \n  | ^"),
            ("a", 99..<120, "1:2", "1 | a\n  |  ^"),
            ("\tx\ty", 1..<2, "1:5", "1 |     x   y\n  |     ^"),
            ("\tx\ty", 1..<4, "1:5", "1 |     x   y\n  |     ^^^^^"),
            ("日本x", 3..<6, "1:3", "1 | 日本x\n  |   ^^"),
            ("e\u{301}x", 3..<4, "1:2", "1 | e\u{301}x\n  |  ^"),
            ("👩‍👩‍👧x", 18..<19, "1:3", "1 | 👩‍👩‍👧x\n  |   ^"),
        ])
    func carets(text: String, range: Range<Int>, place: String, excerpt: String) {
        #expect(
            Self.format(text, range)
                == "c/a.md:\(place): error: this is wrong [unknown-word]\n\(excerpt)\n")
    }

    @Test("A caret behind a tab that is covered in part is as wide as the tab is shown")
    func coveredTab() {
        #expect(
            Self.format("ab\tx", 1..<4)
                == "c/a.md:1:2: error: this is wrong [unknown-word]\n1 | ab  x\n  |  ^^^^\n")
    }

    @Test("The gutter is as wide as the number")
    func gutter() {
        #expect(
            Self.format(String(repeating: "\n", count: 99) + "x", 99..<100)
                == "c/a.md:100:1: error: this is wrong [unknown-word]\n100 | x\n    | ^\n")
    }

    @Test("Control characters are made visible everywhere, and move no caret")
    func controlCharacters() {
        #expect(
            Self.format(
                "a", 0..<1, summary: "x\u{1B}[31m", quotation: ["\u{7}\r\u{9B}"],
                notes: [.init("\u{202E}\u{2028}")], help: "\u{0}\u{200D}") == """
                    c/a.md:1:1: error: x\\u{1B}[31m [unknown-word]
                    1 | a
                      | ^
                      | \\u{7}\\u{D}\\u{9B}
                    note: \\u{202E}\\u{2028}
                      help: \\u{0}\u{200D}

                    """)
        #expect(
            Self.format("a\u{1B}[0mb", 5..<6)
                == "c/a.md:1:6: error: this is wrong [unknown-word]\n1 | a\\u{1B}[0mb\n  |           ^\n"
        )
    }

    @Test("A path with control characters cannot steer the terminal either")
    func hostilePath() {
        let file = SourceFile(path: "a\u{1B}b.md", text: "x")
        let formatter = DiagnosticFormatter(files: [file], usesColor: false)
        let diagnostic = Diagnostic(
            .unknownWord, "y", at: SourceSpan(file: file.path, range: 0..<1))
        #expect(
            formatter.format(diagnostic)
                == "a\\u{1B}b.md:1:1: error: y [unknown-word]\n1 | x\n  | ^\n")
    }

    @Test("A very long line is not quoted, a line of 400 bytes is")
    func longLine() {
        let headline = "c/a.md:1:3: error: this is wrong [unknown-word]\n"
        #expect(Self.format(String(repeating: "x", count: 401), 2..<3) == headline)
        let line = String(repeating: "x", count: 400)
        #expect(Self.format(line, 2..<3) == headline + "1 | \(line)\n  |   ^\n")
    }

    @Test("Colour is put around words, and changes none of them")
    func color() {
        let colored = Self.format(
            "abc", 0..<2, quotation: ["q"], notes: [.init("n")], help: "h", usesColor: true)
        let e = "\u{1B}["
        #expect(
            colored == "c/a.md:1:1: \(e)31;1merror:\(e)0m \(e)1mthis is wrong\(e)0m\(e)2m "
                + "[unknown-word]\(e)0m\n\(e)2m1 | \(e)0mabc\n\(e)2m  | \(e)0m\(e)31;1m^^\(e)0m\n"
                + "\(e)2m  | \(e)0mq\n\(e)36mnote:\(e)0m n\n\(e)32m  help:\(e)0m h\n")
        let plain = Self.format("abc", 0..<2, quotation: ["q"], notes: [.init("n")], help: "h")
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
        #expect(
            Self.format("a", 0..<1, severity: .warning, usesColor: true).contains(
                "\(e)33;1mwarning:"))
    }

    @Test("Of two files of one path the first is quoted")
    func twoFiles() {
        let files = [SourceFile(path: "a", text: "first"), SourceFile(path: "a", text: "second")]
        let diagnostic = Diagnostic(.unknownWord, "x", at: SourceSpan(file: "a", range: 0..<1))
        #expect(
            DiagnosticFormatter(files: files, usesColor: false).format(diagnostic)
                == "a:1:1: error: x [unknown-word]\n1 | first\n  | ^\n")
    }
}
