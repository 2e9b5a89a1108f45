import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("What the search looks through")
struct SearchIndexTests {
    private static func records(_ markdown: String) -> String {
        let course = Courses.course(lesson: markdown, frontMatter: "summary: S <s>\n")
        guard let lesson = course.lessons.first else { return "no lesson" }
        return String(
            decoding: SearchIndex.records(
                of: lesson.blocks, snippets: lesson.snippets, page: SitePath(pageOf: lesson.id),
                title: lesson.title, summary: lesson.summary), as: UTF8.self)
    }

    @Test("Each section is a line: address, page, heading, text and code")
    func sections() {
        #expect(
            Self.records(
                """
                First *words* and `code`.

                ## A `b` [c](http://e.org)

                - one
                - two

                > [!NOTE]
                > said

                | h |
                |---|
                | cell |

                ```swift id=k
                import X // hide
                print("</script>")
                ```

                ```swift hidden
                secret()
                ```

                ~~~python
                x
                ~~~

                ### Empty

                """) == """
                    ["a.html","A","","S \\u003cs> First words and code.",""],
                    ["a.html#a-b-c","A","A b c","one two said h cell","print(\\"\\u003c/script>\\")\\nx\\n"],
                    ["a.html#empty","A","Empty","",""],

                    """)
    }

    @Test("The script gives the records to the page, each on a line of its own")
    func script() {
        let script = SearchIndex.script(of: [Array("[1],\n".utf8), [], Array("[2],\n".utf8)])
        #expect(
            String(decoding: script, as: UTF8.self)
                == "window.lecternSearch = [\n[1],\n[2],\n];\n")
    }
}
