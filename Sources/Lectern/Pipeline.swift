import CourseModel
package import Diagnostics
package import Execution
import Recordings
import Rendering
package import Verification
package import Writing

/// The whole way: load, plan, run, judge, render, write.
package enum Pipeline {
    /// The name and version that pages and `--version` give.
    package static let generator = "Lectern \(version)"
    /// The version of this program.
    package static let version = "0.1.0"

    /// What a build came to.
    package struct BuildReport: Sendable {
        /// The course as it was checked.
        package let check: CourseCheck
        /// What is wrong, the writing included; with errors among it nothing was written.
        package let diagnostics: [Diagnostic]
        /// What was written; `nil` where nothing was.
        package let site: FolderChange.Summary?
        /// What was recorded; `nil` where nothing was.
        package let recordings: FolderChange.Summary?
        /// What is known of the words in code; `nil` where that was not looked at.
        package let annotations: CourseAnnotations?
    }

    /// Builds a course's site, and records what is new; with ``CheckOptions/Purpose/replay`` nothing is
    /// run and nothing recorded.
    ///
    /// With any error the site and the recordings stay as they were. Throws ``ExecutionFailure`` and
    /// ``WritingFailure`` where the machine fails.
    package static func build(
        _ options: CheckOptions, site folder: String,
        progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> BuildReport {
        let check = try await CourseCheck.check(options, progress: progress)
        let diagnostics =
            (check.diagnostics + TemplateCheck.diagnostics(of: check.course.themeFiles))
            .sortedByPlace()
        guard !diagnostics.containErrors else {
            return BuildReport(
                check: check, diagnostics: diagnostics, site: nil, recordings: nil,
                annotations: nil)
        }
        let annotations =
            options.purpose == .record && options.asksAboutCode
            ? try await CourseAnnotations.complete(check, options)
            : CourseAnnotations.recorded(check)
        let rendered = await render(check, annotations, options)
        guard rendered.collisions.isEmpty else {
            return BuildReport(
                check: check, diagnostics: diagnostics + rendered.collisions, site: nil,
                recordings: nil, annotations: annotations)
        }
        try Task.checkCancellation()
        // Recordings first: a build that is killed here has lost nothing, and the next one writes
        // the same site from them.
        let recordings =
            options.purpose == .replay
            ? nil
            : try RecordingWriter.write(
                await encoded(
                    check.recordings.adding(annotations.recordedCode), of: check.course,
                    jobs: options.jobs),
                replacing: written(check), in: options.content)
        let site = try SiteWriter.write(rendered.site, to: folder)
        return BuildReport(
            check: check, diagnostics: diagnostics, site: site, recordings: recordings,
            annotations: annotations)
    }

    /// The site of a checked course, and what is wrong with the names of its files.
    static func render(
        _ check: CourseCheck, _ annotations: CourseAnnotations, _ options: CheckOptions
    ) async -> (site: SiteTree, collisions: [Diagnostic]) {
        var pages = RenderedPages()
        return await render(check, annotations, options, pages: &pages)
    }

    /// The same, with the pages that were rendered before.
    static func render(
        _ check: CourseCheck, _ annotations: CourseAnnotations, _ options: CheckOptions,
        pages: inout RenderedPages
    ) async -> (site: SiteTree, collisions: [Diagnostic]) {
        let rendered = await SiteRenderer.render(
            check.course, recordings: check.recordings, annotations: annotations.lessons,
            reusing: pages, generator: generator, jobs: options.jobs)
        pages = rendered.pages
        let collisions = rendered.collisions.map { asset in
            Diagnostic(
                .pathCollision,
                "a file of the course would replace the site's own \(asset.path)",
                at: .file("\(options.content)/\(asset.source)"), help: "rename it")
        }
        return (rendered.site, collisions)
    }

    /// The files of a course's recordings by path within its folder.
    static func encoded(
        _ recordings: [LessonID: LessonRecordings], of course: Course, jobs: Int
    ) async -> [String: [UInt8]] {
        var encoded = EncodedRecordings()
        return await encoded.files(of: recordings, course, jobs: jobs)
    }

    /// The paths where recordings of the lessons that are looked at were found, or can lie unseen: a
    /// text that is damaged, where the new one stands in an output fence.
    static func written(_ check: CourseCheck, in selection: Selection = Selection()) -> Set<String>
    {
        var paths: Set<String> = []
        for lesson in check.earlierRecordings.values where selection.includes(lesson.lesson) {
            paths.insert(RecordingCodec.dataPath(of: lesson.lesson))
            paths.formUnion(textPaths(of: lesson))
        }
        for lesson in check.recordings.values where selection.includes(lesson.lesson) {
            paths.formUnion(textPaths(of: lesson))
        }
        for (lesson, strays) in check.strayRecordings where selection.includes(lesson) {
            paths.formUnion(strays)
        }
        return paths
    }

    private static func textPaths(of lesson: LessonRecordings) -> [String] {
        lesson.recordings.keys.map { id in
            RecordingCodec.textPath(of: SnippetReference(lesson: lesson.lesson, snippet: id))
        }
    }
}

extension [LessonID: LessonRecordings] {
    /// The same recordings with what is known of each lesson's code.
    func adding(_ code: [LessonID: [String: RecordedCode]]) -> Self {
        var recordings = self
        for (lesson, code) in code { recordings[lesson]?.code = code }
        return recordings
    }
}
