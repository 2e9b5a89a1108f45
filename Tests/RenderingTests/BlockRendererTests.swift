import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("The body of a lesson")
struct BlockRendererTests {
    private static func html(_ markdown: String, settings: String = "") -> String {
        let course = Courses.course([
            "course.yml": "title: T\n\(settings)", "01-a.md": "---\ntitle: A\n---\n\(markdown)",
            "02-b.md": "---\ntitle: B\n---\n# Ü b\n", "x/ü 'q' &.png": "",
        ])
        guard let lesson = course.lessons.first else { return "no lesson" }
        return BlockRenderer.render(
            lesson.blocks,
            in: .init(
                lesson: lesson.id, snippets: lesson.snippets, recordings: [:], names: [:],
                allowsRawHTML: course.settings.allowsRawHTML)
        ).html.string
    }

    @Test("A table has its alignments as classes, a head, and a body where there are rows")
    func table() {
        #expect(
            Self.html("| a | *b* | c |\n|---|:-:|--:|\n| 1 | `<2>` |\n") == """
                <div class="table-wrap" tabindex="0" role="group" aria-label="Table">
                <table>
                <thead>
                <tr>
                <th scope="col">a</th>
                <th scope="col" class="align-center"><em>b</em></th>
                <th scope="col" class="align-right">c</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>1</td>
                <td class="align-center"><code>&lt;2&gt;</code></td>
                <td class="align-right"></td>
                </tr>
                </tbody>
                </table>
                </div>

                """)
        #expect(
            Self.html("| a |\n|:--|\n") == """
                <div class="table-wrap" tabindex="0" role="group" aria-label="Table">
                <table>
                <thead>
                <tr>
                <th scope="col" class="align-left">a</th>
                </tr>
                </thead>
                </table>
                </div>

                """)
    }

    @Test("A column without a name has no heading")
    func corner() {
        let html = Self.html("| | b |\n|--|--|\n| 1 | 2 |\n")
        #expect(html.contains("<tr>\n<td></td>\n<th scope=\"col\">b</th>\n</tr>"), "\(html)")
    }

    @Test(
        "A callout is an aside under its name",
        arguments: ["note", "tip", "important", "warning", "caution"])
    func callout(kind: String) {
        #expect(
            Self.html("> [!\(kind.uppercased())]\n> *a*\n>\n> - b\n") == """
                <aside class="callout callout-\(kind)">
                <p class="callout-title">\(kind.prefix(1).uppercased() + kind.dropFirst())</p>
                <p><em>a</em></p>
                <ul>
                <li>b</li>
                </ul>
                </aside>

                """)
    }

    @Test("A heading has an anchor that can be clicked")
    func headings() {
        #expect(
            Self.html("## Ü *b* `<c>`\n") == """
                <h2 id="ü-b-c">Ü <em>b</em> <code>&lt;c&gt;</code> <a class="anchor" aria-label="Link to this section" href="#%C3%BC-b-c">#</a></h2>

                """)
    }

    @Test("A listing names its language and has a title")
    func listings() {
        #expect(
            Self.html("~~~python title=\"a <b> \\\"c\\\"\"\nif a < b:\n~~~\n") == """
                <div class="listing"><div class="listing-head"><span class="listing-title">a &lt;b&gt; &quot;c&quot;</span><span class="listing-language">Python</span></div><pre tabindex="0"><code class="language-python">if a &lt; b:
                </code></pre></div>

                """)
        #expect(
            Self.html("    a\n") == """
                <div class="listing"><pre tabindex="0"><code>a
                </code></pre></div>

                """)
    }

    @Test(
        "Languages are called as readers know them",
        arguments: [
            ("js", "JavaScript"), ("SH", "Shell"), ("yml", "YAML"), ("rs", "Rust"), ("c", "C"),
            ("befunge", "befunge"), ("c++", "C++"),
            ("x\"><script>", "x&quot;&gt;&lt;script&gt;"),
        ])
    func languages(word: String, name: String) {
        let html = Self.html("~~~\(word)\n~~~\n")
        #expect(html.contains("<span class=\"listing-language\">\(name)</span>"), "\(html)")
        #expect(!html.contains("<script"))
    }

    @Test(
        "Links lead to pages, anchors and copied files",
        arguments: [
            ("[x](02-b.md)", "<a href=\"b.html\">x</a>"),
            ("[x](02-b.md#ü-b)", "<a href=\"b.html#%C3%BC-b\">x</a>"),
            ("[x](<x/ü 'q' &.png>)", "<a href=\"x/%C3%BC%20%27q%27%20%26.png\">x</a>"),
            (
                "![*a* \"b\"](<x/ü 'q' &.png> \"t <i>\")",
                "<img src=\"x/%C3%BC%20%27q%27%20%26.png\" alt=\"a &quot;b&quot;\" title=\"t &lt;i&gt;\" />"
            ),
            (
                "[x](http://e.org/?a=1&b='2' \"q\")",
                "<a href=\"http://e.org/?a=1&amp;b=&#x27;2&#x27;\" title=\"q\">x</a>"
            ),
        ])
    func links(markdown: String, expected: String) {
        #expect(Self.html(markdown + "\n") == "<p>\(expected)</p>\n")
    }

    @Test(
        "A link that can run code leads nowhere, unless the course allows it",
        arguments: [
            "javascript:x()", "JAVASCRIPT:x()", "vbscript:x", "file:///etc/passwd",
            "data:text/html,x",
        ])
    func dangerousLinks(url: String) {
        #expect(
            Self.html("[x](\(url)) ![y](\(url))\n")
                == "<p><a href=\"\">x</a> <img src=\"\" alt=\"y\" /></p>\n")
        #expect(
            Self.html("[x](\(url))\n", settings: "raw-html: true\n")
                == "<p><a href=\"\(url)\">x</a></p>\n")
    }

    @Test(
        "A dangerous scheme in disguise leads nowhere either",
        arguments: [
            "&#106;avascript:x", "java&#115;cript:x", "JaVaScRiPt:x", "&#x6A;avascript&colon;x",
        ])
    func disguised(url: String) {
        #expect(Self.html("[x](\(url))\n") == "<p><a href=\"\">x</a></p>\n")
    }

    @Test("Raw HTML is left out, unless the course allows it")
    func rawHTML() {
        let markdown = "<div onclick=\"x()\">\n\na <b>c</b> <!-- d -->\n"
        #expect(
            Self.html(markdown) == """
                <!-- raw HTML omitted -->
                <p>a <!-- raw HTML omitted -->c<!-- raw HTML omitted --> </p>

                """)
        #expect(
            Self.html(markdown, settings: "raw-html: true\n")
                == "<div onclick=\"x()\">\n<p>a <b>c</b> </p>\n")
    }

    private static let hostile = "</code><script>alert(\"x\")</script>'&amp;"

    @Test(
        "Hostile text stays text, wherever it stands",
        arguments: [
            "`\(hostile)`", "# `\(hostile)`", "- `\(hostile)`", "> [!NOTE]\n> `\(hostile)`",
            "| `\(hostile)` |\n|-|\n| `\(hostile)` |", "    \(hostile)", "~~~text\n\(hostile)\n~~~",
            "~~~swift\n\(hostile)\n~~~", "~~~swift skip='\(hostile)'\n~~~",
            "~~~python title=\(hostile)\n~~~",
            "[x](<http://e.org/\(hostile.replacing("<", with: "\\<").replacing(">", with: "\\>"))>)",
            "![`\(hostile)`](http://e.org)", "[x](http://e.org '</a><script>\"x\"')",
            "\\<script\\>alert(1)\\</script\\>", "&lt;script&gt;", "```\"onload=x><script>\n```",
        ])
    func hostileText(markdown: String) {
        let html = Self.html(markdown + "\n")
        #expect(!html.lowercased().contains("<script"), "\(html)")
        #expect(!html.contains("\"onload"), "\(html)")
        // Every quote that is left opens or closes an attribute of ours.
        let attributes = html.split(separator: "<").flatMap { $0.prefix { $0 != ">" } }
        #expect(attributes.filter { $0 == "\"" }.count.isMultiple(of: 2), "\(html)")
    }

    @Test("A heading in a table of contents has no links, images or HTML")
    func contents() {
        let blocks =
            Courses.course(lesson: "## a [b *c*](http://e.org) ![d](e.png) `<f>`\n").lessons.first?
            .blocks ?? []
        let html = blocks.flatMap(\.headings).map {
            BlockRenderer.renderWithoutLinks(
                $0.content,
                in: .init(
                    lesson: nil, snippets: [], recordings: [:], names: [:], allowsRawHTML: true)
            ).string
        }
        #expect(html == ["a b <em>c</em>  <code>&lt;f&gt;</code>"])
    }
}
