import CourseModel
import Planning
import TestSupport
import Testing

@testable import Recordings

@Suite("Recordings and the programs that they are of")
struct MatchedRecordingsTests {
    private static func programs(_ markdown: String) -> [Program] {
        Planner.plan(Courses.course(["01-a.md": "---\ntitle: T\n---\n\(markdown)"])).programs
    }

    private static func recorded(_ programs: [Program]) -> [LessonID: LessonRecordings] {
        [
            Samples.lesson: Samples.recordings(
                programs.map { program in
                    Recording(
                        snippet: program.reference.snippet, label: program.label,
                        recipe: program.recipe,
                        transcript: Samples.output(program.reference.snippet.name))
                })
        ]
    }

    private static let fence = "```swift\nprint(1)\n```\n"

    @Test("Of equal programs each has its own, whichever of them are looked at")
    func equal() {
        let programs = Self.programs("## I\n\(Self.fence)\(Self.fence)")
        let matched = MatchedRecordings(
            programs: programs, recordings: Self.recorded(programs))
        #expect(programs.map { matched[$0]?.snippet } == programs.map(\.reference.snippet))
        #expect(matched[Samples.lesson].count == 2)
    }

    @Test("A program whose name was counted otherwise has the one that was left over")
    func renamed() {
        let before = Self.programs("## I\n\(Self.fence)")
        let after = Self.programs("## I\n```swift\nprint(0)\n```\n\(Self.fence)")
        let matched = MatchedRecordings(programs: after, recordings: Self.recorded(before))
        #expect(after.map { matched[$0]?.snippet } == [nil, before[0].reference.snippet])
    }

    @Test("Nothing is known of other lessons and programs")
    func none() {
        let programs = Self.programs(Self.fence)
        let matched = MatchedRecordings(programs: [], recordings: Self.recorded(programs))
        #expect(programs.map { matched[$0] } == [nil])
        #expect(matched[Samples.lesson] == [:])
    }
}
