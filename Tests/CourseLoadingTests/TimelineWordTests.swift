import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("The word ‘timeline’")
struct TimelineWordTests {
    @Test("It asks for a timeline, and changes nothing else")
    func request() {
        let with = Courses.lesson("```swift timeline\nprint(1)\n```\n")
        let without = Courses.lesson("```swift id=k\nprint(1)\n```\n")
        #expect(with.brief == [])
        #expect(with.course.lessons[0].snippets[0].request.hasTimeline)
        #expect(!without.course.lessons[0].snippets[0].request.hasTimeline)
    }

    @Test(
        "It is refused where there is no one run of Swift that could be shown",
        arguments: [
            "timeline gallery", "timeline sanitize=thread", "timeline hidden", "timeline compile",
            "timeline skip=\"why\"", "timeline expect=compile-error error=\"x\"", "timeline=yes",
            "timeline timeline",
        ])
    func refused(words: String) {
        #expect(!Courses.lesson("```swift \(words)\nprint(1)\n```\n").ids.isEmpty)
    }
}
