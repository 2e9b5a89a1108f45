import LecternTesting
import TestSupport
import Testing

private let lessons = LessonSnippets(content: "content")

@Suite("The course of this repository", .occupiesMachine)
struct LessonTests {
    @Test("is true, snippet by snippet", arguments: lessons.all)
    func snippet(_ snippet: LessonSnippet) async throws { try await lessons.verify(snippet) }

    @Test("is in order")
    func course() async { await lessons.verifyCourse() }
}
