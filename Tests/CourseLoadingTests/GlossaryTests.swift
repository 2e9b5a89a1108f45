import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("The glossary")
struct GlossaryTests {
    private static func load(
        _ glossary: String, lesson: String = "Words\n"
    ) -> CourseLoader.Result {
        Courses.load([
            "01-a.md": "---\ntitle: A\n---\n\(lesson)", "glossary.md": glossary,
        ])
    }

    private static func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

    @Test("An entry is a heading of the second level with what stands below it")
    func entries() throws {
        let good = Self.load(
            "---\ntitle: Words\n---\nBefore\n\n## `async`,`await`\n\nA pair\n\n### Within\n\n"
                + "## *task*,  child  tasks \n\nOne\n\n- Two\n")
        #expect(good.brief == [])
        let glossary = try #require(good.course.glossary)
        #expect(glossary.title == "Words")
        #expect(glossary.path == "glossary.md")
        #expect(glossary.introduction == [Self.paragraph("Before")])
        #expect(glossary.entries.map(\.anchor) == ["asyncawait", "task--child--tasks"])
        #expect(
            glossary.entries.map(\.spellings) == [["async", "await"], ["task", "child tasks"]])
        #expect(glossary.entries.map(\.isCode) == [true, false])
        #expect(glossary.entries[0].title == [.code("async"), .text(","), .code("await")])
        #expect(
            glossary.entries[0].blocks == [
                Self.paragraph("A pair"),
                .heading(Block.Heading(level: 3, content: [.text("Within")], anchor: "within")),
            ])
        #expect(glossary.entries[1].blocks.count == 2)
        #expect(good.course.lessons.map(\.path) == ["01-a.md"], "it is no lesson")
    }

    @Test("Without a glossary there is none, and without front matter it has a title")
    func defaults() {
        #expect(Courses.lesson("Words\n").course.glossary == nil)
        let plain = Self.load("## task\n\nIt runs.\n")
        #expect(plain.brief == [])
        #expect(plain.course.glossary?.title == "Glossary")
        #expect(Self.load("---\n---\n## task\n\nIt runs.\n").course.glossary?.title == "Glossary")
        #expect(Self.load("---\nsummary: x\n---\n## task\n\nIt runs.\n").ids == [.unknownKey])
        #expect(Self.load("---\ntitle: x\n").ids.contains(.frontMatterUnclosed))
    }

    @Test("A course has one, in its own folder")
    func onlyOne() {
        let result = Courses.load([
            "01-a.md": "---\ntitle: A\n---\n", "01-part/glossary.md": "## task\n\nIt runs.\n",
        ])
        #expect(result.ids == [.lessonName])
        #expect(result.course.glossary == nil)
    }

    @Test(
        "A heading that names nothing is an error",
        arguments: [
            (
                "##\n\nx\n",
                "1:1 ‹##› broken-entry: this entry has no name | write it as ## task, tasks, or as "
                    + "## `await`"
            ),
            (
                "## task,\n\nx\n",
                "1:1 ‹## task,› broken-entry: a spelling is missing beside the comma | write it as "
                    + "## task, tasks, or as ## `await`"
            ),
            (
                "## the `await`\n\nx\n",
                "1:1 ‹## the `await`› broken-entry: this heading is neither a term nor a list of "
                    + "keywords | write terms without code, as in ## task, tasks, and keywords as "
                    + "code and nothing else, as in ## `async`, `await`"
            ),
            (
                "## `async` `await`\n\nx\n",
                "1:1 ‹## `async` `await`› broken-entry: this heading is neither a term nor a list "
                    + "of keywords | write terms without code, as in ## task, tasks, and keywords as "
                    + "code and nothing else, as in ## `async`, `await`"
            ),
            (
                "# task\n\nx\n",
                "1:1 ‹# task› broken-entry: a heading of the first level begins no entry | write it "
                    + "with ##; the page's own title stands in the front matter"
            ),
            (
                "## task\n\n- x\n\n## job\n\nx\n",
                "1:1 ‹## task› broken-entry: ‘task’ is not explained | write at least one sentence "
                    + "below the heading"
            ),
            (
                "Words\n",
                "1:1 ‹› broken-entry: this glossary explains nothing | write a heading for "
                    + "each term, such as ## task, and its explanation below"
            ),
        ])
    func brokenEntry(glossary: String, expected: String) {
        #expect(Self.load(glossary).brief == [expected])
    }

    @Test("Headings within quotations and lists begin no entry and keep no other from its place")
    func nested() {
        let result = Self.load(
            "> ## Quoted\n\n- ## Listed\n\n## task\n\nIt runs.\n\n> ## Quoted\n\n## the `x`\n\ny\n")
        #expect(result.ids == [.brokenEntry])
        #expect(result.brief.first?.hasPrefix("11:1 ‹## the `x`›") == true)
        #expect(result.course.glossary?.entries.map(\.anchor) == ["task"])
    }

    @Test("A spelling stands once: terms whatever their case, keywords as they are")
    func duplicates() {
        #expect(Self.load("## task\n\nx\n\n## `task`, `Task`\n\nx\n").brief == [])
        #expect(
            Self.load("## task, tasks\n\nx\n\n## job, Tasks\n\nx\n").brief == [
                "5:1 ‹## job, Tasks› duplicate-term: ‘Tasks’ has two entries | note 1:1 ‹## task, "
                    + "tasks› the first is here | make one entry of the two"
            ])
        #expect(
            Self.load("## `a`, `a`\n\nx\n").brief == [
                "1:1 ‹## `a`, `a`› duplicate-term: ‘a’ stands twice in this heading | write it once"
            ])
    }

    @Test("Code in it is not run", arguments: ["swift", "swift skip=x", "swift hidden"])
    func snippets(info: String) {
        let result = Self.load("## a\n\nx\n\n```\(info)\nlet a = 1\n```\n\n```text\nx\n```\n")
        #expect(result.ids == [.snippetInGlossary])
    }

    @Test("Links lead from lessons to it, from it to lessons, and within it")
    func links() throws {
        let result = Self.load(
            "[a](01-a.md#h) [b](#within)\n\n## [task](01-a.md)\n\n[c](glossary.md)\n\n### Within\n\n"
                + "![d](d.svg)\n",
            lesson: "[a](glossary.md) [b](glossary.md#task) [c](glossary.md#within)\n\n## H\n")
        #expect(result.ids == [.brokenLink], "only the picture is missing")
        let lesson = try #require(result.course.lessons.first)
        let glossary = try #require(result.course.glossary)
        #expect(
            Self.destinations(lesson.blocks[0]) == [
                .glossary(anchor: nil), .glossary(anchor: "task"), .glossary(anchor: "within"),
            ])
        #expect(
            Self.destinations(glossary.introduction[0]) == [
                .lesson(lesson.id, anchor: "h"), .glossary(anchor: "within"),
            ])
        #expect(
            Self.destinations(.paragraph(glossary.entries[0].title)) == [
                .lesson(lesson.id, anchor: nil)
            ])
        #expect(Self.destinations(glossary.entries[0].blocks[0]) == [.glossary(anchor: nil)])
    }

    private static func destinations(_ block: Block) -> [Inline.Destination] {
        guard case .paragraph(let content) = block else { return [] }
        return content.compactMap { inline in
            if case .link(let link) = inline { link.destination } else { nil }
        }
    }

    @Test("A link to an entry that is not there names the nearest")
    func brokenAnchor() {
        let result = Self.load("## task\n\nIt runs.\n", lesson: "[a](glossary.md#tusk)\n")
        #expect(
            result.brief == [
                "4:5 ‹glossary.md#tusk› broken-anchor: there is no ‘#tusk’ in glossary.md | did you "
                    + "mean ‘#task’?"
            ])
        #expect(Courses.lesson("[a](glossary.md)\n").ids == [.brokenLink])
    }

    @Test("A lesson of its name would take its page, and may have it where there is no glossary")
    func collision() {
        let lesson = "---\ntitle: B\n---\n"
        #expect(Courses.load(["01-glossary.md": lesson]).brief == [])
        let result = Courses.load([
            "01-glossary.md": lesson, "02-b.md": lesson, "glossary.md": "## task\n\nIt runs.\n",
        ])
        #expect(result.ids == [.pathCollision])
        #expect(result.course.lessons.map(\.path) == ["02-b.md"])
    }
}
