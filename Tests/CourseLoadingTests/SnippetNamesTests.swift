import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("The names of snippets")
struct SnippetNamesTests {
    private static func snippets(_ markdown: String) -> [Snippet] {
        Courses.course(lesson: markdown).lessons.flatMap(\.snippets)
    }

    private static let fence = "```swift\nprint(1)\n```\n"

    @Test("Unnamed snippets are called after the heading above, with a number from the second on")
    func counters() {
        let markdown =
            Self.fence + Self.fence + "# Running Tasks!\n\n" + Self.fence + "text\n\n" + Self.fence
            + "## More\n\n" + Self.fence + "## Running tasks\n\n" + Self.fence
        let snippets = Self.snippets(markdown)
        #expect(
            snippets.map(\.id.name) == [
                "snippet", "snippet-2", "running-tasks", "running-tasks-2", "more",
                "running-tasks-3",
            ])
        #expect(
            snippets.map(\.label.name) == [
                "snippet", "snippet", "running-tasks", "running-tasks", "more", "running-tasks",
            ])
        #expect(snippets.allSatisfy { !$0.isNamed })
    }

    @Test("A name that the author gives is his, wherever it stands, and counters step around it")
    func clash() {
        let markdown =
            "# Tasks\n\n" + Self.fence + Self.fence + "```swift id=tasks\nlet a = 1\n```\n"
            + "```swift id=tasks-3\nlet b = 1\n```\n" + Self.fence
        let snippets = Self.snippets(markdown)
        #expect(snippets.map(\.id.name) == ["tasks-2", "tasks-4", "tasks", "tasks-3", "tasks-5"])
        #expect(snippets.map(\.isNamed) == [false, false, true, true, false])
        #expect(snippets.map(\.label.name) == ["tasks", "tasks", "tasks", "tasks-3", "tasks"])
    }

    @Test("A section whose name looks like another's counter gets names of its own")
    func sectionLikeCounter() {
        let markdown =
            "# A\n\n" + Self.fence + Self.fence + "# A 2\n\n" + Self.fence + Self.fence + "# A\n\n"
            + Self.fence
        #expect(Self.snippets(markdown).map(\.id.name) == ["a", "a-2", "a-2-2", "a-2-3", "a-3"])
    }

    @Test(
        "A section's name is the heading's ASCII letters and digits",
        arguments: [
            ("Running Tasks", "running-tasks"),
            ("1. Intro", "1-intro"),
            ("C++ & Go", "c-go"),
            ("  a -- b  ", "a-b"),
            ("`async` **let**", "async-let"),
            ("Über Größe", "ber-gre"),
            ("日本", "snippet"),
            ("!?", "snippet"),
            ("-", "snippet"),
            ("Don't", "dont"),
        ])
    func section(heading: String, expected: String) {
        #expect(Self.snippets("## x\n\n# \(heading)\n\n\(Self.fence)").map(\.id.name) == [expected])
    }

    @Test("Two snippets of one name are an error at the second")
    func duplicate() {
        let markdown = "```swift id=a\nlet a = 1\n```\n\n```swift compile id=a\nlet b = 1\n```\n"
        #expect(
            Courses.lesson(markdown).report == """
                content/01-a.md:8:21: error: ‘a’ names two snippets of this lesson [duplicate-snippet]
                8 | ```swift compile id=a
                  |                     ^
                content/01-a.md:4:13: note: the first is here
                4 | ```swift id=a
                  |             ^
                  help: give one of them another id

                """)
    }

    @Test("A snippet's place is its name, or else the line of its fence")
    func span() {
        let result = Courses.lesson("> ```swift id=kale\n> ```\n\n~~~ swift\n~~~\n")
        let lesson = result.course.lessons.first
        #expect(
            lesson?.snippets.map { String(lesson?.source[$0.span.range] ?? "") }
                == ["kale", "~~~ swift"])
    }
}
