import CourseModel
import Testing

@testable import Diagnostics
@testable import Reporting

@Suite("What a check came to")
struct CheckReportTests {
    @Test("Snippets are counted by what came of them and by what was done")
    func counts() throws {
        let expected = CheckReport.Counts(
            snippets: 4, passed: 2, failed: 1, skipped: 1, ran: 2, fromCache: 1)
        #expect(try SampleReport.report().counts == expected)
        #expect(SampleReport.empty.counts == CheckReport.Counts())
    }

    @Test("Each skipped snippet is a line with its place and the reason")
    func skipped() throws {
        #expect(
            SkippedList.lines(of: try SampleReport.report()) == [
                "content/01-tasks.md:7: ‘gone/later’ is skipped: needs macOS, or <time> | luck"
            ])
        #expect(SkippedList.lines(of: SampleReport.empty) == [])
    }

    @Test("Fences that say nothing of themselves are counted, and not told one by one")
    func plainFences() throws {
        func fence(_ id: String, _ reason: String) throws -> CheckReport.Case {
            CheckReport.Case(
                snippet: try SampleReport.name("tasks", id), span: try SampleReport.span("# T"),
                work: .skipped(reason))
        }
        let plain = SnippetRequest.reasonToSkipPlainFences
        func report(_ cases: [CheckReport.Case]) -> CheckReport {
            CheckReport(
                generator: "lectern", recorder: nil, cases: cases, others: [], notes: [],
                isContained: nil, elapsed: 0, sources: [SampleReport.tasks])
        }
        let several = try report([fence("a", plain), fence("b", "a reason"), fence("c", plain)])
        #expect(
            SkippedList.lines(of: several) == [
                "content/01-tasks.md: 2 fences are skipped: the course does not run plain fences",
                "content/01-tasks.md:1: ‘tasks/b’ is skipped: a reason",
            ])
        #expect(
            SkippedList.lines(of: try report([fence("a", plain)])) == [
                "content/01-tasks.md:1: ‘tasks/a’ is skipped: the course does not run plain fences"
            ])
    }

    @Test("A span ends behind its last character, and a tab takes four columns at most")
    func places() throws {
        let places = Places(in: [SampleReport.tasks])
        let fence = places.place(of: try SampleReport.span("\t```swift"))
        #expect(fence.start == SourcePosition(line: 7, column: 1))
        #expect(fence.end == SourcePosition(line: 7, column: 13))
        let lines = places.place(of: try SampleReport.span("print(\"leek\")\n"))
        #expect(lines.end == SourcePosition(line: 5, column: 14))
        let newline = try SampleReport.span("\n```swift id")
        let atNewline = SourceSpan(
            file: newline.file, range: newline.range.lowerBound..<(newline.range.lowerBound + 1))
        #expect(places.place(of: atNewline).start == places.place(of: atNewline).end)
        let beyond = SourceSpan(file: SampleReport.tasks.path, range: 9_000..<9_001)
        #expect(places.place(of: beyond).start == places.place(of: beyond).end)
    }

    @Test("A span in a file that is not at hand has its path alone")
    func unknownFile() {
        let place = Places(in: []).place(of: SourceSpan(file: "a.md", range: 0..<1))
        #expect(place == Place(file: "a.md", start: nil, end: nil))
        #expect(place.description == "a.md")
    }
}
