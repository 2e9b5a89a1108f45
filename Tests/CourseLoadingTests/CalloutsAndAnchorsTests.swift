import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Callouts and heading anchors")
struct CalloutsAndAnchorsTests {
    private static func blocks(_ markdown: String) -> [Block] {
        Courses.course(lesson: markdown).lessons.flatMap(\.blocks)
    }

    private static func text(_ text: String) -> Block { .paragraph([.text(text)]) }

    @Test("Each of GitHub's callouts is one, in any case", arguments: Block.Callout.Kind.allCases)
    func kinds(kind: Block.Callout.Kind) {
        let expected = [Block.callout(.init(kind: kind, blocks: [Self.text("a")]))]
        #expect(Self.blocks("> [!\(kind.rawValue.uppercased())]\n> a\n") == expected)
        #expect(Self.blocks("> [!\(kind.rawValue)]\n> a\n") == expected)
    }

    @Test(
        "A callout holds what stands below its mark",
        arguments: [
            ("> [!NOTE]\n", []),
            ("> [!NOTE]  \n> a\n", [Self.text("a")]),
            ("> [!NOTE]\n> a\n> b\n", [.paragraph([.text("a"), .softBreak, .text("b")])]),
            ("> [!NOTE]\n>\n> a\n>\n> b\n", [Self.text("a"), Self.text("b")]),
            ("> [!NOTE]\na\n", [Self.text("a")]),
            (
                "> [!NOTE]\n> - a\n",
                [.list(.init(marker: .bullet, isTight: true, items: [[Self.text("a")]]))]
            ),
            ("> [!NOTE]\n> > a\n", [.quotation([Self.text("a")])]),
            ("> [!NOTE]\n> *a*\n", [.paragraph([.emphasis([.text("a")])])]),
        ])
    func contents(markdown: String, expected: [Block]) {
        #expect(
            Self.blocks(markdown) == [.callout(.init(kind: .note, blocks: expected))],
            "\(markdown)")
        #expect(Courses.lesson(markdown).brief == [])
    }

    @Test("Callouts stand in lists and in each other")
    func nested() {
        let inner = Block.callout(.init(kind: .tip, blocks: [Self.text("a")]))
        let outer = Block.callout(.init(kind: .warning, blocks: [inner]))
        #expect(
            Self.blocks("- > [!WARNING]\n  > > [!TIP]\n  > > a\n")
                == [.list(.init(marker: .bullet, isTight: true, items: [[outer]]))])
    }

    @Test(
        "A callout that is not known is an error with the nearest one",
        arguments: [
            ("NOTICE", "unknown-callout: ‘[!NOTICE]’ is no callout | did you mean [!NOTE]?"),
            ("Quizz", "unknown-callout: ‘[!Quizz]’ is no callout | did you mean [!QUIZ]?"),
            ("Tipp", "unknown-callout: ‘[!Tipp]’ is no callout | did you mean [!TIP]?"),
            (
                "",
                "unknown-callout: ‘[!]’ is no callout | the callouts are: [!NOTE], [!TIP], "
                    + "[!IMPORTANT], [!WARNING], [!CAUTION], [!QUIZ], [!HINT]"
            ),
        ])
    func unknown(name: String, expected: String) {
        #expect(
            Courses.lesson("text\n\n> [!\(name)]\n> a\n").brief == ["6:3 ‹[!\(name)]› \(expected)"])
    }

    @Test(
        "A callout that stands in no quotation would be shown as it is",
        arguments: ["NOTE", "QUIZ", "hint"])
    func unquoted(name: String) {
        #expect(
            Courses.lesson("text\n\n[!\(name)] a\n").brief == [
                "6:1 ‹[!\(name)]› unknown-callout: ‘[!\(name)]’ stands in no quotation, so it would be "
                    + "shown as it is | put ‘> ’ in front of each of its lines"
            ])
        #expect(Courses.lesson("[!OTHER] a\n").brief == [])
        #expect(Courses.lesson("> a\n>\n> [!\(name)] b\n").brief == [])
    }

    @Test("Text on the line of the mark is an error")
    func textBehindMark() {
        #expect(
            Courses.lesson("> [!NOTE] a\n> b\n").report == """
                content/01-a.md:4:3: error: a callout's text begins on the line below its mark [unknown-callout]
                4 | > [!NOTE] a
                  |   ^^^^^^^^^
                  help: put what follows ‘[!NOTE]’ on a line of its own, behind ‘> ’

                """)
    }

    @Test(
        "A quotation without a mark stays one",
        arguments: ["> a [!NOTE]\n", "> [NOTE]\n", "> [!NOTE\n", "> `[!NOTE]`\n"])
    func quotation(markdown: String) {
        guard case .quotation? = Self.blocks(markdown).first else {
            Issue.record("\(markdown) became \(Self.blocks(markdown))")
            return
        }
        #expect(Courses.lesson(markdown).brief == [])
    }

    private static func anchors(_ markdown: String) -> [String] {
        blocks(markdown).flatMap(\.anchors)
    }

    @Test(
        "A heading's anchor is made as GitHub makes it",
        arguments: [
            ("Hello World", "hello-world"),
            ("Why `await`?", "why-await"),
            ("a_b - c", "a_b---c"),
            ("1.2 *Über* Größe", "12-über-größe"),
            ("日本 語", "日本-語"),
            ("Русский", "русский"),
            ("e\u{301}t", "e\u{301}t"),
            ("[link](http://e.org) text", "link-text"),
            ("a &amp; b", "a--b"),
            ("!?", "section"),
            ("", "section"),
            ("👩‍👩‍👧 x", "-x"),
        ])
    func anchor(heading: String, expected: String) {
        #expect(Self.anchors("# \(heading)\n") == [expected])
    }

    @Test("A setext heading's line break is a space in its anchor")
    func setext() {
        #expect(Self.anchors("a\nb\n===\n") == ["a-b"])
    }

    @Test("Headings of one text are numbered, and never take an anchor that another has")
    func duplicates() {
        #expect(Self.anchors("# A\n\n# a\n\n# A\n") == ["a", "a-1", "a-2"])
        #expect(Self.anchors("# A\n\n# A 1\n\n# A\n\n# A-1\n") == ["a", "a-1", "a-2", "a-1-1"])
        #expect(Self.anchors("#\n\n#\n\n# section\n") == ["section", "section-1", "section-2"])
    }

    @Test("Headings within quotations, lists and callouts have anchors of the same page")
    func nestedHeadings() {
        #expect(
            Self.anchors("# a\n\n> # a\n\n- # a\n\n> [!NOTE]\n> # a\n")
                == ["a", "a-1", "a-2", "a-3"])
    }

    @Test("What is nested beyond measure is an error and no crash")
    func deepNesting() {
        let markdown = "# fine\n\n" + String(repeating: "> ", count: 5000) + "x\n"
        #expect(
            Courses.lesson(markdown).brief.map { $0.split(separator: "› ").last.map(String.init) }
                == [
                    "too-deeply-nested: lists, quotations or emphasis are nested too deeply | "
                        + "stay below 200 levels"
                ])
        #expect(Courses.lesson(markdown).spans.map(\.file) == ["content/01-a.md"])
    }

    @Test("Raw HTML is warned of once a place, unless the course allows it")
    func rawHTML() {
        let markdown = "---\ntitle: A\n---\n<b>x</b> <script>\n\n<div>\n</div>\n"
        let refused = Courses.load(["01-a.md": markdown])
        #expect(Set(refused.ids) == [.rawHTMLDropped])
        #expect(
            refused.brief.last?.hasPrefix("6:1 ‹<div>› raw-html-dropped: ") == true,
            "\(refused.brief)")
        let allowed = Courses.load([
            "01-a.md": markdown, "course.yml": "title: T\nraw-html: true\n",
        ])
        #expect(allowed.brief == [])
    }
}
