import Testing

@testable import CourseLoading

@Suite("The scanner of Swift source")
struct SwiftScannerTests {
    /// What is known of each line: `<` for one that begins in a multi-line string, `>` for one that
    /// ends in one, `@` for `@main`, and the comment.
    private static func scan(_ lines: [String]) -> [String] {
        zip(lines, SwiftScanner.scan(lines)).map { line, scan in
            (scan.beginsInString ? "<" : "") + (scan.endsInString ? ">" : "")
                + (scan.hasMainAttribute ? "@" : "")
                + (scan.comment.map { String(decoding: line.utf8.dropFirst($0), as: UTF8.self) }
                    ?? "")
        }
    }

    @Test(
        "A comment is told from text that looks like one",
        arguments: [
            (["let a = 1 // x"], ["// x"]),
            (["// x // y"], ["// x // y"]),
            (["/// doc"], ["/// doc"]),
            (["let é = \"→\" // x"], ["// x"]),
            ([#"let u = "http://x" // y"#], ["// y"]),
            ([#"let u = "\"//" // y"#], ["// y"]),
            ([#"let u = "\\" // y"#], ["// y"]),
            (["a / b / c"], [""]),
            (["a /* // no */ // yes"], ["// yes"]),
            (["/* a /* b */ // no */ // yes"], ["// yes"]),
            (
                ["/* a", "// no", "/* b */ // no", "*/ // yes", "// yes"],
                ["", "", "", "// yes", "// yes"]
            ),
            (["/* \" */ // yes"], ["// yes"]),
        ])
    func comments(lines: [String], expected: [String]) {
        #expect(Self.scan(lines) == expected)
    }

    @Test(
        "Strings of every kind end where Swift ends them",
        arguments: [
            (["let s = \"\"\"", "// no", "\"\"\" // yes"], [">", "<>", "<// yes"]),
            (["f(\"\"\"", "a \"b\" \\\"\"\" // no", "\"\"\") // yes"], [">", "<>", "<// yes"]),
            ([##"let s = #"a " // no"# // yes"##], ["// yes"]),
            ([###"let s = ##"a "# // no"## // yes"###], ["// yes"]),
            ([##"let s = #"\"# // yes"##], ["// yes"]),
            (["let s = #\"\"\"", "\"\"\" // no", "\"\"\"# // yes"], [">", "<>", "<// yes"]),
            ([#"let s = "" // yes"#], ["// yes"]),
        ])
    func strings(lines: [String], expected: [String]) {
        #expect(Self.scan(lines) == expected)
    }

    @Test(
        "Interpolation is code, and what follows it text again",
        arguments: [
            ([#""\(f("//")) // no" // yes"#], ["// yes"]),
            ([#""\((1 + (2))) // no" // yes"#], ["// yes"]),
            ([##"#"\(a) // no"# // yes"##], ["// yes"]),
            ([##"#"\#(a + "//") // no"# // yes"##], ["// yes"]),
            ([#""\(a /* ) */) // no" // yes"#], ["// yes"]),
            (
                ["\"\"\"", "\\(f( // yes", ")) // no", "\"\"\" // yes"],
                [">", "<>// yes", "<>", "<// yes"]
            ),
            (["f() ) ) // yes"], ["// yes"]),
        ])
    func interpolation(lines: [String], expected: [String]) {
        #expect(Self.scan(lines) == expected)
    }

    @Test(
        "@main counts in code, and nowhere else",
        arguments: [
            (["@main struct A {}"], ["@"]),
            (["@MainActor @main", "struct A {}"], ["@", ""]),
            (["@main"], ["@"]),
            (["@mainframe struct A {}"], [""]),
            (["@main_thing", "@main2"], ["", ""]),
            (["// @main"], ["// @main"]),
            (["/* @main", "@main */ @main"], ["", "@"]),
            ([#"print("@main")"#], [""]),
            (["\"\"\"", "@main", "\"\"\""], [">", "<>", "<"]),
            ([#"let s = "\(@main)""#], ["@"]),
        ])
    func mainAttribute(lines: [String], expected: [String]) {
        #expect(Self.scan(lines) == expected)
    }

    @Test(
        "A regex literal is told from code, and a division from a regex literal",
        arguments: [
            (["let r = /\"/ // a", "// b"], ["// a", "// b"]),
            (["let x = a / b // a", "let y = c/d // b"], ["// a", "// b"]),
            (["let r = #/\"/# // a", "@main"], ["// a", "@"]),
            (["let r = /[)]/", "// found"], ["", "// found"]),
            (["let r = /\\(/", "f() // found"], ["", "// found"]),
        ])
    func regexLiterals(lines: [String], expected: [String]) {
        #expect(Self.scan(lines) == expected)
    }

    @Test(
        "A regex literal with what opens a string or a comment misleads it no further",
        arguments: [
            ["let r = /\"\"\"/", "@main struct A {} // found"],
            ["let r = #/\"\"\"/#", "@main struct A {} // found"],
            ["let r = #/[/*]/#", "@main struct A {} // found"],
            ["let r = /\"\\(/", "@main struct A {} // found"],
        ])
    func regexLiteralsThatOpen(lines: [String]) {
        #expect(Self.scan(lines).last == "@// found", "\(lines)")
    }
}
