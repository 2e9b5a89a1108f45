import CourseModel
import TestSupport
import Testing

@testable import Planning

@Suite("What programs know of the words for their output")
struct OutputWordsInProgramsTests {
    private static func program(_ words: String) throws -> Program {
        let course = Courses.course(lesson: "```swift id=k \(words)\nprint(1)\n```\n")
        return try #require(Planner.plan(course).programs.first)
    }

    @Test(
        "A contract changes what is wanted of a program, and not the program",
        arguments: [
            ("output=exact", ""), ("output=unordered", "output=unordered"),
            ("mask=id,time", "mask=time,id"), ("output=ignored", "output=ignored"),
            ("order=\"a last,b first\"", "order=\"a last, b first\""),
            ("expect=exit:3 output=unordered", "expect=exit:3 output=unordered"),
        ])
    func contract(words: String, wanted: String) throws {
        let (plain, program) = (try Self.program(""), try Self.program(words))
        #expect(program.recipe == plain.recipe)
        #expect(program.contractWords == wanted)
    }

    @Test("A gallery is another program, and so is one with another number of runs")
    func gallery() throws {
        let plain = try Self.program("")
        let (three, four) = (try Self.program("gallery=3"), try Self.program("gallery=4"))
        #expect([plain, three, four].map(\.recipe.runs) == [1, 3, 4])
        #expect(plain.recipe != three.recipe)
        #expect(three.recipe != four.recipe)
        #expect(try Self.program("gallery").recipe == Self.program("gallery=20").recipe)
        #expect(three.contractWords == "")
    }

    @Test("The words hold for their own snippet, and not for one behind it")
    func chain() throws {
        let course = Courses.course(
            lesson: "```swift id=k gallery=3 output=unordered mask=time\nlet k = 1\n```\n"
                + "```swift id=l after=k\nprint(k)\n```\n")
        let program = try #require(Planner.plan(course).programs.last)
        #expect(program.recipe.runs == 1)
        #expect(program.contract == OutputContract())
    }
}
