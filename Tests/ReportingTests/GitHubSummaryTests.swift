import CourseModel
import Diagnostics
import Testing

@testable import Reporting

@Suite("Summaries for GitHub")
struct GitHubSummaryTests {
    @Test("Counts, what is wrong, what was skipped, and each problem in full")
    func everything() throws {
        #expect(
            GitHubReport.summary(of: try SampleReport.report())
                == #"""
                ## The course is not true

                | snippets | passed | failed | skipped | run | from cache |
                | ---: | ---: | ---: | ---: | ---: | ---: |
                | 4 | 2 | 1 | 1 | 2 | 1 |

                lectern 0.1, Swift 6.3 on linux x86\_64, in a sandbox, 2.5 s

                the cache was \*emptied\*

                ### What is wrong

                |  | where | snippet | what |
                | --- | --- | --- | --- |
                | error | content/01-tasks.md:4:1 | tasks/kale | ‘tasks/kale’ shows 100% “else”, \<b\>\&\\u\{1B\}\[31m \[drift\] |
                | error | content/course.yml:2:9 |  | this is no YAML \[yaml-syntax\] |
                | warning |  |  | nothing is there \[no-lessons\] |
                | warning | content/01-tasks.md:5:8 | tasks/cached | the compiler warns \[unexpected-warning\] |

                ### What was skipped

                * content/01-tasks.md:7: ‘gone/later’ is skipped: needs macOS, or \<time\> \| luck

                ### In full

                ````text
                content/01-tasks.md:4:1: error: ‘tasks/kale’ shows 100% “else”, <b>&\u{1B}[31m [drift]
                4 | print("kale")
                  | ^^^^^^^^^^^^^
                  | --- recorded
                  | +++ now
                  |  a | b
                  | -```\u{0}
                  | +\u{FFFE} 茶, \u{D}
                  |\#u{20}
                note: it was recorded elsewhere
                content/01-tasks.md:1:3: note: see here
                1 | # Täsks & <more>
                  |   ^^^^^
                  help: lectern accept tasks/kale
                ````

                ```text
                content/course.yml:2:9: error: this is no YAML [yaml-syntax]
                2 | author: \u{7}
                  |         ^^^^^
                  help: a text with ‘: ’ in it needs quotes
                ```

                ```text
                warning: nothing is there [no-lessons]
                ```

                ```text
                content/01-tasks.md:5:8: warning: the compiler warns [unexpected-warning]
                5 | print("leek")
                  |        ^^^^
                ```

                """#)
    }

    @Test("Of a course that is right the counts are told")
    func empty() {
        #expect(
            GitHubReport.summary(of: SampleReport.empty)
                == #"""
                ## The course is true

                | snippets | passed | failed | skipped | run | from cache |
                | ---: | ---: | ---: | ---: | ---: | ---: |
                | 0 | 0 | 0 | 0 | 0 | 0 |

                lectern, 0.0 s

                """#)
    }

    @Test("What means something in Markdown is escaped, also before a combining character")
    func escaping() {
        let text = GitHubReport.summary(
            of: SampleReport.report(of: [Diagnostic(.drift, "a|b `c` <d> |\u{301} \\| [e](f)")]))
        #expect(
            text.contains(
                "| error |  |  | a\\|b \\`c\\` \\<d\\> \\|\u{301} \\\\\\| \\[e\\](f) \\[drift\\] |\n"
            ))
    }

    @Test("A fence is longer than every run of backticks in it")
    func fences() {
        let text = GitHubReport.summary(
            of: SampleReport.report(of: [Diagnostic(.drift, "it", quotation: ["``````"])]))
        #expect(text.contains("\n```````text\nerror: it [drift]\n  | ``````\n```````\n"))
    }

    @Test("It stays within what GitHub takes, and says so")
    func tooMuch() {
        let long = String(repeating: "x", count: 400_000)
        let text = GitHubReport.summary(
            of: SampleReport.report(
                of: (1...3).map {
                    Diagnostic(.drift, "number \($0)", quotation: [long])
                }))
        #expect((800_000..<1_048_576).contains(text.utf8.count))
        #expect(text.contains("| error |  |  | number 3 \\[drift\\] |"))
        #expect(text.hasSuffix("\nThere is more than a summary can hold; the log has all of it.\n"))
    }
}
