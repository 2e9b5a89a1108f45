package import CourseModel
package import Diagnostics

/// Reads Markdown that belongs to no course: a README, an article of DocC.
///
/// Its fences mean what they mean in a lesson. Nothing else is asked of it: no title, no name of the
/// file, no links that lead somewhere, and what Lectern makes of callouts or HTML is of no interest.
package enum PlainMarkdown {
    /// What came of a file.
    package struct Reading: Sendable {
        /// The file as a lesson, which is called after it.
        package let lesson: Lesson
        /// What is wrong with its fences and what is said of them.
        package let diagnostics: [Diagnostic]
    }

    /// Whether a file of this name is Markdown.
    package static func isMarkdown(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".md") || name.hasSuffix(".markdown")
    }

    /// Reads a file of the given name for a lesson.
    ///
    /// Of a file that is not UTF-8 nothing is read: no place behind the first wrong byte could be
    /// trusted.
    ///
    /// - Parameters:
    ///   - root: the folder that its path is relative to; empty for none.
    ///   - others: the files that its fences can name.
    package static func read(
        _ file: CourseFiles.File, root: String, as id: LessonID, settings: CourseSettings,
        others: CourseFiles? = nil
    ) -> Reading {
        let text = CourseText(file, root: root)
        guard text.validLength == nil else {
            return Reading(
                lesson: Lesson(
                    id: id, title: id.slug, summary: "", path: file.path, source: text.source,
                    blocks: [], snippets: [], setup: []),
                diagnostics: text.diagnostics)
        }
        let frontMatter = frontMatter(of: text.source)
        let reader = LessonReader(
            files: others ?? CourseFiles(root: root, files: []), settings: settings)
        let built = reader.build(
            LessonText(file: text.source, bodyOffset: frontMatter?.bodyOffset ?? 0),
            path: file.path)
        let lesson = Lesson(
            id: id, title: frontMatter?.title ?? id.slug, summary: "", path: file.path,
            source: text.source, blocks: [], snippets: built.snippets,
            setup: frontMatter?.setup ?? [])
        let diagnostics = built.diagnostics + OutputDemands.diagnostics(of: built.snippets)
        let languages = ["swift", "output"] + settings.runners.map(\.language)
        return Reading(
            lesson: lesson,
            diagnostics: diagnostics.filter {
                isOf(languages, $0, in: text.source, isOfCourse: others != nil)
            })
    }

    /// Whether what is said concerns what is tested, or would not be: fences in languages that are run,
    /// their words, and what looks like such a fence.
    private static func isOf(
        _ languages: [String], _ diagnostic: Diagnostic, in source: SourceFile, isOfCourse: Bool
    ) -> Bool {
        let isSeeming = ofSeemingFences.contains(diagnostic.id)
        if isOfCourse, ofCourses.contains(diagnostic.id) { return true }
        guard isSeeming || ofFences.contains(diagnostic.id) else { return false }
        guard let span = diagnostic.span else { return true }
        let line = source.contents(ofLine: source.line(at: span.range.lowerBound)).lowercased()
        let isFence = isSeeming || line.contains("```") || line.contains("~~~")
        return !isFence || languages.contains(where: line.contains)
    }

    /// The front matter; `nil` where two rules merely look like it, with fences between them.
    private static func frontMatter(of source: SourceFile) -> FrontMatter? {
        let frontMatter = FrontMatter(file: source)
        let lines = source[0..<frontMatter.bodyOffset].split(whereSeparator: \.isNewline)
        return lines.contains(where: SourceFence.resembles) ? nil : frontMatter
    }

    /// What is said of fences that are none, or of nothing that is known.
    private static let ofSeemingFences: Set<DiagnosticID> = [
        .notAFence, .unclosedFence, .unknownLanguage,
    ]

    /// What is said of fences that a course would compare or run, and cannot.
    private static let ofCourses: Set<DiagnosticID> = [.orphanOutput, .wordNeedsRunner]

    /// What is said of fences and their words.
    private static let ofFences: Set<DiagnosticID> = [
        .tooDeeplyNested, .unknownWord, .repeatedWord, .contradictoryWords, .invalidWordValue,
        .unclosedQuote, .orphanComment, .needsSwift, .missingFile, .brokenRegion, .differingBody,
        .hideInString, .duplicateSnippet,
    ]
}
