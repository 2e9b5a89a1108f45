import CourseModel
import Diagnostics

/// An exercise whose section is being read.
struct OpenExercise: Sendable {
    /// Its name.
    let name: SnippetID
    /// Its name within the page.
    let anchor: String
    /// Where it is named.
    let span: SourceSpan
    /// The level of its heading: one of the same level, or of a higher one, ends it.
    let level: Int
    /// Where its blocks begin among those of the lesson.
    let firstBlock: Int
    /// What tells readers what to do.
    var task: [SourceSpan] = []
    /// The programs by what they are for, with the places of the words that say so.
    var programs: [Exercise.Role: (snippet: Int, span: SourceSpan)] = [:]
    /// How many steps of help there are so far.
    var hints = 0
}
