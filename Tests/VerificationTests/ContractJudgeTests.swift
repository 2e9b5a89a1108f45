import CourseModel
import Diagnostics
import Planning
import TestSupport
import Testing

@testable import Verification

@Suite("The contract of a snippet")
struct ContractJudgeTests {
    /// What a scripted run of the lesson's last snippet is reported as.
    private static func report(
        _ markdown: String, _ ending: Transcript.Ending,
        diagnostics: [CompilerDiagnostic] = [], lines: [Transcript.Line] = []
    ) -> String {
        let course = Courses.course(lesson: markdown)
        guard let program = Planner.plan(course).programs.last else { return "no program" }
        let transcript = Transcript(
            diagnostics: diagnostics, lines: lines, ending: ending, duration: 1)
        return Courses.report(ContractJudge.judge(program, transcript), in: course)
    }

    private static func fence(_ words: String, code: String = "let a: Int = x") -> String {
        "```swift id=k \(words)\n\(code)\n```\n"
    }

    private static func said(
        _ severity: CompilerDiagnostic.Severity, _ message: String, line: Int? = 1,
        column: Int = 14, part: String = "a/k", group: String? = nil,
        notes: [CompilerDiagnostic] = []
    ) -> CompilerDiagnostic {
        CompilerDiagnostic(
            severity: severity, message: message,
            place: line.map { .init(part: part, line: $0, column: column) }, group: group,
            notes: notes)
    }

    private static func printed(_ texts: String..., stream: Transcript.Stream = .standardOutput)
        -> [Transcript.Line]
    {
        texts.map { .init(stream: stream, text: $0, time: 0) }
    }

    @Test(
        "A run that ends as its fence says is right",
        arguments: [
            ("", .exit(0)), ("expect=crash", .signal(4)), ("expect=exit:3", .exit(3)),
            ("compile", .compiled), ("swift=5", .exit(0)), ("hidden", .exit(0)),
        ] as [(String, Transcript.Ending)])
    func right(words: String, ending: Transcript.Ending) {
        #expect(Self.report(Self.fence(words), ending) == "")
    }

    @Test(
        "A listed message of the compiler is right, wherever it is listed",
        arguments: [
            (
                fence("expect=compile-error error=\"cannot find\""), .refused,
                said(.error, "cannot find ‘x’")
            ),
            (fence("expect=compile-error group=G"), .refused, said(.error, "any", group: "G")),
            (
                fence("expect=compile-error", code: "let a = x // error: find"), .refused,
                said(.error, "cannot find")
            ),
            (fence("expect=warning error=never"), .exit(0), said(.warning, "never used")),
            (
                fence("expect=warning", code: "let a = x // warning: never"), .exit(0),
                said(.warning, "never used")
            ),
            (fence("expect=warning compile error=never"), .compiled, said(.warning, "never used")),
            (
                fence("expect=warning group=G"), .exit(0),
                said(.warning, "never used", line: nil, group: "G")
            ),
            (fence(""), .exit(0), said(.remark, "by the way")),
            (fence(""), .exit(0), said(.warning, "of an earlier part", part: "a/kit")),
        ] as [(String, Transcript.Ending, CompilerDiagnostic)])
    func listed(markdown: String, ending: Transcript.Ending, diagnostic: CompilerDiagnostic) {
        #expect(Self.report(markdown, ending, diagnostics: [diagnostic]) == "")
    }

    @Test(
        "An error that is not expected is shown at its place, with the words that would expect it")
    func doesNotCompile() {
        let note = Self.said(.note, "declared here", column: 5)
        let errors = [
            Self.said(.error, "cannot find \"x\" in \\scope", group: "G", notes: [note]),
            Self.said(.error, "and no place", line: nil),
        ]
        #expect(
            Self.report(Self.fence(""), .refused, diagnostics: errors)
                == #"""
                content/01-a.md:5:14: error: cannot find "x" in \scope [does-not-compile]
                5 | let a: Int = x
                  |              ^
                content/01-a.md:5:5: note: declared here
                5 | let a: Int = x
                  |     ^
                  help: if that is the lesson: expect=compile-error error="cannot find \"x\" in \\scope" error="and no place"
                content/01-a.md:4:13: error: and no place [does-not-compile]
                4 | ```swift id=k
                  |             ^

                """#.replacing("id=k\n", with: "id=k \n"))
    }

    @Test("What compiles although it must not is an error")
    func compilesAfterAll() {
        #expect(
            Self.report(Self.fence("expect=compile-error error=x"), .compiled) == """
                content/01-a.md:4:13: error: this compiles, and a compile error is expected [compiles-after-all]
                4 | ```swift id=k expect=compile-error error=x
                  |             ^
                  help: take expect=compile-error out with its error= and group=, or bring the mistake back

                """)
    }

    @Test(
        "An expectation without words is an error that offers them",
        arguments: ["compile-error", "warning"])
    func unnamed(kind: String) {
        let isError = kind == "compile-error"
        let said = [
            Self.said(isError ? .error : .warning, "one \"two\"", group: "G"),
            Self.said(.warning, "three", line: nil),
        ]
        #expect(
            Self.report(
                Self.fence("expect=\(kind)"), isError ? .refused : .exit(0), diagnostics: said)
                    == """
                    content/01-a.md:4:13: error: the fence does not say what the compiler must say [expectation-unnamed]
                    4 | ```swift id=k expect=\(kind)
                      |             ^
                      help: add error="one \\"two\\"" error="three"

                    """)
    }

    @Test("An unlisted message fails beside a listed one, and a listed one must come")
    func unlisted() {
        let said = [
            Self.said(.error, "listed one"), Self.said(.error, "typo", column: 5),
            Self.said(.warning, "and a warning", line: nil),
        ]
        #expect(
            Self.report(
                Self.fence("expect=compile-error error=listed error=missing"), .refused,
                diagnostics: said) == """
                    content/01-a.md:5:5: error: the fence does not list this: typo [unlisted-diagnostic]
                    5 | let a: Int = x
                      |     ^
                      help: mend it, or add error="typo"
                    content/01-a.md:4:13: error: the fence does not list this: and a warning [unlisted-diagnostic]
                    4 | ```swift id=k expect=compile-error error=listed error=missing
                      |             ^
                      help: mend it, or add error="and a warning"
                    content/01-a.md:4:55: error: the compiler does not say this [missing-diagnostic]
                    4 | ```swift id=k expect=compile-error error=listed error=missing
                      |                                                       ^^^^^^^
                      | listed one
                      | typo
                      | and a warning
                      help: list what it says

                    """)
    }

    @Test("A comment's message must come on the comment's own line")
    func otherLine() {
        let code = "let a = x\nlet b = 1 // error: cannot find"
        #expect(
            Self.report(
                Self.fence("expect=compile-error group=G", code: code), .refused,
                diagnostics: [Self.said(.error, "cannot find x", column: 9, group: "G")]) == """
                    content/01-a.md:6:11: error: the compiler says this on another line [missing-diagnostic]
                    6 | let b = 1 // error: cannot find
                      |           ^^^^^^^^^^^^^^^^^^^^^
                      | cannot find x
                      help: put the comment on the line that the compiler means

                    """)
    }

    @Test("A group that is expected must come")
    func missingGroup() {
        #expect(
            Self.report(
                Self.fence("expect=compile-error error=x group=G"), .refused,
                diagnostics: [Self.said(.error, "x"), Self.said(.error, "xy", group: "H")]) == """
                    content/01-a.md:4:13: error: the compiler names no group ‘G’ [missing-diagnostic]
                    4 | ```swift id=k expect=compile-error error=x group=G
                      |             ^
                      | x [no group]
                      | xy [#H]
                      help: list what it says

                    """)
    }

    @Test("The marks of a merge in the code are not taken for a lesson")
    func conflict() {
        let errors = [Self.said(.error, "source control conflict marker in source file")]
        let report = Self.report(Self.fence(""), .refused, diagnostics: errors)
        #expect(report.contains("help: a merge left its marks here: keep one of the two sides"))
    }

    @Test("A warning is an error with the words that would expect it")
    func unexpectedWarning() {
        #expect(
            Self.report(
                Self.fence("compile"), .compiled,
                diagnostics: [Self.said(.warning, "never used", column: 5)]) == """
                    content/01-a.md:5:5: error: never used [unexpected-warning]
                    5 | let a: Int = x
                      |     ^
                      help: if that is the lesson: expect=warning error="never used"

                    """)
    }

    @Test("An expected warning that does not come is an error, one of an earlier part is none")
    func warnsNoMore() {
        #expect(
            Self.report(
                Self.fence("expect=warning error=x"), .exit(0),
                diagnostics: [Self.said(.warning, "x", part: "a/kit")]) == """
                    content/01-a.md:4:13: error: the compiler warns of nothing, and a warning is expected [warns-no-more]
                    4 | ```swift id=k expect=warning error=x
                      |             ^
                      help: take expect=warning out with its error= and group=, or bring the cause back

                    """)
    }

    @Test(
        "A run that ends otherwise is an error that says how",
        arguments: [
            (
                "", .exit(3), "this exited with 3 [wrong-exit]",
                "if that is the lesson: expect=exit:3"
            ),
            (
                "expect=exit:4", .exit(3), "this exited with 3, and 4 is expected [wrong-exit]",
                "if that is the lesson: expect=exit:3"
            ),
            (
                "expect=exit:4", .exit(0), "this exited with 0, and 4 is expected [wrong-exit]",
                "take expect= out"
            ),
            (
                "", .signal(4), "this crashed: signal 4 (SIGILL) [crashed]",
                "if that is the lesson: expect=crash"
            ),
            (
                "", .signal(64), "this crashed: signal 64 [crashed]",
                "if that is the lesson: expect=crash"
            ),
            (
                "expect=exit:4", .signal(6), "this crashed: signal 6 (SIGABRT) [crashed]",
                "if that is the lesson: expect=crash"
            ),
            (
                "expect=crash", .exit(0),
                "a crash is expected, and this exited with 0 [did-not-crash]",
                "take expect=crash out, or bring the crash back"
            ),
            (
                "expect=crash", .exit(1),
                "a crash is expected, and this exited with 1 [did-not-crash]",
                "take expect=crash out, or bring the crash back"
            ),
            (
                "", .timedOut(limit: 10_000), "this ran longer than 10 s and was ended [timed-out]",
                "make it end sooner, give it timeout=30s, or expect=timeout if that is the lesson"
            ),
            (
                "expect=timeout", .exit(3),
                "a time-out is expected, and this exited with 3 [did-not-time-out]",
                "take expect=timeout out, or make it wait for ever"
            ),
            (
                "expect=crash", .timedOut(limit: 2000),
                "this ran longer than 2 s and was ended [timed-out]",
                "make it end sooner, give it timeout=30s, or expect=timeout if that is the lesson"
            ),
            (
                "", .printedTooMuch(limit: 1_048_576),
                "this printed more than 1 MiB and was ended [too-much-output]", "print less"
            ),
            (
                "expect=crash", .printedTooMuch(limit: 2_097_152),
                "this printed more than 2 MiB and was ended [too-much-output]", "print less"
            ),
            (
                "expect=exit:2", .printedTooMuch(limit: 2_097_152),
                "this printed more than 2 MiB and was ended [too-much-output]", "print less"
            ),
            (
                "expect=exit:2", .computedTooLong(limit: 30_000),
                "this took more than 30 s of CPU time and was ended [computed-too-long]",
                "make it compute less"
            ),
            (
                "expect=crash", .usedTooMuchMemory(limit: 2 << 30),
                "this held more than 2048 MiB of memory and was ended [too-much-memory]",
                "make it hold less at a time"
            ),
            (
                "", .startedTooMany(limit: 2048),
                "this had more than 2048 processes and threads and was ended [too-many-processes]",
                "make it start fewer"
            ),
            (
                "", .printedNoText(.standardError, line: 3),
                "this printed bytes that are not UTF-8, on line 3 of standard error "
                    + "[output-not-text]", "print text; a page can show nothing else"
            ),
        ] as [(String, Transcript.Ending, String, String)])
    func wrongEnding(words: String, ending: Transcript.Ending, summary: String, help: String) {
        let lines = Self.printed("one", "two") + Self.printed("three", stream: .standardError)
        #expect(
            Self.report(Self.fence(words), ending, lines: lines) == """
                content/01-a.md:4:13: error: \(summary)
                4 | ```swift id=k \(words)
                  |             ^
                  | one
                  | two
                  | three
                  help: \(help)

                """)
    }

    @Test("Of many lines only the last twelve are quoted, and no stack trace")
    func lastLines() {
        let lines =
            (1...20).map { Transcript.Line(stream: .standardOutput, text: "\($0)", time: 0) }
            + Self.printed("Current stack trace:", "0    x   0x00 + 1", stream: .standardError)
        let quoted = Self.report(Self.fence(""), .exit(1), lines: lines)
            .split(separator: "\n").filter { $0.hasPrefix("  | ") && !$0.contains("^") }
        #expect(quoted == (9...20).map { "  | \($0)" })
    }

    @Test("A crash is shown where the program trapped")
    func trap() {
        let code = "let a = 1\nlet b = [a][7]"
        let lines =
            Self.printed("before")
            + Self.printed("k/k:2: Fatal error: Index out of range", stream: .standardError)
        #expect(
            Self.report(Self.fence("", code: code), .signal(5), lines: lines) == """
                content/01-a.md:6:1: error: this crashed: signal 5 (SIGTRAP) [crashed]
                6 | let b = [a][7]
                  | ^^^^^^^^^^^^^^
                  | before
                  | k/k:2: Fatal error: Index out of range
                  help: if that is the lesson: expect=crash

                """)
    }

    @Test(
        "A compiler that fails, and a link that fails, are errors under every contract",
        arguments: [
            "", "compile", "expect=compile-error error=x", "expect=crash", "expect=warning error=x",
        ])
    func toolFailures(words: String) {
        let head = "4 | ```swift id=k \(words)\n  |             ^\n"
        #expect(
            Self.report(Self.fence(words), .compilerFailed(["Stack dump:", "0."]))
                == "content/01-a.md:4:13: error: the compiler did not finish [compiler-failed]\n"
                + head
                + "  | Stack dump:\n  | 0.\n"
                + "  help: write it more simply; if it stays so, the Swift project wants to know\n")
        #expect(
            Self.report(Self.fence(words), .notLinked(["undefined: f"]))
                == "content/01-a.md:4:13: error: this compiles but does not link [does-not-link]\n"
                + head
                + "  | undefined: f\n  help: import the module that the missing symbol comes from\n"
        )
    }

    @Test("A refused run is judged by its errors alone, whatever ending was expected")
    func refusedRun() {
        for words in ["expect=crash", "expect=exit:3", "expect=warning error=x"] {
            let report = Self.report(
                Self.fence(words), .refused, diagnostics: [Self.said(.error, "no")])
            #expect(
                report.contains("error: no [does-not-compile]")
                    && report.split(separator: "\n").count == 4, "\(report)")
        }
    }
}
