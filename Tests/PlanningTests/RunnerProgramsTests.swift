import CourseModel
import Diagnostics
import Planning
import TestSupport
import Testing

@Suite("Programs in other languages")
struct RunnerProgramsTests {
    private static func course(
        _ markdown: String, separator: Bool = true, frontMatter: String = ""
    ) -> Course {
        let line = separator ? "\n    separator: 'print(\"{mark}\", flush=True)'" : ""
        return Courses.course([
            "course.yml": """
            title: T
            runners:
              python:
                command: [python3, -u, "{file}"]
                version: [python3, --version]
                extension: py
                comment: "#"
                env: {B: "1", A: "2"}\(line)
              ruby: {command: [ruby, "{file}"], version: [ruby], extension: rb, comment: "#"}

            """,
            "01-a.md": "---\ntitle: A\n\(frontMatter)---\n\(markdown)",
        ])
    }

    private static func report(_ course: Course) -> String {
        Courses.report(Planner.plan(course).diagnostics, in: course)
    }

    @Test("A program is its code, as the runner says, with the runner's variables first")
    func alone() {
        let course = Self.course(
            "```python id=lost-task args=x env=A=3 env=C=4\nprint(1) # hide\n```\n")
        let plan = Planner.plan(course)
        #expect(plan.diagnostics == [])
        #expect(
            plan.programs.map(\.recipe) == [
                Recipe(
                    action: .run,
                    tool: .command(["python3", "-u", "{file}"], fileExtension: "py"),
                    moduleName: "lost-task",
                    settings: RunSettings(
                        arguments: ["x"],
                        environment: [
                            .init(name: "B", value: "1"), .init(name: "A", value: "3"),
                            .init(name: "C", value: "4"),
                        ]),
                    text: "print(1)\n")
            ])
    }

    @Test("Between two parts stands the line that prints the mark")
    func parts() {
        let fences = ["id=a", "id=b after=a", "id=c after=b"]
        let course = Self.course(
            fences.enumerated().map { "```python \($1)\nprint(\($0))\n```\n" }.joined())
        let plan = Planner.plan(course)
        #expect(plan.diagnostics == [])
        let mark = "print(\"\u{1E}lectern:part\", flush=True)\n"
        #expect(
            plan.programs.map(\.recipe.text) == [
                "print(0)\n", "print(0)\n\(mark)print(1)\n",
                "print(0)\n\(mark)print(1)\n\(mark)print(2)\n",
            ])
        #expect(plan.programs.last?.parts.map(\.label) == ["a/a", "a/b", "a/c"])
    }

    @Test("A set-up stands before Swift alone")
    func setup() {
        let course = Self.course(
            "```swift id=kit\n```\n```python id=p\n```\n```swift id=s\n```\n",
            frontMatter: "setup: kit\n")
        #expect(Self.report(course) == "")
        #expect(Planner.plan(course).programs.map(\.parts.count) == [1, 1, 2])
    }

    @Test("Code of another language cannot stand before a snippet")
    func otherLanguage() {
        let course = Self.course(
            "```swift id=kit\n```\n```python id=p after=kit\n```\n```swift after=p\n```\n"
                + "```ruby after=p\n```\n")
        #expect(
            Self.report(course) == """
                content/01-a.md:6:22: error: ‘kit’ is ‘swift’, so no ‘python’ can follow it [unusable-snippet]
                6 | ```python id=p after=kit
                  |                      ^^^
                  help: name a snippet in the same language
                content/01-a.md:8:16: error: ‘p’ is ‘python’, so no ‘swift’ can follow it [unusable-snippet]
                8 | ```swift after=p
                  |                ^
                  help: name a snippet in the same language
                content/01-a.md:10:15: error: ‘p’ is ‘python’, so no ‘ruby’ can follow it [unusable-snippet]
                10 | ```ruby after=p
                   |               ^
                  help: name a snippet in the same language

                """)
    }

    @Test("Without a separator no code can stand before other code")
    func noSeparator() {
        let course = Self.course(
            "```python id=a\n```\n```python id=b after=a\n```\n", separator: false)
        let diagnostics = Planner.plan(course).diagnostics
        #expect(diagnostics.map(\.id) == [.unusableSnippet])
        #expect(
            diagnostics.map(\.summary) == [
                "no code can stand before ‘python’: its runner has no ‘separator’"
            ])
        #expect(diagnostics.first?.notes.map(\.span?.file) == ["content/course.yml"])
    }

    @Test("A part that stands in a file of its own has its places there")
    func codeFile() {
        let course = Courses.course([
            "01-a.md": "---\ntitle: A\n---\n```swift id=a file=k.swift region=r\n```\n"
                + "```swift after=a\n```\n",
            "k.swift": "let a = 1\n// region r\nprint(a)\n// endregion\n",
        ])
        let program = Planner.plan(course).programs.last
        #expect(program?.parts.map(\.file) == ["content/k.swift", "content/01-a.md"])
        #expect(program?.recipe.text.contains("let a = 1\n// region r\nprint(a)\n") == true)
    }

    @Test("What Swift's words say stands in the recipe")
    func swiftWords() {
        let course = Self.course(
            "```swift id=a flags=-O sanitize=thread args=x timeout=1s platform=linux\n```\n")
        let program = Planner.plan(course).programs.first
        #expect(
            program?.recipe
                == Recipe(
                    action: .run,
                    tool: .swift(SwiftBuild(flags: ["-O"], sanitizer: .thread)), moduleName: "a",
                    settings: RunSettings(arguments: ["x"], timeLimit: 1_000),
                    text: "#sourceLocation(file: \"a/a\", line: 1)\n"))
        #expect(program?.requirement == Requirement(platform: .linux))
    }
}
