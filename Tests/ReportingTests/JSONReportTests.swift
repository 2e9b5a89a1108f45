import CourseModel
import Diagnostics
import Foundation
import Testing

@testable import Reporting

@Suite("Reports as JSON")
struct JSONReportTests {
    @Test("Every field that a report can have")
    func everything() throws {
        #expect(
            JSONReport.text(of: try SampleReport.report())
                == #"""
                {
                  "cases" : [
                    {
                      "column" : 1,
                      "diagnostics" : [

                      ],
                      "duration" : 1012,
                      "file" : "content/01-tasks.md",
                      "line" : 1,
                      "name" : "tasks/plain",
                      "state" : "passed",
                      "work" : "ran"
                    },
                    {
                      "column" : 13,
                      "diagnostics" : [
                        {
                          "column" : 8,
                          "endColumn" : 12,
                          "endLine" : 5,
                          "file" : "content/01-tasks.md",
                          "id" : "unexpected-warning",
                          "line" : 5,
                          "notes" : [

                          ],
                          "quotation" : [

                          ],
                          "severity" : "warning",
                          "summary" : "the compiler warns"
                        }
                      ],
                      "duration" : 0,
                      "file" : "content/01-tasks.md",
                      "line" : 3,
                      "name" : "tasks/cached",
                      "state" : "passed",
                      "work" : "cache"
                    },
                    {
                      "column" : 1,
                      "diagnostics" : [
                        {
                          "column" : 1,
                          "endColumn" : 14,
                          "endLine" : 5,
                          "file" : "content/01-tasks.md",
                          "help" : "lectern accept tasks/kale",
                          "id" : "drift",
                          "line" : 4,
                          "notes" : [
                            {
                              "message" : "it was recorded elsewhere"
                            },
                            {
                              "column" : 3,
                              "endColumn" : 8,
                              "endLine" : 1,
                              "file" : "content/01-tasks.md",
                              "line" : 1,
                              "message" : "see here"
                            }
                          ],
                          "quotation" : [
                            "--- recorded",
                            "+++ now",
                            " a | b",
                            "-```\u0000",
                            "+\#u{FFFE} 茶, \r",
                            ""
                          ],
                          "severity" : "error",
                          "summary" : "‘tasks/kale’ shows 100% “else”, <b>&\u001b[31m"
                        }
                      ],
                      "duration" : 7,
                      "file" : "content/01-tasks.md",
                      "line" : 3,
                      "name" : "tasks/kale",
                      "state" : "failed",
                      "work" : "ran"
                    },
                    {
                      "column" : 5,
                      "diagnostics" : [

                      ],
                      "duration" : 0,
                      "file" : "content/01-tasks.md",
                      "line" : 7,
                      "name" : "gone/later",
                      "reason" : "needs macOS,\nor <time> | luck",
                      "state" : "skipped",
                      "work" : "skipped"
                    }
                  ],
                  "contained" : true,
                  "counts" : {
                    "failed" : 1,
                    "fromCache" : 1,
                    "passed" : 2,
                    "ran" : 2,
                    "skipped" : 1,
                    "snippets" : 4
                  },
                  "elapsed" : 2500,
                  "generator" : "lectern 0.1",
                  "notes" : [
                    "the cache was *emptied*"
                  ],
                  "others" : [
                    {
                      "column" : 9,
                      "endColumn" : 10,
                      "endLine" : 2,
                      "file" : "content/course.yml",
                      "help" : "a text with ‘: ’ in it needs quotes",
                      "id" : "yaml-syntax",
                      "line" : 2,
                      "notes" : [

                      ],
                      "quotation" : [

                      ],
                      "severity" : "error",
                      "summary" : "this is no YAML"
                    },
                    {
                      "id" : "no-lessons",
                      "notes" : [

                      ],
                      "quotation" : [

                      ],
                      "severity" : "warning",
                      "summary" : "nothing is there"
                    }
                  ],
                  "recorder" : {
                    "platform" : "linux x86_64",
                    "tool" : "Swift 6.3"
                  },
                  "version" : 1
                }

                """#)
    }

    @Test("It is JSON, with the members of objects in the order of their names")
    func isJSON() throws {
        for report in [try SampleReport.report(), SampleReport.empty] {
            let text = JSONReport.text(of: report)
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
            let again = try JSONSerialization.data(
                withJSONObject: object,
                options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
            #expect(String(decoding: again, as: UTF8.self) + "\n" == text)
        }
    }

    @Test("A problem without a place has no file, one of a whole file no line")
    func withoutPlace() throws {
        struct Report: Decodable {
            struct Problem: Decodable, Equatable {
                let file: String?
                let line: Int?
                let endColumn: Int?
            }
            let others: [Problem]
        }
        let text = JSONReport.text(
            of: SampleReport.report(of: [
                Diagnostic(.noLessons, "none"),
                Diagnostic(.unreadableFile, "gone", at: .file("content/a.md")),
                Diagnostic(
                    .drift, "not at hand", at: SourceSpan(file: "content/b.md", range: 3..<4)),
            ]))
        let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
        #expect(
            report.others == [
                .init(file: nil, line: nil, endColumn: nil),
                .init(file: "content/a.md", line: nil, endColumn: nil),
                .init(file: "content/b.md", line: nil, endColumn: nil),
            ])
    }
}
