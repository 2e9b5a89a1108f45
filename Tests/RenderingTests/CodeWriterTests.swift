import CourseModel
import Diagnostics
import Testing

@testable import Rendering

@Suite("Words of code on a page")
struct CodeWriterTests {
    private static func token(
        _ start: Int, _ length: Int, _ kind: CodeAnnotation.Kind?, line: Int = 0,
        meaning: Int? = nil
    ) -> CodeAnnotation.Token {
        .init(line: line, start: start, length: length, kind: kind, meaning: meaning)
    }

    private static func page(
        _ code: String, _ annotation: CodeAnnotation, language: String = "swift",
        glossary: Glossary? = nil
    ) -> (html: String, pool: MeaningPool) {
        var html = HTMLBuffer()
        var pool = MeaningPool()
        CodeWriter(
            language: language, meanings: annotation.meanings, glossary: GlossaryIndex(glossary)
        ).write(CodeLine.lines(of: code, annotation: annotation), to: &html, with: &pool)
        let frame = "<pre tabindex=\"0\"><code class=\"language-\(language)\">"
        return (
            String(html.string.dropFirst(frame.count).dropLast("</code></pre>".count)), pool
        )
    }

    @Test("Words have the class of what they are, names of values none")
    func classes() {
        let annotation = CodeAnnotation(tokens: [
            Self.token(0, 3, .keyword), Self.token(4, 2, .variable), Self.token(9, 3, .string),
            Self.token(0, 4, .comment, line: 1),
        ])
        #expect(
            Self.page("let é = \"<\"\n// x\n", annotation).html == """
                <i class=k>let</i> é = <i class=s>&quot;&lt;&quot;</i>
                <i class=c>// x</i>

                """)
    }

    @Test("Pieces of a text that stand side by side are one word, and others are not")
    func pieces() {
        let annotation = CodeAnnotation(
            tokens: [
                Self.token(0, 1, .string), Self.token(1, 2, .string), Self.token(4, 1, .string),
                Self.token(5, 1, .string, meaning: 0), Self.token(6, 1, .number),
                Self.token(7, 1, .number),
            ], meanings: [.init(declaration: "b")])
        #expect(
            Self.page("'a' 'b12\n", annotation).html
                == "<i class=s>'a'</i> <i class=s>'</i><i class=s data-m=0>b</i>"
                + "<i class=n>1</i><i class=n>2</i>\n")
    }

    @Test("A name with a meaning carries its number, the same for the same meaning")
    func meanings() {
        let annotation = CodeAnnotation(
            tokens: [
                Self.token(0, 1, .variable, meaning: 0), Self.token(2, 1, nil, meaning: 1),
                Self.token(4, 1, .type, meaning: 0), Self.token(6, 1, nil, meaning: 7),
            ],
            meanings: [
                .init(declaration: "let a: Int"), .init(declaration: "b", documentation: "B"),
            ])
        let page = Self.page("a b c d\n", annotation)
        #expect(
            page.html
                == "<i data-m=0>a</i> <i data-m=1>b</i> "
                + "<i class=t data-m=0>c</i> d\n")
        #expect(page.pool.script == "[\n[\"let a: Int\"],\n[\"b\",\"B\"]]")
    }

    private static func glossary() -> Glossary? {
        Glossary(
            title: "Words", introduction: [],
            entries: [
                Glossary.Entry(
                    anchor: "await", title: [.code("await")], spellings: ["await"], isCode: true,
                    blocks: [.paragraph([.text("Waits for "), .code("x"), .text(".")])])
            ], path: "glossary.md",
            source: SourceFile(path: "content/glossary.md", text: ""))
    }

    @Test("Keywords are answered from the glossary, in Swift alone")
    func keywords() {
        let annotation = CodeAnnotation(tokens: [Self.token(0, 5, .keyword)])
        let page = Self.page("await f\n", annotation, glossary: Self.glossary())
        #expect(page.html == "<i class=k data-m=0>await</i> f\n")
        #expect(page.pool.script == "[\n[\"await\",\"Waits for `x`.\",\"await\"]]")
        let python = Self.page(
            "await f\n", annotation, language: "python", glossary: Self.glossary())
        #expect(python.html == "<i class=k>await</i> f\n")
    }

    @Test("A word that is underlined in part is cut where the underline begins and ends")
    func marks() {
        var line = CodeLine(text: Substring("let abc = 1").utf8)
        line.tokens = [Self.token(0, 3, .keyword), Self.token(4, 3, .function)]
        line.mark(2..<6, as: .error)
        line.mark(5..<7, as: .note)
        line.mark(10..<99, as: .warning)
        var html = HTMLBuffer()
        var pool = MeaningPool()
        CodeWriter(language: "", meanings: [], glossary: GlossaryIndex(nil))
            .write([line], to: &html, with: &pool)
        #expect(
            html.string == """
                <pre tabindex="0"><code><i class=k>le</i><u class="mark mark-error">\
                <i class=k>t</i> <i class=f>ab</i></u><i class=f>c</i> = \
                <u class="mark mark-warning">1</u>
                </code></pre>
                """)
    }

    @Test("Words that lie beyond the code, or over each other, do no harm")
    func nonsense() {
        let annotation = CodeAnnotation(tokens: [
            Self.token(0, 2, .type), Self.token(1, 3, .keyword), Self.token(90, 3, .keyword),
            Self.token(0, 1, .keyword, line: 9),
        ])
        #expect(Self.page("abcd\n", annotation).html == "<i class=t>ab</i>cd\n")
    }

    @Test("Text of meanings cannot end the script that holds it")
    func script() {
        var pool = MeaningPool()
        #expect(pool.isEmpty)
        #expect(
            pool.number(of: .declaration(.init(declaration: "</script><!--\"\\\n\u{7}é"))) == 0)
        #expect(
            pool.script == "[\n[\"\\u003c/script>\\u003c!--\\\"\\\\\\n\\u0007é\"]]",
            "\(pool.script)")
    }
}
