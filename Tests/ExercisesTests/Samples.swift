import CourseModel
import Exercises
import Planning
import TestSupport
import Testing

/// Courses with an exercise in them.
enum Samples {
    /// An exercise, whose parts are given, in a lesson of a part.
    static func exercise(
        task: String = "Print a line for each plant.", starter: String = "swift starter",
        code: String = "print(\"kale\")", before: String = "", hints: [String] = []
    ) -> Course {
        let hints = hints.map { "> [!HINT]\n> \($0)\n\n" }.joined()
        return Courses.course([
            "course.yml": """
            title: Garden
            runners:
              python: {command: [python3, "{file}"], version: [python3], extension: py, comment: "#"}

            """,
            "01-beds/01-plants.md": """
            ---
            title: Plants
            ---
            \(before)
            <!-- lectern: exercise=watering -->
            ### Water them *all*

            \(task)

            ```\(starter)
            \(code)
            ```

            \(hints)
            ```\(starter.replacing("starter", with: "solution"))
            print("kale")
            print("leek")
            ```

            ```output
            kale
            leek
            ```

            ## Afterwards

            """,
        ])
    }

    /// The files of a course's exercises.
    static func folder(_ course: Course) -> ExerciseFolder {
        ExerciseFolder(
            of: course, programs: Planner.plan(course).programs, content: "../content")
    }
}

extension ExerciseFolder {
    /// What learners work in.
    func work(_ path: String) throws -> String {
        String(decoding: try #require(work[path]), as: UTF8.self)
    }

    /// What is written for them to read.
    func guide(_ path: String) throws -> String {
        String(decoding: try #require(guides[path]), as: UTF8.self)
    }
}
