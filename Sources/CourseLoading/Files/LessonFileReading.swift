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
    init(
        _ file: CourseFiles.File, root: String, reader: LessonReader, hasGlossary: Bool
    ) {
        let text = CourseText(file, root: root)
        let source = text.source
        var diagnostics = text.diagnostics
        var sources = [source]
        lesson = Self.lesson(
            file, source, reader: reader, hasGlossary: hasGlossary, diagnostics: &diagnostics,
            sources: &sources)
        self.diagnostics = diagnostics
        self.sources = sources
    }

    private static func lesson(
        _ file: CourseFiles.File, _ source: SourceFile, reader: LessonReader, hasGlossary: Bool,
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
        if let page = ownPage(at: SitePath(pageOf: name.lesson), hasGlossary: hasGlossary) {
            diagnostics.append(
                Diagnostic(
                    .pathCollision, "a lesson ‘\(name.lesson)’ would replace \(page)",
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
            snippets: built.snippets, setup: frontMatter.setup, hasReferences: built.hasReferences)
        return (name, lesson)
    }

    /// The page of the site's own, in words, that a path belongs to.
    private static func ownPage(at path: SitePath, hasGlossary: Bool) -> String? {
        switch path {
        case .index: "the landing page"
        case .missing: "the page for wrong addresses"
        case .glossary where hasGlossary: "the page of the glossary"
        default: nil
        }
    }
}
