import CourseModel
import Diagnostics
import Testing

@testable import Reporting

@Suite("Reports as JUnit's XML")
struct JUnitReportTests {
    @Test("A suite for each lesson, a case for each snippet, and a suite for the course")
    func everything() throws {
        #expect(
            JUnitReport.text(of: try SampleReport.report())
                == #"""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="lectern 0.1" tests="6" failures="2" errors="0" time="2.500">
                  <testsuite name="tasks" tests="3" failures="1" errors="0" skipped="0" time="1.019" file="content/01-tasks.md">
                    <testcase classname="tasks" name="plain" time="1.012"/>
                    <testcase classname="tasks" name="cached" time="0.000">
                      <system-out>content/01-tasks.md:5:8: warning: the compiler warns [unexpected-warning]
                5 | print("leek")
                  |        ^^^^
                </system-out>
                    </testcase>
                    <testcase classname="tasks" name="kale" time="0.007">
                      <failure type="drift" message="‘tasks/kale’ shows 100% “else”, &lt;b&gt;&amp;\u{1B}[31m">content/01-tasks.md:4:1: error: ‘tasks/kale’ shows 100% “else”, &lt;b&gt;&amp;\u{1B}[31m [drift]
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
                1 | # Täsks &amp; &lt;more&gt;
                  |   ^^^^^
                  help: lectern accept tasks/kale
                </failure>
                    </testcase>
                  </testsuite>
                  <testsuite name="gone" tests="1" failures="0" errors="0" skipped="1" time="0.000" file="content/01-tasks.md">
                    <testcase classname="gone" name="later" time="0.000">
                      <skipped message="needs macOS,&#10;or &lt;time&gt; | luck">needs macOS,
                or &lt;time&gt; | luck</skipped>
                    </testcase>
                  </testsuite>
                  <testsuite name="(course)" tests="2" failures="1" errors="0" skipped="0" time="0.000">
                    <testcase classname="(course)" name="content/course.yml" time="0.000">
                      <failure type="yaml-syntax" message="this is no YAML">content/course.yml:2:9: error: this is no YAML [yaml-syntax]
                2 | author: \u{7}
                  |         ^^^^^
                  help: a text with ‘: ’ in it needs quotes
                </failure>
                    </testcase>
                    <testcase classname="(course)" name="course" time="0.000">
                      <system-out>warning: nothing is there [no-lessons]
                </system-out>
                    </testcase>
                  </testsuite>
                </testsuites>

                """#)
    }

    @Test("A course without snippets and problems has no suite")
    func empty() {
        #expect(
            JUnitReport.text(of: SampleReport.empty)
                == #"""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="lectern" tests="0" failures="0" errors="0" time="0.000"/>

                """#)
    }

    @Test("A case has one failure, which tells of all its errors and stands before its warnings")
    func severalErrors() throws {
        let text = JUnitReport.text(
            of: SampleReport.report(of: [
                Diagnostic(.warning, .drift, "third"), Diagnostic(.drift, "first"),
                Diagnostic(.crashed, "second"),
            ]))
        #expect(
            text.contains(
                #"""
                      <failure type="drift" message="first (and 1 more)">error: first [drift]

                error: second [crashed]
                </failure>
                      <system-out>warning: third [drift]
                </system-out>
                """#))
        #expect(text.contains(#"<testsuites name="lectern" tests="1" failures="1" errors="0""#))
    }

    @Test("Of several snippets with one name each has a case of its own name")
    func repeatedNames() throws {
        let kale = CheckReport.Case(
            snippet: try SampleReport.name("tasks", "kale"), span: try SampleReport.span("kale"),
            work: .ran)
        let report = CheckReport(
            generator: "lectern", recorder: nil, cases: [kale, kale, kale], others: [], notes: [],
            isContained: nil, elapsed: 0, sources: [SampleReport.tasks])
        let names = JUnitReport.text(of: report).matches(of: /<testcase .* name="(.*?)"/).map {
            String($0.output.1)
        }
        #expect(names == ["kale", "kale (2)", "kale (3)"])
    }

    @Test("A skipped snippet with an error has failed")
    func skippedAndWrong() throws {
        let report = CheckReport(
            generator: "", recorder: nil,
            cases: [
                .init(
                    snippet: try SampleReport.name("a", "b"), span: try SampleReport.span("kale"),
                    work: .skipped("why"), diagnostics: [Diagnostic(.differingBody, "it differs")])
            ],
            others: [], notes: [], isContained: nil, elapsed: 0, sources: [])
        let text = JUnitReport.text(of: report)
        #expect(text.contains(#"failures="1" errors="0" skipped="0""#))
        #expect(text.contains("<failure type=\"differing-body\""))
        #expect(!text.contains("<skipped"))
    }

    @Test(
        "Times are seconds with three decimals",
        arguments: [(0, "0.000"), (9, "0.009"), (1234, "1.234"), (1_234_567, "1234.567")])
    func seconds(milliseconds: Int, text: String) {
        let report = CheckReport(
            generator: "", recorder: nil, cases: [], others: [], notes: [], isContained: nil,
            elapsed: milliseconds, sources: [])
        #expect(JUnitReport.text(of: report).contains(" time=\"\(text)\""))
    }

    @Test("Every character that XML 1.0 does not allow is made visible")
    func legalCharacters() {
        let allowed: (UInt32) -> Bool = { value in
            value == 0x9 || value == 0xA || value == 0xD || (0x20...0xD7FF).contains(value)
                || (0xE000...0xFFFD).contains(value) || value >= 0x10000
        }
        for value in UInt32(0)...0x1_0FFFF {
            guard let scalar = Unicode.Scalar(value), !allowed(value) else { continue }
            #expect(
                VisibleText.of(String(scalar)) == "\\u{\(String(value, radix: 16).uppercased())}")
        }
    }
}
