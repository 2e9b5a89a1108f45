import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("Predictions on their page")
struct PredictionPageTests {
    private static func html(_ words: String, _ shown: Observation? = nil) -> String {
        TeachingPage.html(
            "~~~swift id=k \(words)\nprint(1)\n~~~\n", shown.map { ["k": [$0]] } ?? [:])
    }

    @Test("The result stands in a fold behind the question, and the code before both")
    func fold() throws {
        let html = Self.html("predict")
        #expect(
            html.contains(
                "<div class=\"predict\" id=\"run-k.guess\" data-form=\"exact\" data-kind=\"output\">"
            ))
        let answer = try #require(
            html.between(
                "<details class=\"answer\"><summary>Just show me</summary>\n", "</details>"))
        #expect(answer.contains("<samp class=\"stdout\">1\n</samp>"))
        let code = try #require(html.firstRange(of: "language-swift"))
        let question = try #require(html.firstRange(of: "class=\"predict\""))
        #expect(code.lowerBound < question.lowerBound)
    }

    @Test(
        "The page asks what fits the snippet, or what its author asks",
        arguments: [
            ("predict", "What does this print?"),
            ("predict gallery output=unordered", "What can this print?"),
            ("predict expect=crash", "What does this print before it ends?"),
            ("predict expect=exit:3", "What does this print before it ends?"),
            ("predict=\"Which `one`?\"", "Which <code>one</code>?"),
        ])
    func question(words: String, question: String) {
        #expect(Self.html(words).contains("<p class=\"question\">\(question)</p>"))
    }

    @Test(
        "Of what the compiler refuses its words are guessed, and nothing marks the code before that"
    )
    func refused() {
        let html = Self.html(
            "predict expect=compile-error error=x", TeachingPage.refusal("cannot \"assign\""))
        #expect(html.contains("data-kind=\"diagnostics\" data-lines=\"cannot &quot;assign&quot;\""))
        #expect(html.contains("What does the compiler say to this?"))
        let code = html.between("<figure", "class=\"predict\"") ?? ""
        #expect(!code.contains("cannot"))
    }

    @Test("How a guess is compared follows the contract")
    func contract() {
        let html = Self.html("predict output=unordered mask=time")
        #expect(html.contains("data-form=\"unordered\" data-masks=\"time\""))
    }
}
