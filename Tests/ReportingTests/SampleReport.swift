import CourseModel
import Diagnostics
import Foundation
import Testing

@testable import Reporting

/// A report that has one of everything.
enum SampleReport {
    static let tasks = SourceFile(
        path: "content/01-tasks.md",
        text: """
            # Täsks & <more>

            ```swift id=kale
            print("kale")
            print("leek")
            ```
            \t```swift skip="later"
            ```

            """)

    static let course = SourceFile(path: "content/course.yml", text: "title: T\nauthor: \u{7}\n")

    /// The span of the first place of some text in a file.
    static func span(_ text: String, in file: SourceFile = tasks) throws -> SourceSpan {
        let range = try #require(file.text.range(of: text))
        let low = file.text.utf8.distance(from: file.text.startIndex, to: range.lowerBound)
        return SourceSpan(file: file.path, range: low..<(low + text.utf8.count))
    }

    static func name(_ lesson: String, _ snippet: String) throws -> SnippetReference {
        SnippetReference(
            lesson: try #require(LessonID(lesson)), snippet: try #require(SnippetID(snippet)))
    }

    /// A drift with everything that a diagnostic can have, over two lines and their line ending.
    static func drift() throws -> Diagnostic {
        Diagnostic(
            .drift, "‘tasks/kale’ shows 100% “else”, <b>&\u{1B}[31m",
            at: try span("print(\"kale\")\nprint(\"leek\")\n"),
            quotation: ["--- recorded", "+++ now", " a | b", "-```\u{0}", "+\u{FFFE} 茶, \r", ""],
            notes: [
                .init("it was recorded elsewhere"),
                .init("see here", at: try span("Täsks")),
            ],
            help: "lectern accept tasks/kale")
    }

    /// A passed snippet, a cached one with a warning, a failed one, a skipped one, and two problems
    /// of the course.
    static func report() throws -> CheckReport {
        let warning = Diagnostic(
            .warning, .unexpectedWarning, "the compiler warns", at: try span("leek"))
        return CheckReport(
            generator: "lectern 0.1",
            recorder: Recorder(tool: "Swift 6.3", platform: "linux x86_64"),
            cases: [
                .init(
                    snippet: try name("tasks", "plain"), span: try span("# T"), work: .ran,
                    duration: 1012),
                .init(
                    snippet: try name("tasks", "cached"), span: try span("kale"), work: .fromCache,
                    diagnostics: [warning]),
                .init(
                    snippet: try name("tasks", "kale"), span: try span("```swift id=kale"),
                    work: .ran, duration: 7, diagnostics: [try drift()]),
                .init(
                    snippet: try name("gone", "later"), span: try span("```swift skip"),
                    work: .skipped("needs macOS,\nor <time> | luck")),
            ],
            others: [
                Diagnostic(
                    .yamlSyntax, "this is no YAML", at: try span("\u{7}", in: course),
                    help: "a text with ‘: ’ in it needs quotes"),
                Diagnostic(.warning, .noLessons, "nothing is there"),
            ],
            notes: ["the cache was *emptied*"], isContained: true, elapsed: 2500,
            sources: [tasks, course])
    }

    /// A report with nothing in it.
    static let empty = CheckReport(
        generator: "lectern", recorder: nil, cases: [], others: [], notes: [], isContained: nil,
        elapsed: 0, sources: [])

    /// A report of diagnostics that no snippet is to blame for.
    static func report(of diagnostics: [Diagnostic]) -> CheckReport {
        CheckReport(
            generator: "lectern", recorder: nil, cases: [], others: diagnostics, notes: [],
            isContained: nil, elapsed: 0, sources: [tasks])
    }
}
