import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("How code is shown")
struct TabsAndListingsTests {
    private static func html(_ blocks: [Block]) -> String {
        BlockRenderer.render(
            blocks,
            in: .init(
                lesson: nil, snippets: [], recordings: [:], names: [:], allowsRawHTML: false)
        ).html.string
    }

    private static func listing(
        _ text: String, _ presentation: CodePresentation = CodePresentation()
    ) -> Block {
        .listing(Block.Listing(language: "", text: text, presentation: presentation))
    }

    @Test("Lines that the author points out stand out")
    func highlight() {
        #expect(
            Self.html([Self.listing("a\nb\n", CodePresentation(highlightedLines: [2, 9]))])
                == "<div class=\"listing\"><pre tabindex=\"0\"><code><span class=\"line\">a\n</span>"
                + "<span class=\"line line-highlight\">b\n</span></code></pre></div>\n")
    }

    @Test("Code is folded where the author wishes, with a word of how much it is")
    func collapse() {
        let html = Self.html([
            Self.listing("a\nb\n", CodePresentation(title: "T", isCollapsed: true))
        ])
        #expect(
            html
                == "<div class=\"listing\"><div class=\"listing-head\"><span class=\"listing-title\">T"
                + "</span></div><details class=\"fold\"><summary>Show the 2 lines</summary>"
                + "<pre tabindex=\"0\"><code>a\nb\n</code></pre></details></div>\n")
        #expect(
            Self.html([Self.listing("a\n", CodePresentation(isCollapsed: true))])
                .contains("Show the line<"))
    }

    @Test("Tabs are sections with a name each, one after the other until a script does more")
    func tabs() {
        let html = Self.html([
            .tabs([
                .init(name: "Python & co", block: Self.listing("a\n")),
                .init(name: "Swift", block: Self.listing("b\n")),
            ])
        ])
        #expect(
            html == """
                <div class="tabs">
                <div class="tab" role="group" aria-label="Python &amp; co" data-tab="Python &amp; co">
                <p class="tab-name">Python &amp; co</p>
                <div class="listing"><pre tabindex="0"><code>a
                </code></pre></div>
                </div>
                <div class="tab" role="group" aria-label="Swift" data-tab="Swift">
                <p class="tab-name">Swift</p>
                <div class="listing"><pre tabindex="0"><code>b
                </code></pre></div>
                </div>
                </div>

                """)
    }
}
