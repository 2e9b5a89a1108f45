import LecternTesting
import Testing

private let lessons = LessonSnippets(content: "content", from: #filePath)

@Suite("The course of this repository")
struct LessonTests {
    @Test("is true, snippet by snippet", arguments: lessons.all)
    func snippet(_ snippet: LessonSnippet) async throws {
        try await lessons.verify(snippet)
    }

    @Test("has no broken link, setting or recording")
    func course() async throws {
        try await lessons.verifyCourse()
    }
}
