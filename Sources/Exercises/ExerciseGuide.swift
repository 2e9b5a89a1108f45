package import CourseModel

/// What stands beside a learner's program: the task as the lesson words it, and how to work on it.
package struct ExerciseGuide: Sendable {
    /// The name of the file.
    static let name = "README.md"

    private let exercise: CourseExercise
    private let file: ProgramFile
    private let markdown: LessonMarkdown

    /// The guide to an exercise.
    ///
    /// - Parameters:
    ///   - file: the learner's program.
    ///   - content: the path from the exercise's folder to the course's.
    init(exercise: CourseExercise, file: ProgramFile, content: String) {
        self.exercise = exercise
        self.file = file
        markdown = LessonMarkdown(of: exercise, content: content)
    }

    /// A step of help as Markdown.
    ///
    /// - Parameter content: the path from where it is read to the course's folder.
    package static func text(
        of hint: Exercise.Hint, in exercise: CourseExercise, content: String
    ) -> String {
        LessonMarkdown(of: exercise, content: content).text(ofQuotation: hint.source)
    }

    /// What the file holds.
    var text: String {
        // The first lines are the heading, which here is the only one of its level.
        let task = markdown.text(of: Array(exercise.exercise.task.dropFirst()))
        let hints = exercise.exercise.hints.count
        let command = "lectern exercise . \(exercise.reference)"
        var commands = ["\(command)             # says whether it is right, and what differs"]
        if hints > 0 {
            commands.append(
                "\(command) --hint      # the next of \(hints) hint\(hints == 1 ? "" : "s")")
        }
        commands.append("\(command) --solution  # one way to do it")
        return """
            <!-- \(GeneratedMark.words) -->

            # \(exercise.title)

            An exercise of the lesson ‘\(exercise.lesson.title)’.

            \(task)

            ## How to work on it

            Write into `\(file.name)`, which holds what you begin with. Then, in the folder \
            with all exercises:

            ```sh
            \(commands.joined(separator: "\n"))
            ```

            \(conditions)
            """
    }

    /// What is to be known of how the program is run.
    private var conditions: String {
        let settings = exercise.solution.request.settings
        var sentences = [
            "Only this file counts. It is run away from your own files, and for at most "
                + "\(settings.timeLimit / 1000) seconds."
        ]
        if !settings.arguments.isEmpty {
            sentences.append(
                "It gets the arguments `\(settings.arguments.joined(separator: " "))`.")
        }
        if settings.standardInput != nil { sentences.append("It reads standard input.") }
        if !settings.files.isEmpty {
            let names = settings.files.map { "`\($0.name)`" }.joined(separator: ", ")
            sentences.append("Beside it lie, as the lesson has them: \(names).")
        }
        return sentences.joined(separator: " ") + "\n"
    }

    /// The readme of the folder with all exercises.
    static func overview(of course: Course) -> String {
        let items = course.exercises.map { exercise in
            "* [\(exercise.title)](\(exercise.reference)/\(name)), "
                + "of the lesson ‘\(exercise.lesson.title)’"
        }
        return """
            <!-- \(GeneratedMark.words) -->

            # Exercises of ‘\(course.settings.title)’

            \(items.joined(separator: "\n"))

            `lectern exercise .` in this folder says which of them you have solved.

            """
    }
}
