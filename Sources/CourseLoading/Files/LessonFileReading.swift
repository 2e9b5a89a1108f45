import CourseModel
import Diagnostics

/// What came of reading the file of one lesson; other lessons have no part in it.
struct LessonFileReading: Sendable {
    /// What the file's name says, with the lesson; `nil` where it is none.
    let lesson: (name: LessonFileName, lesson: Lesson)?
    /// What is wrong with it.
    let diagnostics: [Diagnostic]
    /// The files that this points into.
    let sources: [SourceFile]

    /// Reads a file of the course whose lessons a reader reads.
    init(_ file: CourseFiles.File, root: String, reader: LessonReader) {
        let text = CourseText(file, root: root)
        let source = text.source
        var diagnostics = text.diagnostics
        var sources = [source]
        lesson = Self.lesson(
            file, source, reader: reader, diagnostics: &diagnostics, sources: &sources)
        self.diagnostics = diagnostics
        self.sources = sources
    }

    private static func lesson(
        _ file: CourseFiles.File, _ source: SourceFile, reader: LessonReader,
        diagnostics: inout [Diagnostic], sources: inout [SourceFile]
    ) -> (name: LessonFileName, lesson: Lesson)? {
        guard let name = LessonFileName(path: file.path) else {
            diagnostics.append(
                Diagnostic(
                    .lessonName, "this is no file name of a lesson",
                    at: .file(source.path),
                    help: "call it NN-slug.md, for example 03-coroutines.md: a number, a hyphen, "
                        + "and lower-case letters, digits and hyphens"))
            return nil
        }
        guard ![.index, .missing].contains(SitePath(pageOf: name.lesson)) else {
            diagnostics.append(
                Diagnostic(
                    .pathCollision,
                    "a lesson ‘\(name.lesson)’ would replace a page of the site's own",
                    at: .file(source.path), help: "rename it"))
            return nil
        }
        let frontMatter = FrontMatter(file: source)
        diagnostics += frontMatter.diagnostics
        let built = reader.build(
            LessonText(file: source, bodyOffset: frontMatter.bodyOffset), path: file.path)
        diagnostics += built.diagnostics + OutputDemands.diagnostics(of: built.snippets)
        sources += built.codeFiles
        let lesson = Lesson(
            id: name.lesson, title: frontMatter.title ?? name.lesson.slug,
            summary: frontMatter.summary, path: file.path, source: source, blocks: built.blocks,
            snippets: built.snippets, setup: frontMatter.setup)
        return (name, lesson)
    }
}
