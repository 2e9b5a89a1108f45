import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Predictions")
struct PredictionTests {
    private static func prediction(_ words: String) -> Prediction? {
        Courses.course(lesson: "~~~swift \(words)\nprint(1)\n~~~\n").lessons[0].snippets[0]
            .request.prediction
    }

    @Test("A snippet can ask in the page's own words, or in its author's")
    func questions() {
        #expect(Self.prediction("id=a") == nil)
        #expect(Self.prediction("predict") == Prediction())
        #expect(
            Self.prediction("predict=\"Which *line* comes `last`?\"")
                == Prediction(question: [
                    .text("Which "), .emphasis([.text("line")]), .text(" comes "), .code("last"),
                    .text("?"),
                ]))
    }

    @Test("A comment can hold a longer question")
    func comment() {
        let snippet = Courses.course(
            lesson:
                "<!-- lectern: id=a\n     predict: Which line, \"one\" or \"two\"? -->\n```swift\nprint(1)\n```\n"
        ).lessons[0].snippets[0]
        #expect(snippet.request.prediction?.question.plainText == #"Which line, "one" or "two"?"#)
    }

    @Test(
        "A question is a sentence",
        arguments: [
            "# No", "- no", "[no](x.md)", "no {{kale.output}}", "![no](x.png)", "<b>no</b>",
        ])
    func sentence(text: String) {
        #expect(
            Courses.lesson("```swift predict=\"\(text)\"\nprint(1)\n```\n").brief == [
                "4:18 ‹\"\(text)\"› invalid-word-value: this question is more than a sentence | write one "
                    + "line of words, `code` and *emphasis*, without links or references"
            ])
    }

    @Test(
        "What shows nothing, or shows it at once, is not guessed at",
        arguments: ["hidden", "skip=x", "compile", "pair=b", "starter"])
    func contradictions(word: String) {
        let ids = Courses.lesson("```swift predict \(word)\nprint(1)\n```\n").ids
        #expect(ids.contains(.contradictoryWords))
    }
}
