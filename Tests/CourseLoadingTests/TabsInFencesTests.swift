import CourseLoading
import CourseModel
import Diagnostics
import TestSupport
import Testing

@Suite("Tabs before and in fences")
struct TabsInFencesTests {
    @Test(
        "Code that stands as deep as its fence has no indentation, whatever a tab is worth there",
        arguments: [
            ("- x\n\n\t```swift\n\ta\n\t\tb\n\t```\n", ["a", "\tb"]),
            ("- x\n\n\t ```swift\n\t a\n\t   b\n\t ```\n", ["a", "  b"]),
            ("1. x\n\n\t```swift\n\ta\n\n\tb\n\t```\n", ["a", "", "b"]),
            ("> - x\n>\n> \t```swift\n> \ta\n> \t```\n", ["a"]),
            ("-\tx\n\n\t```swift\n\ta\n\t b\n\t```\n", ["a", " b"]),
            ("```swift\n\ta\n \tb\n```\n", ["\ta", " \tb"]),
        ])
    func tabs(markdown: String, expected: [String]) throws {
        let lesson = try #require(Courses.lesson(markdown).course.lessons.first)
        let lines = try #require(lesson.snippets.first?.lines)
        #expect(lines.map(\.text) == expected)
        for line in lines {
            #expect(lesson.source[line.offset..<(line.offset + line.text.utf8.count)] == line.text)
        }
    }
}
