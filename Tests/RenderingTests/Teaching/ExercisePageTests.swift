import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("Exercises on their page")
struct ExercisePageTests {
    private static func html(
        check: String = "", hints: [String] = ["Look."], solution: String = "solution",
        _ shown: [String: [Observation]] = [:]
    ) -> String {
        let hints = hints.map { "> [!HINT]\n> \($0)\n\n" }.joined()
        return TeachingPage.html(
            """
            <!-- lectern: exercise=water -->
            ## Water them

            Print them.

            ```swift starter
            print("leek")
            ```

            \(hints)
            ```swift \(solution)
            print("kale")
            ```

            \(check)

            """, shown)
    }

    private static let output = "```output\n1\n```\n"

    @Test("Hints and solution stand in folds, the starter does not")
    func folds() throws {
        let html = Self.html(check: Self.output, hints: ["Look.", "Look again."])
        #expect(
            html.hasPrefix(
                "<section class=\"exercise\" id=\"exercise-water\" data-name=\"water\">\n<h2"))
        #expect(
            html.contains(
                "<details class=\"hint\"><summary>Hint 1 of 2</summary>\n<p>Look.</p>\n</details>"))
        #expect(html.contains("<summary>Hint 2 of 2</summary>\n<p>Look again.</p>"))
        let solution = try #require(
            html.between(
                "<details class=\"solution\"><summary>A solution</summary>\n", "</section>"))
        #expect(solution.contains("run-water-solution"))
        let starter = try #require(
            html.between(
                "<div class=\"starter\"><p class=\"part-name\">Start from this</p>\n",
                "<details class=\"hint\""))
        #expect(starter.contains("run-water-starter"))
    }

    @Test("One hint has no number")
    func oneHint() {
        #expect(Self.html(check: Self.output).contains("<summary>A hint</summary>"))
    }

    @Test("It says what was done to know that it can be solved")
    func proof() {
        let rest = "what you start from does not pass, the solution does.</p>"
        #expect(Self.html(check: Self.output).contains("<p class=\"proof\">Both were run: \(rest)"))
        let checked = Self.html(check: "```swift check\nprint(1)\n```\n")
        #expect(
            checked.contains("<p class=\"proof\">The check was run on what both print: \(rest)"))
        #expect(checked.contains("<details class=\"check\"><summary>What checks it</summary>"))
        let refused = Self.html(
            solution: "solution expect=compile-error group=X",
            ["water-solution": [TeachingPage.refusal("x")]])
        #expect(refused.contains("<p class=\"proof\">Both were compiled: \(rest)"))
    }
}
