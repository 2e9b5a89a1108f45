import CourseModel
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Pipe tables")
struct TablesTests {
    /// A table as text: alignments, then rows; anything else by its kind.
    private static func tables(_ markdown: String) -> [String] {
        describe(Courses.course(lesson: markdown).lessons.flatMap(\.blocks))
    }

    private static func describe(_ blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .table(let table):
                [table.alignments.map(\.rawValue).joined(separator: " ")]
                    + ([table.header] + table.rows).map { row in
                        row.map { $0.map(describe).joined() }.joined(separator: " | ")
                    }
            case .paragraph(let content): ["p: " + content.map(describe).joined()]
            case .quotation(let blocks): ["quotation"] + describe(blocks)
            case .list(let list): ["list"] + list.items.flatMap(describe)
            case .callout(let callout): ["callout"] + describe(callout.blocks)
            case .heading: ["heading"]
            default: ["other"]
            }
        }
    }

    private static func describe(_ inline: Inline) -> String {
        switch inline {
        case .text(let text): text
        case .code(let code): "`\(code)`"
        case .emphasis(let content): "_\(content.map(describe).joined())_"
        case .strong(let content): "*\(content.map(describe).joined())*"
        case .link(let link): "<\(link.destination) \(link.content.map(describe).joined())>"
        case .softBreak, .lineBreak: "␤"
        default: "?"
        }
    }

    @Test(
        "The second row says how columns are aligned",
        arguments: [
            ("| a | b |\n|---|---|\n| 1 | 2 |\n", ["none none", "a | b", "1 | 2"]),
            ("| a | b | c | d |\n|:--|:-:|--:|-|\n", ["left center right none", "a | b | c | d"]),
            ("a | b\n-- | -\n1 | 2\n", ["none none", "a | b", "1 | 2"]),
            ("a | b\n:-: | -:\n", ["center right", "a | b"]),
            ("| a | b\n| --- | ---\n| 1 | 2\n", ["none none", "a | b", "1 | 2"]),
            ("  | a |\n  |---|\n  | 1 |  \n", ["none", "a", "1"]),
            ("| a |\n|---|\n", ["none", "a"]),
            ("| a |\r\n|---|\r\n| 1 |\r\n", ["none", "a", "1"]),
            ("|\ta\t|b|\n|\t-\t|-|\n", ["none none", "a | b"]),
        ])
    func alignments(markdown: String, expected: [String]) {
        #expect(Self.tables(markdown) == expected)
        #expect(Courses.lesson(markdown).brief == [])
    }

    @Test(
        "A cell is running text, with code, links and pipes behind a backslash",
        arguments: [
            ("| *a* **b** `c` |\n|-|\n", "_a_ *b* `c`"),
            ("| a \\| b |\n|-|\n", "a | b"),
            ("| `a \\| b` |\n|-|\n", "`a | b`"),
            ("| \\*a\\* |\n|-|\n", "*a*"),
            ("| &amp; \\& |\n|-|\n", "& &"),
            ("| - a |\n|-|\n", "- a"),
            ("| # a |\n|-|\n", "# a"),
            ("| > a |\n|-|\n", "> a"),
            ("| 1. a |\n|-|\n", "1. a"),
            ("|     a |\n|-|\n", "a"),
            ("| [a]: b |\n|-|\n", "[a]: b"),
            ("| ``` |\n|-|\n", "```"),
            ("| x |\n|-|\n", "x"),
            ("| xylophone |\n|-|\n", "xylophone"),
            ("| x y |\n|-|\n", "x y"),
            ("| <http://e.org> |\n|-|\n", "<verbatim(\"http://e.org\") http://e.org>"),
        ])
    func cells(markdown: String, expected: String) {
        #expect(Self.tables(markdown) == ["none", expected])
    }

    @Test("A cell sees the lesson's reference definitions, wherever they stand")
    func references() {
        let markdown = "| [a][r] | [r] |\n|-|-|\n| [R][] | ![r] |\n\n> [r]: http://e.org 'T'\n"
        let link = "<verbatim(\"http://e.org\") "
        #expect(
            Self.tables(markdown) == [
                "none none", "\(link)a> | \(link)r>", "\(link)R> | ?", "quotation",
            ])
    }

    @Test("Empty cells are cells")
    func emptyCells() {
        #expect(
            Self.tables("| | b |\n|-|-|\n|| 2 |\n| 1 ||\n|  |  |\n")
                == ["none none", " | b", " | 2", "1 | ", " | "])
    }

    @Test("A row that is too short is filled up")
    func shortRow() {
        let markdown = "| a | b | c |\n|-|-|-|\n| 1 |\n2\n"
        #expect(Self.tables(markdown) == ["none none none", "a | b | c", "1 |  | ", "2 |  | "])
        #expect(Courses.lesson(markdown).brief == [])
    }

    @Test("What a row has too much is left out, with a warning under the first such cell")
    func longRow() {
        let markdown = "| a | b |\n|-|-|\n| 1 | 2 | three | 4 |\n"
        #expect(Self.tables(markdown) == ["none none", "a | b", "1 | 2"])
        #expect(
            Courses.lesson(markdown).report == """
                content/01-a.md:6:11: warning: this row has more cells than the table has columns [surplus-cells]
                6 | | 1 | 2 | three | 4 |
                  |           ^^^^^
                  help: a pipe within a cell is written ‘\\|’

                """)
    }

    @Test(
        "Tables stand in quotations, lists and callouts",
        arguments: [
            ("> | a |\n> |---|\n> | 1 |\n", ["quotation", "none", "a", "1"]),
            (">| a |\n>|---|\n>| 1 |\n", ["quotation", "none", "a", "1"]),
            (
                "> > a | b\n> > -- | -\n> > 1 | 2\n",
                ["quotation", "quotation", "none none", "a | b", "1 | 2"]
            ),
            ("- | a |\n  |---|\n  | 1 |\n", ["list", "none", "a", "1"]),
            (
                "1. x\n\n   a | b\n   -|-\n   1|2\n",
                ["list", "p: x", "none none", "a | b", "1 | 2"]
            ),
            ("> - | a |\n>   |---|\n>   | > |\n", ["quotation", "list", "none", "a", ">"]),
            ("> [!NOTE]\n>\n> | a |\n> |---|\n", ["callout", "none", "a"]),
        ])
    func containers(markdown: String, expected: [String]) {
        #expect(Self.tables(markdown) == expected)
        #expect(Courses.lesson(markdown).brief == [])
    }

    @Test("A quotation's mark may be left out, and one too many belongs to the row")
    func quotationMarks() {
        #expect(
            Self.tables("> a | b\n> -- | -\n1 | 2\n>     > 3 | 4\n")
                == ["quotation", "none none", "a | b", "1 | 2", "> 3 | 4"])
    }

    @Test("Several tables, with rows of several lengths, keep their cells apart")
    func severalTables() {
        let markdown = "|a|b|\n|-|-|\n|1|2|3|\n|4|\n\ntext\n\n|c|\n|-|\n|[l](http://e.org)|\n"
        #expect(
            Self.tables(markdown) == [
                "none none", "a | b", "1 | 2", "4 | ", "p: text", "none", "c",
                "<verbatim(\"http://e.org\") l>",
            ])
    }

    @Test(
        "What is no table stays a paragraph",
        arguments: [
            ("| a | b |\n", "p: | a | b |"),
            ("| a | b |\n|---|\n", "p: | a | b |␤|---|"),
            ("| a |\n|---|---|\n", "p: | a |␤|---|---|"),
            ("| a |\n| x |\n", "p: | a |␤| x |"),
            ("| a |\n|:|\n", "p: | a |␤|:|"),
            ("| a |\n|- -|\n", "p: | a |␤|- -|"),
            ("| a |\n|-:-|\n", "p: | a |␤|-:-|"),
            ("| a |\n| |\n", "p: | a |␤| |"),
            ("text\n| a |\n|---|\n", "p: text␤| a |␤|---|"),
            ("a\n:-\n", "p: a␤:-"),
            ("| a |\n\\|-|\n", "p: | a |␤|-|"),
        ])
    func noTable(markdown: String, expected: String) {
        #expect(Self.tables(markdown) == [expected], "\(markdown)")
    }

    @Test("A line of dashes without pipes is a heading's underline, as in CommonMark")
    func setextHeading() {
        #expect(Self.tables("a\n---\n") == ["heading"])
        #expect(Self.tables("| a\n---\n") == ["heading"])
    }

    @Test("A link in a cell is reported where the cell stands")
    func linkPlace() {
        #expect(
            Courses.lesson("> | é | [no](no.md) |\n> |-|-|\n").brief == [
                "4:9 ‹[no](no.md)› broken-link: ‘no.md’ is no file of the course | link to a "
                    + "lesson's .md file or to a file beside it, relative to this one"
            ])
    }
}
