import CourseModel
import Diagnostics
import Planning
import TestSupport
import Testing

@Suite("What is asked about code")
struct CodeQuestionsTests {
    private static func questions(_ markdown: String) throws -> LessonQuestions {
        let course = Courses.course([
            "course.yml": """
            title: T
            runners:
              python: {command: [python3, "{file}"], version: [python3], extension: py, comment: "#"}

            """,
            "01-a.md": "---\ntitle: A\n---\n\(markdown)",
        ])
        let lesson = try #require(course.lessons.first)
        return try #require(Planner.questions(course)[lesson.id])
    }

    private static func swift(
        _ lines: [String], behind preceding: [String] = [], hidden: [Int] = [],
        mode: SwiftBuild.LanguageMode = .swift6, flags: [String] = [], isLibrary: Bool = false
    ) -> CodeQuestion {
        CodeQuestion(
            tool: .languageServer(mode, flags: flags, isLibrary: isLibrary),
            precedingLines: preceding, lines: lines, hiddenLines: hidden)
    }

    @Test("Skipped and refused snippets are asked about, hidden ones are not")
    func treatments() throws {
        let questions = try Self.questions(
            """
            ```swift id=a skip="x"
            let a = 1
            ```

            ```swift id=b expect=compile-error error="x"
            let b: Int = ""
            ```

            ```swift id=c hidden
            let c = 1
            ```

            """)
        #expect(questions.snippets.keys.map(\.name).sorted() == ["a", "b"])
    }

    @Test("A snippet is asked about with its chain, its flags and its mode")
    func chain() throws {
        let questions = try Self.questions(
            """
            ```swift id=a
            let a = 1 // hide
            let b = 2
            ```

            ```swift id=c after=a swift=5 flags="-D X"
            print(a)
            print(b) // hide
            ```

            """)
        let byName = Dictionary(
            uniqueKeysWithValues: questions.snippets.map { ($0.key.name, $0.value) })
        #expect(byName["a"] == Self.swift(["let a = 1", "let b = 2"], hidden: [0]))
        #expect(
            byName["c"]
                == Self.swift(
                    ["print(a)", "print(b)"], behind: ["let a = 1", "let b = 2"], hidden: [1],
                    mode: .swift5, flags: ["-D", "X"]))
    }

    @Test("A program with @main is asked about as a library")
    func main() throws {
        let code = ["@main struct S {", "    static func main() {}", "}"]
        let questions = try Self.questions("```swift\n\(code.joined(separator: "\n"))\n```\n")
        #expect(questions.snippets.values.map(\.self) == [Self.swift(code, isLibrary: true)])
    }

    @Test("Code that is only shown is asked about wherever it stands, but for plain text")
    func listings() throws {
        let questions = try Self.questions(
            """
            ```rust
            fn main() {}
            ```

            > ```C title="x"
            > int x;
            >
            > ```

            * ```json
              {}
              ```

            ```text
            plain
            ```

            ```
            plain
            ```

            """)
        let asked = questions.listings.values.map { ($0.tool, $0.lines) }
            .sorted { "\($0.0)" < "\($1.0)" }
        #expect(asked.map(\.0) == ["c", "json", "rust"].map { .highlighter(language: $0) })
        #expect(asked.map(\.1) == [["int x;", ""], ["{}"], ["fn main() {}"]])
        #expect(Set(questions.listings.keys.map(\.language)) == ["C", "json", "rust"])
    }

    @Test("A snippet of another language is asked about by itself")
    func runner() throws {
        let questions = try Self.questions("```python\nx = 1\n```\n")
        #expect(
            questions.snippets.values.map(\.self) == [
                CodeQuestion(tool: .highlighter(language: "python"), lines: ["x = 1"])
            ])
    }
}
