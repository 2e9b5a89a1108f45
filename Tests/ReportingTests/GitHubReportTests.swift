import CourseModel
import Diagnostics
import Foundation
import Testing

@testable import Reporting

@Suite("Reports for GitHub")
struct GitHubReportTests {
    @Test("A command for each problem, errors first; columns only within one line")
    func everything() throws {
        #expect(
            GitHubReport.text(of: try SampleReport.report())
                == #"""
                ::error file=content/01-tasks.md,line=4,endLine=5,title=drift in tasks/kale::‘tasks/kale’ shows 100%25 “else”, <b>&\u{1B}[31m%0A--- recorded%0A+++ now%0A a | b%0A-```\u{0}%0A+\u{FFFE} 茶, \u{D}%0A%0Anote: it was recorded elsewhere%0Acontent/01-tasks.md:1:3: note: see here%0Ahelp: lectern accept tasks/kale
                ::error file=content/course.yml,line=2,endLine=2,col=9,endColumn=10,title=yaml-syntax::this is no YAML%0Ahelp: a text with ‘: ’ in it needs quotes
                ::warning title=no-lessons::nothing is there
                ::warning file=content/01-tasks.md,line=5,endLine=5,col=8,endColumn=12,title=unexpected-warning in tasks/cached::the compiler warns

                """#)
    }

    @Test("Nothing is said of a course that is right")
    func empty() {
        #expect(GitHubReport.text(of: SampleReport.empty) == "")
    }

    @Test("What separates properties is escaped in them, and not in the message")
    func escaping() throws {
        let text = GitHubReport.text(
            of: SampleReport.report(of: [
                Diagnostic(.brokenLink, "a:b,c%d\r\ne::f", at: .file("content/a:b,c%d\n.md"))
            ]))
        #expect(
            text == """
                ::error file=content/a%3Ab%2Cc%25d%0A.md,title=broken-link::a:b,c%25d\\u{D}%0Ae::f

                """)
    }

    @Test("No text can become a command of its own", arguments: ["\n", "\r", "\r\n", "\u{2028}"])
    func noInjection(lineEnding: String) {
        let hostile = "x\(lineEnding)::set-env name=a::b"
        let text = GitHubReport.text(
            of: SampleReport.report(of: [
                Diagnostic(
                    .drift, hostile, at: .file(hostile), quotation: [hostile],
                    notes: [.init(hostile)], help: hostile)
            ]))
        #expect(text.split(whereSeparator: \.isNewline).count == 1)
        #expect(text.hasPrefix("::error file=x"))
    }

    @Test("Where GitHub would show a part, the last line counts all", arguments: [10, 11])
    func more(errors: Int) throws {
        let diagnostics = (1...errors).map { Diagnostic(.drift, "number \($0)") }
        let lines = GitHubReport.text(
            of: SampleReport.report(of: [Diagnostic(.warning, .crashed, "odd")] + diagnostics)
        ).split(separator: "\n")
        #expect(lines.prefix(errors).allSatisfy { $0.hasPrefix("::error title=drift::number ") })
        #expect(lines[errors] == "::warning title=crashed::odd")
        #expect(
            lines.dropFirst(errors + 1)
                == (errors == 10
                    ? []
                    : [
                        "::notice title=there is more::errors: 11, warnings: 1; "
                            + "GitHub shows 10 of each, and the log has the others"
                    ]))
    }

    @Test("Of a long quotation the first lines are shown, and the help with them")
    func longQuotation() throws {
        let quotation = (1...500).map { "+line \($0)" }
        let text = GitHubReport.text(
            of: SampleReport.report(of: [
                Diagnostic(.drift, "it drifted", quotation: quotation, help: "mend it")
            ]))
        let lines = text.dropLast().components(separatedBy: "%0A")
        #expect(lines.first == "::error title=drift::it drifted")
        #expect(lines[1] == "+line 1")
        #expect(lines.last == "help: mend it")
        #expect(lines[lines.count - 2] == "… and \(500 - (lines.count - 3)) more lines")
        #expect((3900...4096).contains(lines.joined(separator: "\n").utf16.count))
    }
}
