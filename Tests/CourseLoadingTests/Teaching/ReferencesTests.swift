import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("References to runs")
struct ReferencesTests {
    private static func references(_ markdown: String) -> [RunReference] {
        Courses.course(lesson: markdown).lessons[0].blocks.references
    }

    @Test(
        "Each form says what of a run stands there",
        arguments: [
            ("line(3)", .line(.number(3))), ("line(last)", .line(.last)), ("output", .output),
            ("seconds", .seconds), ("threads", .threads), ("outcomes", .outcomes),
            ("diagnostic", .diagnostic(1)), ("diagnostic(2)", .diagnostic(2)),
            ("verdict", .verdict),
            (#"match(/took (\S+)/)"#, .match(#"took (\S+)"#)),
            (#"match(/a\/b/)"#, .match("a/b")),
        ] as [(String, RunReference.Property)])
    func forms(text: String, property: RunReference.Property) {
        let markdown = "It says {{kale.\(text)}}.\n"
        #expect(Courses.lesson(markdown).brief == [])
        #expect(Self.references(markdown).map(\.property) == [property])
    }

    @Test("A reference can name another lesson, and knows its place")
    func target() throws {
        let result = Courses.lesson("It says {{ beds/kale.output }}.\n")
        let reference = try #require(result.course.lessons[0].blocks.references.first)
        #expect(reference.target.lesson?.slug == "beds")
        #expect(reference.target.snippet.name == "kale")
        let source = try #require(result.source(of: reference.target.span))
        #expect(source[reference.target.span.range] == "{{ beds/kale.output }}")
    }

    @Test(
        "References stand in any running text",
        arguments: [
            "{{k.output}}\n", "*{{k.output}}*\n", "- {{k.output}}\n", "> {{k.output}}\n",
            "[{{k.output}}](https://swift.org)\n", "| a |\n|---|\n| {{k.output}} |\n",
            "> [!NOTE]\n> {{k.output}}\n", "a{{k.output}}b\n",
        ])
    func places(markdown: String) {
        #expect(Courses.lesson(markdown).brief == [])
        #expect(Self.references(markdown).count == 1)
    }

    @Test("Markdown in a pattern stays a pattern")
    func markdownInPattern() {
        let markdown =
            #"It says {{kale.match(/\*(a_b|`c)\* <i> &amp; \[x\](.*)/)}} and *so* on."# + "\n"
        #expect(Courses.lesson(markdown).brief == [])
        #expect(
            Self.references(markdown).map(\.property) == [
                .match(#"\*(a_b|`c)\* <i> &amp; \[x\](.*)"#)
            ])
    }

    @Test(
        "In code, braces are braces",
        arguments: ["`{{kale.output}}`\n", "``` \n{{kale.output}}\n```\n", "    {{kale.output}}\n"])
    func code(markdown: String) {
        #expect(Courses.lesson(markdown).brief == [])
        #expect(Self.references(markdown).isEmpty)
    }

    @Test(
        "What is no reference is refused where it stands",
        arguments: [
            ("{{kale}}", "‘{{kale}}’ does not say what of a run stands here"),
            ("{{Kale.output}}", "‘Kale’ is no snippet's name"),
            ("{{kale.lines}}", "‘lines’ is nothing that a run shows"),
            ("{{kale.kangaroo}}", "‘kangaroo’ is nothing that a run shows"),
            ("{{kale.line}}", "‘line’ does not say which one"),
            ("{{kale.line(0)}}", "‘0’ is no number of a line"),
            ("{{kale.line(+1)}}", "‘+1’ is no number of a line"),
            ("{{kale.line(1}}", "the parenthesis behind ‘line’ is not closed"),
            ("{{kale.match}}", "‘match’ does not say of what"),
            ("{{kale.match(litres)}}", "‘litres’ is no regular expression between slashes"),
            ("{{kale.match(/(/)}}", "‘(’ is no regular expression of Swift: expected ')'"),
            ("{{kale.output(1)}}", "‘output’ takes nothing in parentheses"),
        ])
    func refused(text: String, summary: String) {
        let result = Courses.lesson("It says \(text).\n")
        #expect(result.ids == [.brokenReference])
        #expect(result.diagnostics.map(\.summary) == [summary])
        #expect(result.brief.first?.hasPrefix("4:9 ‹\(text)›") == true)
    }

    @Test("Braces that only look like a reference are refused")
    func braces() {
        #expect(
            Courses.lesson("It says {{ nothing.\n").diagnostics.map(\.summary) == [
                "this looks like a reference to a run, and is none"
            ])
    }

    @Test("A heading, and what stands in the glossary, must not change with a run")
    func refusedPlaces() {
        #expect(Courses.lesson("## {{kale.output}}\n").ids == [.brokenReference])
        let glossary = Courses.load([
            "01-a.md": "---\ntitle: A\n---\n",
            "glossary.md": "---\ntitle: Words\n---\n## Kale\n\nIt is {{a/kale.output}}.\n",
        ])
        #expect(glossary.ids == [.brokenReference])
    }
}
