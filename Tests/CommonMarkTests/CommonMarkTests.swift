import Diagnostics
import Foundation
import Testing

@testable import CourseLoading
@testable import Rendering

/// With Lectern's additions switched off, its HTML is byte for byte what cmark's renderer makes.
@Suite("CommonMark")
struct CommonMarkTests {
    /// The HTML of a text, by way of Lectern's own values and its own renderer.
    private func html(_ markdown: String, allowsRawHTML: Bool = false) -> String {
        let file = SourceFile(path: "test.md", text: markdown)
        let built = LessonBuilder.build(
            LessonText(file: file, bodyOffset: 0),
            options: LessonBuilder.Options(makesAdditions: false))
        return BlockRenderer.render(
            built.blocks,
            in: BlockRenderer.Context(
                lesson: nil, snippets: [], recordings: [:], names: [:],
                allowsRawHTML: allowsRawHTML)
        ).html.string
    }

    @Test(
        "generated documents are rendered as cmark renders them: 10,000 in safe mode, 2,000 without",
        arguments: [(10_000, false), (2_000, true)])
    func generated(count: Int, allowsRawHTML: Bool) {
        var generator = MarkdownGenerator(seed: 2026)
        var differences = 0
        for number in 1...count {
            let markdown = generator.document()
            let ours = html(markdown, allowsRawHTML: allowsRawHTML)
            let theirs = cmarkHTML(markdown, allowsRawHTML: allowsRawHTML)
            guard ours != theirs else { continue }
            differences += 1
            if differences <= 3 {
                Issue.record(
                    "document \(number):\n\(markdown)\n--- ours\n\(ours)\n--- cmark\n\(theirs)")
            }
        }
        #expect(differences == 0)
    }

    @Test("the generator reaches every construct")
    func coverage() {
        var generator = MarkdownGenerator(seed: 2026)
        let html = (1...10_000).map { _ in cmarkHTML(generator.document()) }.joined()
        for tag in [
            "<p>", "<h1>", "<h6>", "<blockquote>", "<ul>", "<ol>", "<ol start=\"7\">", "<li>",
            "<pre><code>", "<code class=\"language-swift\">", "<hr />", "<br />", "<em>",
            "<strong>",
            "<a href=\"/target\" title=\"Title\">", "<img src=", "<!-- raw HTML omitted -->",
            "<a href=\"\">", "<a href=\"mailto:a@b.c\">", "<li>\n<p>",
        ] {
            #expect(html.contains(tag), "no document has \(tag)")
        }
    }

    @Test("every lesson of this repository is rendered as cmark renders it", arguments: lessons)
    func lesson(_ path: String) throws {
        let markdown = try String(contentsOfFile: path, encoding: .utf8)
        #expect(html(markdown) == cmarkHTML(markdown))
    }

    @Test(
        "edges of CommonMark are rendered as cmark renders them",
        arguments: [
            "", "\n", "\r\n\r\n", "\u{FEFF}# a", "a\rb\r\rc", "```\n", "    x", "- \n\n\n- a",
            "&#0;",
            "\u{0}", "1) a\n2) b\n\n\n3) c", "<a\n", "![a *b* `c` <b>](d)", "[a](<b\nc>)",
            "> > > a\nb",
            "```  swift  x\n```", "~~~`\n~~~", "*" + String(repeating: "a ", count: 1000),
        ])
    func edge(_ markdown: String) {
        #expect(html(markdown) == cmarkHTML(markdown))
    }

    private static let lessons: [String] = {
        let content = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../content").standardized.path
        do {
            return try FileManager.default.subpathsOfDirectory(atPath: content)
                .filter { $0.hasSuffix(".md") }.sorted().map { "\(content)/\($0)" }
        } catch {
            preconditionFailure("the lessons lie in content/: \(error)")
        }
    }()
}
