package import CourseModel
package import Diagnostics

/// A recording that cannot be used.
package struct DamagedRecording: Sendable {
    /// What of a lesson's recordings it is.
    package enum Extent: Sendable {
        /// The data file, and with it all of them.
        case lesson
        /// The data file of a lesson that is gone, and the texts beside it.
        case goneLesson([SnippetID])
        /// The text of one, which is not what its data say, and the program that it is of.
        ///
        /// That is an error only while the program is the one recorded. For a program that has changed it
        /// is a build that was killed between writing the two, and the program is recorded anew.
        case snippet(SnippetID, Recipe)
        /// The data of one without the text, and the program that it is of.
        ///
        /// Where the program still shows a text of that hash, nothing is lost.
        case missingText(SnippetID, Recipe, hash: String)
        /// A text without data: of a snippet that is gone, or of one whose build was killed.
        case text(SnippetID)
    }

    /// The lesson.
    package let lesson: LessonID
    /// What of its recordings it is.
    package let extent: Extent
    /// The texts that can still be read of it.
    package let texts: [SnippetID: String]
    /// What is wrong.
    package let diagnostic: Diagnostic

    /// A recording that cannot be used.
    init(
        lesson: LessonID, extent: Extent, texts: [SnippetID: String] = [:], diagnostic: Diagnostic
    ) {
        self.lesson = lesson
        self.extent = extent
        self.texts = texts
        self.diagnostic = diagnostic
    }
}
