package import CourseModel
package import Diagnostics

/// Reads single lessons of a course, each as it is read when the whole course is.
package struct LessonReader: Sendable {
    /// What came of one lesson's Markdown.
    package struct Reading: Sendable, Equatable {
        /// The lesson's text, without a byte order mark; what is not UTF-8 in it is repaired.
        package let source: SourceFile
        /// What is shown; links between files are as the author wrote them.
        package let blocks: [Block]
        /// The lesson's snippets in the order in which they stand.
        package let snippets: [Snippet]
        /// What is wrong with the Markdown.
        package let diagnostics: [Diagnostic]
    }

    private let root: String
    private let settings: CourseSettings
    /// The files that words of a fence can name: recordings are Lectern's own.
    private let namedFiles: [String: CourseFiles.File]

    /// A reader of lessons that can name the given files.
    package init(files: CourseFiles, settings: CourseSettings) {
        root = files.root
        self.settings = settings
        namedFiles = Dictionary(
            files.files.filter { !$0.path.hasPrefix("recordings/") }.map { ($0.path, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Reads a lesson; time and memory grow linearly with its text.
    package func read(_ lesson: CourseFiles.File) -> Reading {
        let source = CourseText(lesson, root: root).source
        var files = namedFiles
        files[lesson.path] = lesson
        let text = LessonText(file: source, bodyOffset: FrontMatter(file: source).bodyOffset)
        let built = build(text, path: lesson.path, files: files)
        return Reading(
            source: source, blocks: built.blocks, snippets: built.snippets,
            diagnostics: built.diagnostics)
    }

    /// Builds the Markdown of a lesson whose path in the course is given.
    func build(_ text: LessonText, path: String) -> LessonBuilder.Result {
        build(text, path: path, files: namedFiles)
    }

    private func build(
        _ text: LessonText, path: String, files: [String: CourseFiles.File]
    ) -> LessonBuilder.Result {
        LessonBuilder.build(
            text,
            options: LessonBuilder.Options(
                allowsRawHTML: settings.allowsRawHTML, unmarked: settings.unmarked,
                runners: settings.runners,
                files: LessonFiles(root: root, lesson: path, files: files)))
    }
}
