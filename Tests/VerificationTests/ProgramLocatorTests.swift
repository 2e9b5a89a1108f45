import CourseModel
import Diagnostics
import Planning
import TestSupport
import Testing

@testable import Verification

@Suite("Places of a program in the lesson")
struct ProgramLocatorTests {
    private static let markdown = """
        ```swift id=kit
        let kit = 1
        ```

        > ```swift id=k after=kit
        > import X // hide
        > \tlet é = "日本"
        >
        > f(é)
        > ```
        """
    private static let course = Courses.course(lesson: markdown)

    private static func locator() throws -> (locator: ProgramLocator, source: SourceFile) {
        let program = try #require(Planner.plan(course).programs.last)
        return (ProgramLocator(program: program), try #require(course.lessons.first?.source))
    }

    /// `line:column ‹text›` of the lesson for a place of the program.
    private static func place(
        _ line: Int, _ column: Int, part: String = "a/k", to end: (line: Int, column: Int)? = nil
    ) throws -> String {
        let (locator, source) = try locator()
        let start = CompilerDiagnostic.Place(part: part, line: line, column: column)
        let range = end.map {
            CompilerDiagnostic.Range(
                start: start, end: .init(part: part, line: $0.line, column: $0.column))
        }
        let diagnostic = CompilerDiagnostic(
            severity: .error, message: "", place: start, ranges: range.map { [$0] } ?? [])
        return describe(locator.span(of: diagnostic), in: source)
    }

    private static func describe(_ span: SourceSpan?, in source: SourceFile) -> String {
        guard let span else { return "nowhere" }
        let position = source.position(at: span.range.lowerBound)
        return "\(position.line):\(position.column) ‹\(source[span.range])›"
    }

    @Test("A line and a byte column become the lesson's own, in containers too")
    func columns() throws {
        #expect(try Self.place(4, 1) == "12:3 ‹f›")
        #expect(try Self.place(4, 3, to: (4, 5)) == "12:5 ‹é›")
        #expect(try Self.place(2, 2) == "10:5 ‹l›")
        #expect(try Self.place(2, 11, to: (2, 19)) == "10:13 ‹\"日本\"›")
        #expect(try Self.place(1, 8, part: "a/kit", to: (1, 9)) == "5:8 ‹ ›")
    }

    @Test("A hidden line keeps its place")
    func hiddenLine() throws {
        #expect(try Self.place(1, 8, to: (1, 9)) == "9:10 ‹X›")
    }

    @Test("A stretch over several lines, or one that begins elsewhere, is shown where it begins")
    func longRange() throws {
        #expect(try Self.place(2, 2, to: (4, 3)) == "10:5 ‹l›")
    }

    @Test("A place behind the text falls on its end")
    func beyond() throws {
        #expect(try Self.place(4, 99) == "12:7 ‹›")
        #expect(try Self.place(5, 1) == "12:7 ‹›")
        #expect(try Self.place(99, 1) == "12:7 ‹›")
        #expect(try Self.place(0, 0) == "12:7 ‹›")
    }

    @Test("A place in no part of the program, and none at all, is nowhere")
    func nowhere() throws {
        #expect(try Self.place(1, 1, part: "a/else") == "nowhere")
        #expect(try Self.place(1, 1, part: "lectern") == "nowhere")
        let (locator, _) = try Self.locator()
        #expect(locator.span(of: .init(severity: .error, message: "", place: nil)) == nil)
    }

    private static func trap(_ lines: [Transcript.Line]) throws -> String {
        let (locator, source) = try locator()
        let transcript = Transcript(
            diagnostics: [], lines: lines, ending: .signal(4), duration: 0)
        return describe(locator.spanOfTrap(in: transcript), in: source)
    }

    private static func error(_ text: String) -> Transcript.Line {
        .init(stream: .standardError, text: text, time: 0)
    }

    @Test("A trap is found by the runtime's line, in the snippet and in earlier parts")
    func traps() throws {
        #expect(try Self.trap([Self.error("k/k:4: Fatal error: x: y")]) == "12:3 ‹f(é)›")
        #expect(try Self.trap([Self.error("k/kit:1: Fatal error: x")]) == "5:1 ‹let kit = 1›")
        #expect(
            try Self.trap([
                Self.error("k/k:1: Fatal"), Self.error("k/k:4: Fatal"), Self.error("end"),
            ])
                == "12:3 ‹f(é)›", "the last one counts")
    }

    @Test(
        "What only looks like the runtime's line is no trap",
        arguments: [
            "else/k:1: Fatal error", "k/else:1: Fatal error", "k/k/k:1: Fatal", "k:1: Fatal",
            "k/k:x: Fatal", "k/k:1", "", ":::", "Swift/Array.swift:1: Fatal error", "k/k:0: Fatal",
            "k/k:-9223372036854775808: Fatal",
        ])
    func noTrap(text: String) throws {
        #expect(try Self.trap([Self.error(text)]) == "nowhere")
    }

    @Test("A trap is read from standard error alone")
    func standardOutput() throws {
        let line = Transcript.Line(stream: .standardOutput, text: "k/k:1: Fatal error", time: 0)
        #expect(try Self.trap([line]) == "nowhere")
    }
}
