import TestSupport
import Testing

@testable import LecternTesting

@Suite("The snippets of a course as test cases", .occupiesCore)
struct LessonSnippetsTests {
    private static let two = [
        "01-kale.md": TemporaryCourse.lesson(
            """
            ```swift id=one
            print(1)
            ```

            ```swift id=shown skip="a sketch"
            …
            ```
            """),
        "02-leek.md": TemporaryCourse.lesson("```swift id=two compile\nprint(2)\n```"),
    ]

    @Test(
        "are all that are compiled or run, or those that LECTERN_ONLY names",
        arguments: [
            (nil, ["kale/one", "leek/two"]), ("leek", ["leek/two"]), ("kale/one", ["kale/one"]),
        ])
    func all(only: String?, names: [String]) throws {
        let course = try TemporaryCourse(Self.two)
        #expect(course.lessons(only: only).all.map(\.name) == names)
    }

    @Test(
        "fail where LECTERN_ONLY names what is not there",
        arguments: [
            ("lek", "LECTERN_ONLY: there is no lesson ‘lek’"),
            ("leek/tow", "LECTERN_ONLY: there is no snippet ‘leek/tow’"),
            ("Leek two", "LECTERN_ONLY holds ‘Leek two’, and no snippet can be called so"),
            ("kale/shown", "there is no snippet to verify in ‘kale/shown’ in content"),
        ])
    func unknownName(only: String, words: String) async throws {
        let course = try TemporaryCourse(Self.two)
        try await expectNothingToVerify(in: course.lessons(only: only), words)
    }

    @Test(
        "fail where there are none",
        arguments: [
            ([:], "there is no lesson in content"),
            (
                ["01-a.md": TemporaryCourse.lesson("Words.")],
                "there is no snippet to verify in content"
            ),
        ])
    func empty(files: [String: String], words: String) async throws {
        let course = try TemporaryCourse(files)
        try await expectNothingToVerify(in: course.lessons(), words)
    }

    /// Expects that both the course and the one element that stands for it fail, in the same words.
    private func expectNothingToVerify(
        in lessons: LessonSnippets, _ words: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let standIn = try #require(lessons.all.first)
        let here = #_sourceLocation
        #expect(lessons.all.count == 1, sourceLocation: sourceLocation)
        let course = try await issues { await lessons.verifyCourse(sourceLocation: here) }
        let snippet = try await issues {
            try await lessons.verify(standIn, sourceLocation: here)
        }
        #expect(course.count == 1, sourceLocation: sourceLocation)
        #expect(course.first?.contains(words) == true, "\(course)", sourceLocation: sourceLocation)
        #expect(course.first?.hasPrefix("LessonSnippetsTests.swift:") == true)
        #expect(snippet == course, sourceLocation: sourceLocation)
    }

    @Test("fail at the line of a fence that cannot be read")
    func brokenFence() async throws {
        let course = try TemporaryCourse([
            "01-a.md": TemporaryCourse.lesson("Words.\n\n```swift id=x expcet=crash\n```")
        ])
        let lessons = course.lessons()
        #expect(
            try await issues { await lessons.verifyCourse() } == [
                "01-a.md:6:15 01-a.md:6:15: error: ‘expcet’ is no word of a fence [unknown-word]"
            ])
    }

    @Test("fail where their recordings say so, and not where this machine lacks something for them")
    func verdicts() async throws {
        let course = try TemporaryCourse([
            "01-a.md": TemporaryCourse.lesson(
                """
                ```swift id=new
                print("new")
                ```

                ```swift id=later min-swift=99.0
                print("later")
                ```
                """)
        ])
        let lessons = course.lessons()
        let snippet = try #require(lessons.all.first)
        #expect(
            try await issues { try await lessons.verify(snippet) } == [
                "01-a.md:4:13 01-a.md:4:13: error: ‘a/new’ is new or changed, and not recorded "
                    + "[not-recorded]"
            ])
        let verdict = try await lessons.check.findings().verdicts["a/later"]
        guard case .unchecked(let reason) = verdict else {
            Issue.record("\(String(describing: verdict))")
            return
        }
        #expect(reason == "needs Swift 99.0")
        #expect(
            try await issues { try await lessons.verify(LessonSnippet(name: "a/gone")) }.map {
                $0.hasSuffix("there is no snippet ‘a/gone’")
            } == [true])
        await lessons.verifyCourse()
    }

    @Test("fail where there is a recording of none")
    func orphan() async throws {
        let course = try TemporaryCourse([
            "01-a.md": TemporaryCourse.lesson("```swift id=one\nprint(1)\n```"),
            "recordings/a/gone.txt": "1\n",
        ])
        let lessons = course.lessons()
        let found = try await issues { await lessons.verifyCourse() }
        #expect(found.map { $0.hasPrefix("gone.txt:1:1 ") } == [true], "\(found)")
    }
}
