import CourseLoading
import CourseModel
import Planning
import TestSupport
import Testing

@testable import Execution

@Suite("The toolchain's language server and Pygments", .occupiesCore)
struct RealServerTests {
    /// What is said of the last snippet of a lesson: each word with its kind, and its declaration.
    private static func words(_ markdown: String) async throws -> [String] {
        let loaded = Courses.lesson(markdown)
        #expect(loaded.ids.isEmpty, "\(loaded.report)")
        let lesson = try #require(loaded.course.lessons.first)
        let snippet = try #require(lesson.snippets.last)
        let questions = try #require(Planner.questions(loaded.course)[lesson.id])
        return try await words(try #require(questions.snippets[snippet.id]))
    }

    private static func words(_ question: CodeQuestion) async throws -> [String] {
        let report = try await TestTools.with { tools in
            try await CodeAnnotator(tools: tools.bench, jobs: 1).ask([question])
        }
        #expect(report.failures == [:])
        let answer = try #require(report.answers[0])
        return answer.tokens.map { token in
            let bytes = Array(question.lines[token.line].utf8)[token.start...].prefix(token.length)
            let word = String(decoding: bytes, as: UTF8.self)
            let meaning = token.meaning.map { " \(answer.meanings[$0].declaration)" } ?? ""
            return "\(token.kind?.rawValue ?? "none") \(word)\(meaning)"
        }
    }

    @Test("A snippet that follows another one knows what that one declares")
    func chain() async throws {
        let words = try await Self.words(
            """
            ```swift id=first
            struct Kale: Sendable { var leaves = 3 }
            func pick() async -> Kale { Kale() }
            ```

            ```swift after=first
            // é 👩‍👩‍👧
            let kale = await pick()
            func double(_ x: Int) -> Int { x * 2 }
            print("日本 \\(kale.leaves)", double(2))
            ```

            """)
        #expect(
            words == [
                "comment // é 👩‍👩‍👧", "keyword let", "variable kale @MainActor let kale: Kale",
                "keyword await", "function pick func pick() async -> Kale", "keyword func",
                "function double", "parameter x",
                "type Int struct Int : FixedWidthInteger, SignedInteger",
                "type Int struct Int : FixedWidthInteger, SignedInteger", "variable x",
                "operator *", "number 2",
                "function print func print(_ items: Any..., separator: String = \" \", "
                    + "terminator: String = \"\\n\")",
                "string \"日本 ", "variable kale @MainActor let kale: Kale",
                "property leaves var leaves: Int", "string \"", "function double", "number 2",
            ])
    }

    @Test(
        "Code is read in its own language mode",
        arguments: [("", "@MainActor let x: Int"), ("swift=5", "let x: Int")])
    func languageMode(_ word: String, _ declaration: String) async throws {
        let words = try await Self.words("```swift \(word)\nlet x = 1\n```\n")
        #expect(words == ["keyword let", "variable x \(declaration)", "number 1"])
    }

    @Test("Foundation is known")
    func foundation() async throws {
        let words = try await Self.words(
            "```swift\nimport Foundation\nlet now = Date()\nprint(now)\n```\n")
        #expect(words.contains("variable now @MainActor let now: Date"), "\(words)")
        #expect(words.contains { $0.hasPrefix("type Date struct Date : ") }, "\(words)")
    }

    @Test(
        "Whatever stands in code, it costs nothing but its own colours",
        arguments: [
            "let x = \"unfinished", "}}}}{{{{", "/* never ended",
            "#sourceLocation(file: \"x\", line: 9)\nlet y = 1",
            "Content-Length: 5\n\nhello", "let \u{1F469}\u{200D}\u{1F469} = 1; let z\u{301} = 2",
            "let a = \"\u{0}\u{7}\"", String(repeating: "(", count: 2000),
            "@main struct S { static func main() {} }",
            "import Nowhere\nnowhere.nothing()", "\u{2028}let b = 1\u{2029}\u{85}let c = 2",
        ])
    func hostile(_ code: String) async throws {
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let question = CodeQuestion(
            tool: .languageServer(.swift6, flags: [], isLibrary: false), lines: lines)
        let plain = CodeQuestion(tool: question.tool, lines: ["let fine = 1"])
        let report = try await TestTools.with { tools in
            try await CodeAnnotator(tools: tools.bench, jobs: 1).ask([question, plain])
        }
        #expect(report.answers[1]?.tokens.count == 3, "\(report.failures)")
    }

    @Test("Python is coloured, over lines and beyond ASCII")
    func python() async throws {
        let question = CodeQuestion(
            tool: .highlighter(language: "python"),
            lines: [
                "@cache", "async def é(n):", "    \"\"\"日本", "    x\"\"\"", "    return n + 1  # 👩‍👩‍👧",
            ])
        let words = try await Self.words(question)
        #expect(
            words == [
                "attribute @cache", "keyword async", "keyword def", "function é",
                "string \"\"\"日本", "string     x\"\"\"", "keyword return", "operator +", "number 1",
                "comment # 👩‍👩‍👧",
            ])
    }

    @Test("A language that Pygments does not know is plain, and that is an answer")
    func unknownLanguage() async throws {
        let words = try await Self.words(
            CodeQuestion(tool: .highlighter(language: "no-such-language"), lines: ["x"]))
        #expect(words == [])
    }
}
