package import CourseModel
import Diagnostics

/// What came of reading Markdown outside the course, such as a README.
///
/// Its snippets are read as those of a lesson are. It has no page, so nothing is said of what only
/// pages need: links, HTML, front matter.
struct OutsideReading: Sendable {
    /// The file as a lesson that is called after it.
    let lesson: Lesson
    /// Its text, for diagnostics.
    let source: SourceFile
    /// What is wrong with its snippets.
    let diagnostics: [Diagnostic]

    init(
        _ file: CourseFiles.File, root: String, files: CourseFiles, settings: CourseSettings
    ) {
        let text = CourseText(file, root: root)
        source = text.source
        let reader = LessonReader(files: files, settings: settings.reading(file))
        let built = reader.build(LessonText(file: source, bodyOffset: 0), path: file.path)
        lesson = Lesson(
            id: Self.id(from: file.path), title: file.path, summary: "", path: file.path,
            source: source, blocks: [], snippets: built.snippets, setup: [])
        diagnostics =
            text.diagnostics
            + (built.diagnostics + OutputDemands.diagnostics(of: built.snippets)).filter {
                !Self.onlyForPages.contains($0.id)
            }
    }

    /// What is said of pages and means nothing where there is none.
    private static let onlyForPages: Set<DiagnosticID> = [
        .rawHTMLDropped, .dangerousLink, .brokenLink, .brokenAnchor,
    ]

    /// A name from a path: `../README.md` is called `readme`.
    private static func id(from path: String) -> LessonID {
        let name = path.split(separator: "/").last?.dropLast(3) ?? ""
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
            .joined(separator: "-")
        guard let id = LessonID(words) ?? LessonID("source") else {
            preconditionFailure("‘source’ can be a lesson's name")
        }
        return id
    }
}

extension CourseSettings {
    /// The settings with which a file is read: others where it lies outside the course and has no page.
    package func reading(_ file: CourseFiles.File) -> CourseSettings {
        guard file.isOutside else { return self }
        let pattern = sources.first { file.patterns.contains($0.path) }
        return CourseSettings(
            title: title, unmarked: pattern?.unmarked ?? .skip, allowsRawHTML: true,
            runners: runners, packages: packages, sources: sources)
    }
}
