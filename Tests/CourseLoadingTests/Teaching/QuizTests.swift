import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Quizzes")
struct QuizTests {
    private static func quizzes(_ markdown: String) -> [Quiz] {
        Courses.course(lesson: markdown).lessons[0].blocks.compactMap { block in
            if case .quiz(let quiz) = block { quiz } else { nil }
        }
    }

    @Test("A quiz has a question, what belongs to it, and answers with the reason for each")
    func whole() throws {
        let markdown = """
            > [!QUIZ] Which of *them* is `kale`?
            >
            > Look at the leaves:
            >
            > - [x] The **first**
            >
            >   It has them.
            >
            >   All of them.
            > - [ ] The second
            >
            >   It has none.

            """
        #expect(Courses.lesson(markdown).brief == [])
        let quiz = try #require(Self.quizzes(markdown).first)
        #expect(quiz.anchor == "quiz-1")
        #expect(
            quiz.question == [
                .text("Which of "), .emphasis([.text("them")]), .text(" is "), .code("kale"),
                .text("?"),
            ])
        #expect(quiz.material == [.paragraph([.text("Look at the leaves:")])])
        #expect(quiz.options.map(\.isRight) == [true, false])
        #expect(quiz.options.map(\.text.plainText) == ["The first", "The second"])
        #expect(quiz.options.map(\.why.count) == [2, 1])
        #expect(!quiz.hasSeveralRight)
    }

    @Test("Several answers can be right, and quizzes of a page have anchors of their own")
    func several() {
        let quiz =
            "> [!QUIZ] Q?\n>\n> - [x] a\n>\n>   r\n> - [X] b\n>\n>   r\n> - [ ] c\n>\n>   r\n"
        let quizzes = Self.quizzes("\(quiz)\n\(quiz)")
        #expect(quizzes.map(\.hasSeveralRight) == [true, true])
        #expect(quizzes.map(\.anchor) == ["quiz-1", "quiz-2"])
    }

    @Test("A question and answers may be taken from runs")
    func references() throws {
        let quiz = try #require(
            Self.quizzes(
                """
                > [!QUIZ] {{kale.output}}
                >
                > - [x] {{kale.line(1)}}
                >
                >   It says {{kale.line(2)}}.
                > - [ ] {{kale.line(3)}}
                >
                >   No.

                """
            ).first)
        #expect(quiz.question.references.map(\.property) == [.output])
        #expect(
            quiz.options.map { $0.text.references.map(\.property) }
                == [[.line(.number(1))], [.line(.number(3))]])
        #expect(quiz.options[0].why.references.map(\.property) == [.line(.number(2))])
    }

    @Test(
        "A quiz that cannot be answered is refused, with the place of what is wrong",
        arguments: [
            ("[!QUIZ]\n\n- [x] a\n\n  r\n- [ ] b\n\n  r", "‹[!QUIZ]› this quiz asks nothing"),
            ("[!QUIZ] Q?", "‹[!QUIZ] Q?› this quiz has no answers to choose from"),
            (
                "[!QUIZ] Q?\n\n1. [x] a\n\n   r",
                "‹[!QUIZ] Q?› this quiz has no answers to choose from"
            ),
            (
                "[!QUIZ] Q?\n\n- [ ] a\n\n  r\n- [ ] b\n\n  r",
                "‹[!QUIZ] Q?› no answer to this quiz is right"
            ),
            (
                "[!QUIZ] Q?\n\n- [x] a\n\n  r\n- [x] b\n\n  r",
                "‹[!QUIZ] Q?› every answer to this quiz is right"
            ),
            (
                "[!QUIZ] Q?\n\n- [x] a\n\n  r",
                "‹[!QUIZ] Q?› a quiz with one answer leaves nothing to choose"
            ),
            (
                "[!QUIZ] Q?\n\n- [x] a\n- [ ] b\n\n  r",
                "‹- [x] a› this answer does not say why it is right"
            ),
            (
                "[!QUIZ] Q?\n\n- [x] a\n\n  r\n- [ ] b",
                "‹- [ ] b› this answer does not say why it is wrong"
            ),
            (
                "[!QUIZ] Q?\n\n- [x] a\n\n  r\n- b\n\n  r",
                "‹- b› this answer does not say whether it is right"
            ),
            (
                "[!QUIZ] Q?\n\n- [x] a\n\n  r\n- [y] b\n\n  r",
                "‹- [y] b› this answer does not say whether it is right"
            ),
            ("[!QUIZ] Q?\n\n- [x] a\n\n  r\n- [ ]\n\n  r", "‹- [ ]› this answer says nothing"),
            (
                "[!QUIZ] Q?\n\n- [x] a\n\n  r\n- [ ] a\n\n  r",
                "‹- [ ] a› this answer stands in the quiz already"
            ),
            (
                "[!QUIZ] Q?\n\n- [x] a\n\n  r\n- [ ] b\n\n  r\n\nAnd more.",
                "‹And more.› something stands behind this quiz's answers"
            ),
        ])
    func refused(quotation: String, expected: String) throws {
        let markdown = quotation.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "> \($0)\n" }.joined()
        let result = Courses.lesson(markdown)
        #expect(result.ids == [.brokenQuiz])
        let diagnostic = try #require(result.diagnostics.first)
        let span = try #require(diagnostic.span)
        let text = try #require(result.source(of: span))[span.range].split(separator: "\n").first
        #expect("‹\(text ?? "")› \(diagnostic.summary)" == expected)
        #expect(diagnostic.help != nil)
    }
}
