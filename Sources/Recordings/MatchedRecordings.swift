package import CourseModel

/// The recordings of a course, each with the program that it is of.
package struct MatchedRecordings: Sendable, Equatable {
    private let lessons: [LessonID: [SnippetID: Recording]]

    /// The recordings of programs, which are all of the course's: a recording that one of them has is
    /// no other's.
    package init(programs: [Program], recordings: [LessonID: LessonRecordings]) {
        let lessons = Dictionary(grouping: programs, by: \.reference.lesson)
        self.lessons = Dictionary(
            uniqueKeysWithValues: lessons.map { lesson, programs in
                (lesson, RecordingLedger.match(programs, with: recordings[lesson]))
            })
    }

    /// The recordings of a lesson's programs, by the names that these have now.
    package subscript(lesson: LessonID) -> [SnippetID: Recording] { lessons[lesson] ?? [:] }

    /// The recording of a program, under whatever name; `nil` where it has none.
    package subscript(program: Program) -> Recording? {
        lessons[program.reference.lesson]?[program.reference.snippet]
    }
}
