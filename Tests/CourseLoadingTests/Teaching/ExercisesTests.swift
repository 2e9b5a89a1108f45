import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Exercises")
struct ExercisesTests {
    /// The section of an exercise called ‘watering’, with a starter and a solution.
    private static func section(
        starter: String = "swift starter", solution: String = "swift solution",
        proof: String = "```output\nkale\n```\n", more: String = ""
    ) -> String {
        """
        <!-- lectern: exercise=watering -->
        ## Water them

        Print them.

        ```\(starter)
        print("leek")
        ```

        ```\(solution)
        print("kale")
        ```

        \(proof)
        \(more)
        """
    }

    @Test("An exercise is its section, with its programs, hints and task by their places")
    func whole() throws {
        let result = Courses.lesson(
            Self.section(
                more: """
                    > [!HINT]
                    > Look.

                    > [!HINT]
                    > Look again.

                    ## Afterwards

                    Over.

                    """))
        #expect(result.brief == [])
        let lesson = result.course.lessons[0]
        let exercise = try #require(lesson.exercises.first)
        #expect(exercise.reference.description == "a/watering")
        #expect(exercise.title == "Water them")
        #expect(exercise.exercise.anchor == "exercise-watering")
        #expect(exercise.starter.code == "print(\"leek\")\n")
        #expect(exercise.solution.code == "print(\"kale\")\n")
        #expect(exercise.check == nil)
        #expect(exercise.exercise.hints.map(\.number) == [1, 2])
        #expect(
            exercise.exercise.task.map { lesson.source[$0.range] } == [
                "## Water them", "Print them.",
            ])
        guard case .heading(let next) = lesson.blocks[1] else {
            Issue.record("the next section does not belong to it")
            return
        }
        #expect(next.content.plainText == "Afterwards")
    }

    @Test("Its programs are called after it unless they have names")
    func names() {
        let snippets = Courses.lesson(
            Self.section(
                solution: "swift id=mine solution", proof: "",
                more: "```swift check\nprint(1)\n```\n")
        ).course.lessons[0].snippets
        #expect(snippets.map(\.id.name) == ["watering-starter", "mine", "watering-check"])
        #expect(snippets.map(\.request.role) == [.starter, .solution, .check])
    }

    @Test("A smaller heading stays within, one of its own level ends it")
    func sections() {
        let blocks = Courses.course(lesson: Self.section(more: "### More\n\n# Other\n")).lessons[0]
            .blocks
        #expect(blocks.count == 2)
        #expect(blocks.exercises.first?.blocks.count == 5)
    }

    @Test(
        "Output, a group, a crash, a status and a check can each prove a solution",
        arguments: [
            ("swift solution", "```output\nkale\n```\n"),
            ("swift solution expect=compile-error group=SendingRisksDataRace", ""),
            ("swift solution expect=warning group=SendingRisksDataRace", ""),
            ("swift solution expect=crash", ""), ("swift solution expect=exit:3", ""),
            ("swift solution expect=timeout", ""),
            ("swift solution", "```swift check\nprint(1)\n```\n"),
        ])
    func proofs(solution: String, proof: String) {
        #expect(Courses.lesson(Self.section(solution: solution, proof: proof)).brief == [])
    }

    @Test(
        "An exercise that proves nothing is refused",
        arguments: [
            (
                "swift starter", "swift solution", "",
                "nothing says what a solution of ‘watering’ must do"
            ),
            (
                "swift starter", "swift solution compile", "",
                "a solution that is not run proves nothing"
            ),
            (
                "swift starter compile", "swift solution", "```output\nkale\n```\n",
                "a starter that is not run cannot be shown not to pass"
            ),
            ("swift starter", "swift", "", "‘watering’ has no solution"),
            ("swift", "swift solution", "```output\nkale\n```\n", "‘watering’ has no starter"),
        ])
    func proves(starter: String, solution: String, proof: String, expected: String) {
        let result = Courses.lesson(
            Self.section(starter: starter, solution: solution, proof: proof))
        #expect(result.diagnostics.map(\.summary) == [expected])
        #expect(result.ids == [.brokenExercise])
    }

    @Test(
        "What is said of no exercise, or twice of one, is refused at its place",
        arguments: [
            (
                "```swift starter\n```\n",
                "4:10 ‹starter› broken-exercise: ‘starter’ stands in no exercise | name the exercise "
                    + "right above its heading: <!-- lectern: exercise=watering -->"
            ),
            (
                "> [!HINT]\n> x\n",
                "4:3 ‹[!HINT]› broken-exercise: a hint belongs into the section of an exercise | name "
                    + "one right above its heading, or make this a [!TIP]"
            ),
            (
                "<!-- lectern: exercise=a -->\nText.\n",
                "4:15 ‹exercise› broken-exercise: no heading stands below this, so nothing is an "
                    + "exercise | put it right above the heading of the exercise's section"
            ),
            (
                "```swift exercise=a\nprint(1)\n```\n",
                "4:10 ‹exercise› broken-exercise: ‘exercise’ names a section, and this is a fence | "
                    + "write <!-- lectern: exercise=watering --> right above the section's heading"
            ),
        ])
    func astray(markdown: String, expected: String) {
        #expect(Courses.lesson(markdown).brief == [expected])
    }

    @Test(
        "What stands wrongly in an exercise is refused",
        arguments: [
            ("```swift solution\nprint(2)\n```\n", "‘watering’ has two programs called ‘solution’"),
            ("> [!HINT]\n", "this hint says nothing"),
            (
                "- ```swift check\n  print(1)\n  ```\n",
                "‘check’ stands within a list or a quotation"
            ),
        ])
    func within(more: String, expected: String) {
        #expect(Courses.lesson(Self.section(more: more)).diagnostics.map(\.summary) == [expected])
    }

    @Test("A name stands once, is a name, and stands alone")
    func name() {
        let twice = Self.section() + "\n" + Self.section()
        #expect(
            Courses.lesson(twice).diagnostics.first?.summary
                == "‘watering’ names two exercises of this lesson")
        let wrong = Self.section().replacing("exercise=watering", with: "exercise=Watering")
        #expect(
            Courses.lesson(wrong).diagnostics.first?.summary
                == "‘Watering’ is no name of an exercise")
        let more = Self.section().replacing(
            "exercise=watering", with: "exercise=watering timeout=3s")
        #expect(
            Courses.lesson(more).diagnostics.map(\.summary) == [
                "‘timeout’ is nothing that can be said of an exercise"
            ])
    }

    @Test(
        "A check takes no words of runs that are recorded",
        arguments: [
            "compile", "expect=crash", "output=ignored", "order=\"a last\"", "mask=time", "gallery",
            "timeline", "stdin=x", "predict", "pair=mine", "tab", "hidden", "skip=x", "starter",
        ])
    func contradictions(word: String) {
        let ids = Courses.lesson(
            Self.section(proof: "", more: "```swift check \(word)\nprint(1)\n```\n")
        ).ids
        #expect(ids.contains(.contradictoryWords))
    }

    @Test("An exercise within another one is refused, and the outer one keeps its parts")
    func nested() {
        let result = Courses.lesson(
            Self.section(more: "<!-- lectern: exercise=inner -->\n### Inner\n"))
        #expect(result.diagnostics.map(\.summary) == ["this exercise stands within ‘watering’"])
        #expect(result.course.exercises.map(\.reference.description) == ["a/watering"])
    }

    @Test("A check cannot be given what is not run")
    func checkOfRefusal() {
        let result = Courses.lesson(
            Self.section(
                solution: "swift solution expect=compile-error error=x",
                proof: "```swift check\nprint(1)\n```\n"))
        #expect(
            result.diagnostics.map(\.summary) == [
                "a check is given what a solution prints, and this one is not run"
            ])
    }

    @Test("Comments of authors and what its programs print are no part of the task")
    func task() throws {
        let lesson = Courses.course(
            lesson: Self.section(
                more: """
                    <!-- a remark -->

                    ```swift id=example
                    print("an example")
                    ```

                    ```output
                    an example
                    ```

                    """)
        ).lessons[0]
        let task = try #require(lesson.exercises.first).exercise.task
        #expect(
            task.map { lesson.source[$0.range].prefix(12) } == [
                "## Water the", "Print them.", "```swift id=", "```output\nan",
            ])
    }
}
