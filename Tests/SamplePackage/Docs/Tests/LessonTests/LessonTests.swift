import LecternTesting
import Testing

private let lessons = LessonSnippets(content: "content")

@Test("The lessons are true", arguments: lessons.all)
func snippet(_ snippet: LessonSnippet) async throws { try await lessons.verify(snippet) }

@Test("The course is in order")
func course() async { await lessons.verifyCourse() }
