import CourseModel
import Planning
import TestSupport
import Testing

@Suite("The text of a program")
struct ProgramTextTests {
    private static func programs(_ markdown: String, frontMatter: String = "") -> [String: String] {
        let course = Courses.course(lesson: markdown, frontMatter: frontMatter)
        return Dictionary(
            Planner.plan(course).programs.map { ($0.reference.description, $0.recipe.text) },
            uniquingKeysWith: { first, _ in first })
    }

    @Test("A snippet alone is its code under its own name")
    func alone() {
        #expect(
            Self.programs("text\n\n```swift id=kale\nlet é = 1 // hide\n\nprint(é)\n```\n") == [
                "a/kale": """
                #sourceLocation(file: "a/kale", line: 1)
                let é = 1

                print(é)

                """
            ])
    }

    @Test("Earlier parts stand before it, each under its own name, with a mark between two")
    func parts() {
        let markdown = """
            ```swift id=one
            let a = 1
            ```
            ```swift id=two hidden
            let b = 2
            ```
            ```swift id=three after=one,two
            print(a + b)
            ```
            """
        #expect(
            Self.programs(markdown)["a/three"] == """
                #sourceLocation(file: "lectern", line: 1)
                @_silgen_name("lectern_begin_part") func lectern_begin_part()
                #sourceLocation(file: "a/one", line: 1)
                let a = 1
                #sourceLocation(file: "lectern", line: 1)
                lectern_begin_part()
                #sourceLocation(file: "a/two", line: 1)
                let b = 2
                #sourceLocation(file: "lectern", line: 1)
                lectern_begin_part()
                #sourceLocation(file: "a/three", line: 1)
                print(a + b)

                """)
    }

    @Test(
        "A program that begins at @main has no statements at its top, so no marks",
        arguments: [0, 1])
    func mainAttribute(index: Int) {
        let codes = [
            "struct A { static func main() {} }", "@main struct B { static func main() {} }",
        ]
        let markdown =
            "```swift id=x\n\(codes[index])\n```\n```swift id=y after=x\n\(codes[1 - index])\n```\n"
        #expect(
            Self.programs(markdown)["a/y"] == """
                #sourceLocation(file: "a/x", line: 1)
                \(codes[index])
                #sourceLocation(file: "a/y", line: 1)
                \(codes[1 - index])

                """)
        let programs = Planner.plan(Courses.course(lesson: markdown)).programs
        #expect(programs.map(\.recipe.hasMainAttribute) == [index == 1, true])
    }

    @Test("An empty snippet is a program")
    func empty() {
        #expect(
            Self.programs("```swift id=x\n```\n")
                == ["a/x": "#sourceLocation(file: \"a/x\", line: 1)\n"])
    }

    @Test("A set-up stands before every snippet but its own parts")
    func setup() {
        let markdown = """
            ```swift id=kit
            let kit = 1
            ```
            ```swift id=tool after=kit
            let tool = kit
            ```
            ```swift id=use
            print(tool)
            ```
            """
        let programs = Self.programs(markdown, frontMatter: "setup: [tool, kit]\n")
        let head = """
            #sourceLocation(file: "lectern", line: 1)
            @_silgen_name("lectern_begin_part") func lectern_begin_part()
            #sourceLocation(file: "a/kit", line: 1)
            let kit = 1

            """
        let mark = "#sourceLocation(file: \"lectern\", line: 1)\nlectern_begin_part()\n"
        let tool = "#sourceLocation(file: \"a/tool\", line: 1)\nlet tool = kit\n"
        #expect(
            programs == [
                "a/kit": "#sourceLocation(file: \"a/kit\", line: 1)\nlet kit = 1\n",
                "a/tool": head + mark + tool,
                "a/use": head + mark + tool + mark
                    + "#sourceLocation(file: \"a/use\", line: 1)\nprint(tool)\n",
            ])
    }

    @Test("What is done with a program, and how, stands in its recipe")
    func recipes() {
        let markdown = """
            ```swift id=run
            ```
            ```swift id=compiled compile
            ```
            ```swift id=refused expect=compile-error error=x
            ```
            ```swift id=crash expect=crash swift=5
            ```
            ```swift id=left skip=why
            ```
            """
        let programs = Planner.plan(Courses.course(lesson: markdown)).programs
        func recipe(
            _ name: String, _ action: Recipe.Action, _ mode: SwiftBuild.LanguageMode = .swift6
        ) -> Recipe {
            Recipe(
                action: action, tool: .swift(SwiftBuild(languageMode: mode)), moduleName: name,
                text: "#sourceLocation(file: \"a/\(name)\", line: 1)\n")
        }
        #expect(
            programs.map(\.recipe) == [
                recipe("run", .run), recipe("compiled", .compile), recipe("refused", .compile),
                recipe("crash", .run, .swift5),
            ])
        #expect(
            programs.map(\.treatment)
                == Courses.course(lesson: markdown).lessons[0].snippets.dropLast().map(
                    \.request.treatment))
    }

    @Test(
        "A module is called like its snippet, as an identifier that is no keyword",
        arguments: [
            ("kale", "kale"), ("lost-task", "lost_task"), ("3-lines", "_3_lines"), ("7", "_7"),
            ("class", "class_"), ("main", "main_"), ("swift", "swift_"), ("async", "async_"),
            ("await", "await_"), ("a-", "a_"), ("glibc", "glibc_"), ("in", "in_"),
        ])
    func moduleNames(id: String, expected: String) {
        let programs = Planner.plan(Courses.course(lesson: "```swift id=\(id)\n```\n")).programs
        #expect(programs.map(\.recipe.moduleName) == [expected])
    }

    @Test("Two parts of one name get labels of their own")
    func equalLabels() {
        let markdown = """
            # S
            ```swift
            let a = 1
            ```
            ```swift
            let b = 1
            ```
            ```swift after=s,s-2
            print(a, b)
            ```
            """
        let program = Planner.plan(Courses.course(lesson: markdown)).programs.last
        #expect(program?.parts.map(\.label) == ["a/s", "a/s-2", "a/s-3"])
        #expect(program?.label == "a/s-3")
        #expect(program?.parts.map(\.reference.description) == ["a/s", "a/s-2", "a/s-3"])
    }
}
