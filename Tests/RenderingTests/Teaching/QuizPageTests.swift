import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("Quizzes on their page")
struct QuizPageTests {
    private static let quiz = """
        > [!QUIZ] Which of *them*?
        >
        > - [x] The [first](https://swift.org)
        >
        >   It is.
        > - [ ] {{k.line(1)}}
        >
        >   It is not.

        """

    @Test("Question and answers can be read without a script, and each reason stands in a fold")
    func whole() {
        let value = RunReference.Value("kale", isVerbatim: true, source: nil)
        #expect(
            TeachingPage.html(Self.quiz, values: [.line(.number(1)): value]) == """
                <section class="quiz" id="quiz-1" aria-labelledby="quiz-1.question">
                <p class="callout-title">Quiz</p>
                <div class="question" id="quiz-1.question">
                <p>Which of <em>them</em>?</p>
                </div>
                <ul class="options" data-choose="one">
                <li class="option" data-right="yes">
                <div class="option-text">The first</div>
                <details class="why"><summary>Is this right?</summary>
                <p class="mark">Right.</p>
                <p>It is.</p>
                </details>
                </li>
                <li class="option" data-right="no">
                <div class="option-text">kale</div>
                <details class="why"><summary>Is this right?</summary>
                <p class="mark">Not this one.</p>
                <p>It is not.</p>
                </details>
                </li>
                </ul>
                </section>

                """)
    }

    @Test("Where several answers are right, several can be chosen")
    func several() {
        let quiz = Self.quiz.replacing("[ ]", with: "[x]") + "> - [ ] c\n>\n>   No.\n"
        #expect(TeachingPage.html(quiz).contains("data-choose=\"several\""))
    }
}

@Suite("References on their page")
struct ReferencePageTests {
    private static func html(_ value: RunReference.Value?, _ markdown: String = "{{k.output}}\n")
        -> String
    {
        TeachingPage.html(markdown, values: value.map { [.output: $0] } ?? [:])
    }

    private static func source(_ lesson: String) -> SnippetReference? {
        guard let lesson = LessonID(lesson), let snippet = SnippetID("k") else { return nil }
        return SnippetReference(lesson: lesson, snippet: snippet)
    }

    @Test("What a program said is set as its words, and leads to the run")
    func verbatim() {
        #expect(
            Self.html(RunReference.Value("a <b>\nc", isVerbatim: true, source: Self.source("a")))
                == "<p><a class=\"recorded\" href=\"#run-k\" title=\"From the recorded run of ‘k’\">"
                + "<samp>a &lt;b&gt;<br />c</samp></a></p>\n")
    }

    @Test("A figure of Lectern's own is set as text, and leads to another lesson's run")
    func figure() {
        #expect(
            Self.html(RunReference.Value("2", isVerbatim: false, source: Self.source("b")))
                == "<p><a class=\"recorded\" href=\"b.html#run-k\" title=\"From the recorded run of ‘k’\">"
                + "2</a></p>\n")
    }

    @Test("It leads nowhere where its run is not shown, and within a link")
    func unlinked() {
        let hidden = RunReference.Value("2", isVerbatim: false, source: nil)
        #expect(
            Self.html(hidden)
                == "<p><span class=\"recorded\" title=\"From the recorded run of ‘k’\">2</span></p>\n"
        )
        let shown = RunReference.Value("2", isVerbatim: false, source: Self.source("a"))
        #expect(
            Self.html(shown, "[see {{k.output}}](https://swift.org)\n")
                == "<p><a href=\"https://swift.org\">see <span class=\"recorded\" "
                + "title=\"From the recorded run of ‘k’\">2</span></a></p>\n")
    }

    @Test("What is not known shows that something is left out")
    func unknown() {
        #expect(Self.html(nil) == "<p><span class=\"recorded\">…</span></p>\n")
    }
}
