import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("What a fence asks for")
struct SnippetRequestTests {
    private static func snippet(
        _ words: String, code: String = "print(1)", course: String = "title: T\n"
    ) -> (snippet: Snippet?, brief: [String]) {
        let result = Courses.load([
            "course.yml": course,
            "01-a.md": "---\ntitle: A\n---\n```swift \(words)\n\(code)\n```\n",
        ])
        return (result.course.lessons.first?.snippets.first, result.brief)
    }

    @Test("Without a word, a snippet is run and must succeed")
    func noWord() {
        let read = Self.snippet("")
        #expect(read.brief == [])
        #expect(read.snippet?.request == SnippetRequest(treatment: .run(.success)))
        #expect(read.snippet?.isNamed == false)
    }

    @Test(
        "Each word does its work",
        arguments: [
            ("compile", SnippetRequest(treatment: .compile(warnings: nil))),
            ("skip=\"no why\"", SnippetRequest(treatment: .skip(reason: "no why"))),
            (
                "skip=later title=T",
                SnippetRequest(
                    treatment: .skip(reason: "later"),
                    presentation: CodePresentation(title: "T"))
            ),
            ("hidden", SnippetRequest(treatment: .run(.success), isHidden: true)),
            (
                "hidden compile",
                SnippetRequest(treatment: .compile(warnings: nil), isHidden: true)
            ),
            (
                "swift=5",
                SnippetRequest(treatment: .run(.success), build: SwiftBuild(languageMode: .swift5))
            ),
            (
                "swift=6",
                SnippetRequest(treatment: .run(.success), build: SwiftBuild(languageMode: .swift6))
            ),
            (
                "title=\"A \\\"b\\\"\"",
                SnippetRequest(
                    treatment: .run(.success),
                    presentation: CodePresentation(title: "A \"b\""))
            ),
            ("expect=crash", SnippetRequest(treatment: .run(.crash))),
            ("expect=exit:1", SnippetRequest(treatment: .run(.exit(1)))),
            ("expect=exit:255", SnippetRequest(treatment: .run(.exit(255)))),
            (
                "expect=compile-error group=G",
                SnippetRequest(treatment: .refuse(.init(messages: [], group: "G")))
            ),
            (
                "expect=compile-error",
                SnippetRequest(treatment: .refuse(.init(messages: [], group: nil)))
            ),
            (
                "expect=warning group=G",
                SnippetRequest(treatment: .run(.warnings(.init(messages: [], group: "G"))))
            ),
            (
                "expect=warning compile group=G",
                SnippetRequest(treatment: .compile(warnings: .init(messages: [], group: "G")))
            ),
        ])
    func words(words: String, expected: SnippetRequest) {
        let read = Self.snippet(words)
        #expect(read.brief == [], "\(words)")
        #expect(read.snippet?.request == expected, "\(words)")
    }

    @Test("The language's case does not matter, and ‘id’ names the snippet")
    func identity() {
        let result = Courses.lesson("```Swift id=lost-task\nprint(1)\n```\n")
        let snippet = result.course.lessons.first?.snippets.first
        #expect(result.brief == [])
        #expect(snippet?.id == SnippetID("lost-task"))
        #expect(snippet?.label == SnippetID("lost-task"))
        #expect(snippet?.isNamed == true)
    }

    @Test("Expected messages are the fence's, then those of the comments with their lines")
    func expectedMessages() throws {
        let code = """
            let a = "// error: not this" // error: that one
            //error:   this one
            // warning: not now
            /// error: a doc comment
            // an error: no
            """
        let read = Self.snippet(
            #"expect=compile-error error="a \"b\"" error=c group=G"#, code: code)
        #expect(read.brief == [])
        guard case .refuse(let expected)? = read.snippet?.request.treatment else {
            Issue.record("\(String(describing: read.snippet))")
            return
        }
        #expect(
            expected.messages.map { "\($0.line ?? 0) \($0.text)" }
                == [#"0 a "b""#, "0 c", "1 that one", "2 this one"])
        #expect(expected.group == "G")
        let source = try #require(
            Courses.lesson(
                "```swift \(#"expect=compile-error error="a \"b\"" error=c group=G"#)\n\(code)\n```\n"
            ).course.lessons.first?.source)
        #expect(
            expected.messages.map { String(source[$0.span.range]) }
                == [#""a \"b\"""#, "c", "// error: that one", "//error:   this one"])
    }

    @Test("Comments expect warnings where warnings are expected")
    func expectedWarnings() {
        let read = Self.snippet(
            "expect=warning", code: "let a = 1 // warning: unused\n// error: no")
        guard case .run(.warnings(let expected))? = read.snippet?.request.treatment else {
            Issue.record("\(String(describing: read.snippet))")
            return
        }
        #expect(expected.messages.map { "\($0.line ?? 0) \($0.text)" } == ["1 unused"])
    }

    @Test("‘after’ names snippets of this lesson and of others")
    func after() {
        let read = Self.snippet("after=a,other/b,c-2")
        let names = read.snippet?.request.after.map { "\($0.lesson?.slug ?? "")/\($0.snippet)" }
        #expect(names == ["/a", "other/b", "/c-2"])
        #expect(read.brief == [])
    }

    @Test(
        "Plain fences are what course.yml says, and a word makes a fence plain no more",
        arguments: [
            ("run", "", SnippetRequest.Treatment.run(.success)),
            ("compile", "", .compile(warnings: nil)),
            ("skip", "", .skip(reason: "the course does not run plain fences")),
            ("skip", "id=x", .run(.success)),
            ("compile", "swift=6", .run(.success)),
            ("skip", "compile", .compile(warnings: nil)),
        ])
    func unmarked(setting: String, words: String, expected: SnippetRequest.Treatment) {
        let read = Self.snippet(words, course: "title: T\nunmarked: \(setting)\n")
        #expect(read.snippet?.request.treatment == expected)
        #expect(read.brief == [])
    }

    @Test("A snippet with wrong words is shown and not run")
    func wrongWords() {
        let read = Self.snippet("compil title=T")
        #expect(read.snippet?.request == SnippetRequest(treatment: .skip(reason: "it is wrong")))
    }
}
