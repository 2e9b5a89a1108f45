import CourseLoading
import CourseModel
import Diagnostics
package import Execution
import Rendering
package import Reporting
package import Verification
import Writing

extension Pipeline {
    /// What is verified besides what ``CheckOptions`` say.
    package struct VerifyOptions: Sendable {
        /// How the course is checked.
        package var check: CheckOptions
        /// The folder of the site.
        package let site: String
        /// Only what was changed since this revision of git is run; `nil` for everything.
        package let since: String?

        /// What is verified.
        package init(check: CheckOptions, site: String, since: String? = nil) {
            self.check = check
            self.site = site
            self.since = since
        }
    }

    /// Checks a course and writes nothing but the cache: what has no recording is an error too, and so
    /// is a site that git tracks and that a build would change.
    ///
    /// The report's time is left at 0. Throws ``ExecutionFailure``, ``WritingFailure`` and
    /// ``UnknownSelection``.
    package static func verify(
        _ options: VerifyOptions, progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> (check: CourseCheck, report: CheckReport) {
        var checkOptions = options.check
        let files = CourseFiles.read(checkOptions.content)
        if let revision = options.since {
            checkOptions.selection.changed = try await changes(
                since: revision, in: files, checkOptions)
        }
        let check = try await CourseCheck.check(files, checkOptions, progress: progress)
        let template = TemplateCheck.diagnostics(of: check.course.themeFiles)
        let stale = template.containErrors ? [] : try await staleSite(check, options)
        return (check, CheckReport(check, others: (template + stale).sortedByPlace()))
    }

    private static func changes(
        since revision: String, in files: CourseFiles, _ options: CheckOptions
    ) async throws -> Set<SnippetReference> {
        let repository = try await GitRepository.find(
            containing: options.content, searchPath: options.searchPath,
            temporaryFolder: options.temporaryFolder)
        guard let repository else {
            throw ExecutionFailure(
                attempt: "looking for changes since \(revision)",
                cause: "\(options.content) lies in no repository of git",
                help: "leave --since out")
        }
        let earlier = try await repository.files(below: options.content, at: revision)
            .map { CourseFiles.File(path: $0.path, bytes: $0.bytes) }
            .filter { !$0.path.split(separator: "/").contains { $0.hasPrefix(".") } }
        return ChangedSnippets.between(
            CourseFiles(root: options.content, files: earlier), and: files)
    }

    /// What is wrong with a site that git tracks.
    private static func staleSite(
        _ check: CourseCheck, _ options: VerifyOptions
    ) async throws -> [Diagnostic] {
        let selection = options.check.selection
        // A site is as it should be only where the course is; and one of several shares looks at it.
        guard !check.diagnostics.containErrors, selection.names.isEmpty,
            selection.shard.map({ $0.index == 1 }) ?? true,
            let repository = try await GitRepository.find(
                containing: options.site, searchPath: options.check.searchPath,
                temporaryFolder: options.check.temporaryFolder),
            try await repository.tracks(options.site)
        else { return [] }
        let rendered = await render(
            check, CourseAnnotations.recorded(check), options.check)
        let differences = try SiteWriter.differences(of: options.site, from: rendered.site)
        guard let first = differences.first else { return rendered.collisions }
        let list = differences.prefix(longestList).map { "\($0.state.rawValue): \($0.path)" }
        let rest = differences.count - list.count
        return rendered.collisions + [
            Diagnostic(
                .staleSite, "the site is not what a build would write",
                at: .file("\(options.site)/\(first.path)"),
                quotation: list + (rest > 0 ? ["and \(rest) more"] : []),
                help: "run lectern build, and commit what it writes")
        ]
    }

    /// More stale files than this are counted and not listed.
    private static let longestList = 20
}

extension CheckReport {
    /// The report of a checked course, and of what else was found wrong.
    init(_ check: CourseCheck, others: [Diagnostic]) {
        let cases = check.findings.map { finding in
            Case(
                snippet: finding.snippet, span: finding.span, work: finding.work,
                duration: finding.observations.first?.transcript.duration ?? 0,
                diagnostics: finding.diagnostics)
        }
        self.init(
            generator: Pipeline.generator, recorder: check.recorder, cases: cases,
            others: check.others + others,
            notes: check.notes, isContained: check.isContained, elapsed: 0,
            sources: check.sources)
    }
}
