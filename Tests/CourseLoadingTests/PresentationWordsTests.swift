import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Words that say how code is shown")
struct PresentationWordsTests {
    /// Three lines, of which the second is hidden.
    private static let code = "let a = 1\nlet b = 2  // hide\nprint(a + b)\n"

    private static func read(
        _ info: String
    ) -> (presentation: CodePresentation?, brief: [String]) {
        let result = Courses.lesson("```\(info)\n\(code)```\n")
        let lesson = result.course.lessons.first
        switch lesson?.blocks.first {
        case .listing(let listing): return (listing.presentation, result.brief)
        default: return (lesson?.snippets.first?.request.presentation, result.brief)
        }
    }

    @Test(
        "Lines are counted as they are shown, and come in ascending order",
        arguments: [
            ("swift highlight=2", [2]), ("swift highlight=1-2", [1, 2]),
            ("swift highlight=\"2,1\"", [1, 2]), ("swift skip=x highlight=1-1", [1]),
            ("text highlight=3,1-2", [1, 2, 3]), ("text", []),
        ])
    func lines(info: String, expected: [Int]) {
        let read = Self.read(info)
        #expect(read.brief == [])
        #expect(read.presentation == CodePresentation(highlightedLines: expected))
    }

    @Test("Code is folded on demand, and may have a title and lines pointed out beside that")
    func collapsed() {
        for language in ["swift", "text"] {
            let read = Self.read("\(language) collapse title=T highlight=1")
            #expect(read.brief == [])
            #expect(
                read.presentation
                    == CodePresentation(title: "T", highlightedLines: [1], isCollapsed: true))
        }
    }

    @Test(
        "Lines that are none are errors under the very number",
        arguments: [
            (
                "swift highlight=1,3",
                "4:22 ‹3› invalid-word-value: ‘highlight’: there is no line 3: only 2 are shown | "
                    + "count the lines that are shown, from 1"
            ),
            (
                "swift highlight=0",
                "4:20 ‹0› invalid-word-value: ‘highlight’: lines are counted from 1 | count the "
                    + "lines that are shown"
            ),
            (
                "swift highlight=\"2-1\"",
                "4:21 ‹2-1› invalid-word-value: ‘highlight’: ‘2-1’ ends before it begins | write 1-2"
            ),
            (
                "swift highlight=1-2,2",
                "4:24 ‹2› invalid-word-value: ‘highlight’: line 2 is named twice | name every line "
                    + "once"
            ),
            (
                "text highlight=1,,2",
                "4:21 ‹› invalid-word-value: ‘highlight’: ‘’ is no line and no range of lines | "
                    + "write numbers and ranges between commas, without spaces: highlight=2,4-6"
            ),
            (
                "text highlight=1-2-3",
                "4:19 ‹1-2-3› invalid-word-value: ‘highlight’: ‘1-2-3’ is no line and no range of "
                    + "lines | write numbers and ranges between commas, without spaces: "
                    + "highlight=2,4-6"
            ),
            (
                "text highlight=99999999999999999999",
                "4:19 ‹99999999999999999999› invalid-word-value: ‘highlight’: "
                    + "‘99999999999999999999’ is no line and no range of lines | write numbers and "
                    + "ranges between commas, without spaces: highlight=2,4-6"
            ),
            (
                "text highlight=4",
                "4:19 ‹4› invalid-word-value: ‘highlight’: there is no line 4: only 3 are shown | "
                    + "count the lines that are shown, from 1"
            ),
        ])
    func wrongLines(info: String, expected: String) {
        #expect(Self.read(info).brief == [expected])
    }

    @Test("Of a file's region the lines of the region are counted")
    func region() {
        let files = [
            "01-a.md":
                "---\ntitle: A\n---\n```swift file=a.swift region=r highlight=2\n```\n"
                + "```swift file=a.swift region=q highlight=9\n```\n"
                + "```swift file=b.swift highlight=9\n```\n",
            "a.swift": "let a = 1\n// region r\nlet b = 2\nlet c = 3\n// endregion\n",
        ]
        let result = Courses.load(files)
        #expect(result.ids == [.brokenRegion, .missingFile], "and no line is too high there")
        let presentation = result.course.lessons.first?.snippets.first?.request.presentation
        #expect(presentation?.highlightedLines == [2])
    }

    @Test(
        "What is hidden is not shown in any way",
        arguments: ["highlight=1", "collapse", "tab"])
    func hidden(word: String) {
        let key = String(word.prefix { $0 != "=" })
        #expect(
            Self.read("swift hidden \(word)").brief == [
                "4:17 ‹\(key)› contradictory-words: ‘\(key)’ contradicts ‘hidden’: what is hidden "
                    + "is not shown | note 4:10 ‹hidden› ‘hidden’ stands here | keep one of the two"
            ])
        let comment = Courses.lesson("<!-- lectern: \(word)\n```swift\nlet a = 1\n```\n-->\n")
        #expect(
            comment.brief == [
                "4:15 ‹\(key)› contradictory-words: ‘\(key)’ speaks of how code is shown, and within "
                    + "a comment it is not | take it out"
            ])
    }

    @Test(
        "Code that is only shown takes these words once, and with the values that they need",
        arguments: [
            ("text title=a title=b", "repeated-word"), ("text collapse=yes", "invalid-word-value"),
            ("text title", "invalid-word-value"), ("text highlight", "invalid-word-value"),
            ("text colapse", "unknown-word"), ("text compile", "word-needs-runner"),
            ("text timeline", "word-needs-runner"),
        ])
    func listings(info: String, id: String) {
        #expect(Courses.lesson("```\(info)\nx\n```\n").ids.map(\.rawValue) == [id])
    }
}
