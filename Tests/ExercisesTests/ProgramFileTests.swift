import CourseModel
import Diagnostics
import Exercises
import Planning
import TestSupport
import Testing

@Suite("The file that a learner works in")
struct ProgramFileTests {
    private static let bed = """
        ```swift id=bed
        struct Bed {}
        ```

        """

    private static func file(_ course: Course) throws -> ProgramFile {
        let exercise = try #require(course.exercises.first)
        let reference = exercise.reference(to: exercise.starter)
        let program = Planner.plan(course).programs.first { $0.reference == reference }
        return ProgramFile(of: try #require(program), runner: nil)
    }

    @Test(
        "What stands before the starter in the lesson stands before a line that says where to begin"
    )
    func before() throws {
        let file = try Self.file(
            Samples.exercise(starter: "swift starter after=bed", before: Self.bed))
        #expect(
            String(decoding: file.bytes, as: UTF8.self) == """
                // What stands before it in the lesson: leave it as it is.

                struct Bed {}

                // Your program begins below this line.

                print("kale")

                """)
        let source = SourceFile(
            path: "main.swift", text: String(decoding: file.bytes, as: UTF8.self))
        #expect(file.firstLine(in: source) == 6)
    }

    @Test("Without anything before it, the whole file is the learner's")
    func alone() throws {
        let file = try Self.file(Samples.exercise())
        #expect(file.border == nil)
        #expect(file.firstLine(in: SourceFile(path: "main.swift", text: "")) == 1)
    }

    @Test(
        "The line is found with white space behind it and any line ending, and missed where it is gone",
        arguments: [
            ("a\n// Your program begins below this line.  \nb\n", 3),
            ("// Your program begins below this line.\r\nb\r\n", 2),
            ("// Your program begins below this line.", 2),
            ("// your program begins here\n", nil), ("", nil),
        ] as [(String, Int?)])
    func border(text: String, first: Int?) throws {
        let file = try Self.file(
            Samples.exercise(starter: "swift starter after=bed", before: Self.bed))
        #expect(file.firstLine(in: SourceFile(path: "main.swift", text: text)) == first)
    }

    @Test("A program with @main does not lie in main.swift, where Swift refuses it")
    func main() throws {
        let file = try Self.file(
            Samples.exercise(code: "@main struct App { static func main() {} }"))
        #expect(file.name == "Program.swift")
    }
}
