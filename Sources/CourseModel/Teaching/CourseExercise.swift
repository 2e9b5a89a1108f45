/// The name of an exercise within its course.
package struct ExerciseReference: Sendable, Hashable, CustomStringConvertible {
    /// The lesson it stands in.
    package let lesson: LessonID
    /// Its name there.
    package let name: SnippetID

    /// The name of an exercise of a lesson.
    package init(lesson: LessonID, name: SnippetID) {
        self.lesson = lesson
        self.name = name
    }

    /// Reads `lesson/name`; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let names = text.split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, let lesson = LessonID(names[0]), let name = SnippetID(names[1])
        else { return nil }
        self.init(lesson: lesson, name: name)
    }

    /// `lesson/name`.
    package var description: String { "\(lesson)/\(name)" }
}

/// An exercise with the lesson that it stands in.
package struct CourseExercise: Sendable, Equatable {
    /// The lesson.
    package let lesson: Lesson
    /// The exercise.
    package let exercise: Exercise

    /// Its name within the course.
    package var reference: ExerciseReference {
        ExerciseReference(lesson: lesson.id, name: exercise.name)
    }

    /// Its heading, without markup.
    package var title: String {
        guard case .heading(let heading) = exercise.blocks.first else {
            preconditionFailure("an exercise begins with its heading")
        }
        return heading.content.plainText
    }

    /// The program that readers begin with.
    package var starter: Snippet { lesson.snippets[exercise.starter] }
    /// A program that passes.
    package var solution: Snippet { lesson.snippets[exercise.solution] }
    /// The program that checks; `nil` where the solution's own contract does.
    package var check: Snippet? { exercise.check.map { lesson.snippets[$0] } }

    /// The name of one of its programs within the course.
    package func reference(to snippet: Snippet) -> SnippetReference {
        SnippetReference(lesson: lesson.id, snippet: snippet.id)
    }
}

extension Course {
    /// The exercises in the order in which they are read.
    package var exercises: [CourseExercise] { lessons.flatMap(\.exercises) }
}

extension Lesson {
    /// The exercises in the order in which they stand.
    package var exercises: [CourseExercise] {
        blocks.exercises.map { CourseExercise(lesson: self, exercise: $0) }
    }
}
