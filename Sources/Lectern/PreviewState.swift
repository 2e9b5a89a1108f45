import CourseLoading
import CourseModel
import Diagnostics
import Execution
import Recordings
import Rendering
import Serving
import Verification

/// What a preview knows from one rebuild to the next.
struct PreviewState: Sendable {
    /// The files as they were read last.
    var files: CourseFiles?
    /// The site that is served.
    var served = ServedSite()
    /// Its files before they were made to follow changes.
    var tree = SiteTree()
    /// What was read of its files, and rendered, to be taken again where it is the same.
    var reading = CourseLoader.Memory()
    var pages = RenderedPages()
    /// The recordings that builds would have written, by path, and those that were read when they were
    /// made: where these have changed since, somebody has recorded, and is believed.
    private var results: [String: [UInt8]] = [:]
    private var basis: [String: [UInt8]] = [:]
    private var encoded = EncodedRecordings()

    /// Files with what earlier rebuilds found out in the place of their recordings.
    func withResults(_ files: CourseFiles) -> CourseFiles {
        guard Self.recordings(of: files) == basis else { return files }
        let others = files.files.filter { !$0.path.hasPrefix("recordings/") }
        let recorded = results.map { CourseFiles.File(path: $0.key, bytes: $0.value) }
        return CourseFiles(
            root: files.root,
            files: (others + recorded).sorted {
                $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
            }, diagnostics: files.diagnostics)
    }

    /// Takes up what a check found out.
    mutating func keepResults(
        of check: CourseCheck, _ annotations: CourseAnnotations, _ options: CheckOptions
    ) async {
        var recordings = check.recordings.adding(annotations.recordedCode)
        let isWhole = !check.diagnostics.containErrors
        if !isWhole {
            // What an error has hidden, such as a fence that cannot be read, is recorded all the same.
            for (id, earlier) in check.earlierRecordings {
                guard let now = recordings[id] else { continue }
                recordings[id] = LessonRecordings(
                    lesson: id,
                    recordings: earlier.recordings.merging(now.recordings) { _, new in new },
                    code: earlier.code.merging(now.code) { _, new in new })
            }
        }
        let files = await encoded.files(of: recordings, check.course, jobs: options.jobs)
        results = isWhole ? files : results.merging(files) { _, new in new }
        basis = self.files.map(Self.recordings) ?? [:]
    }

    /// A site in which pages of lessons that cannot be read rightly are as they were before.
    func keepingBrokenPages(_ new: SiteTree, of check: CourseCheck) -> SiteTree {
        let broken = Set(
            check.others.filter {
                $0.severity == .error && !$0.saysNotRunYet && !$0.leavesPagesWhole
            }
            .compactMap(\.span?.file))
        guard !broken.isEmpty, !tree.paths.isEmpty else { return new }
        // Without settings, or without a folder, there is no course to show.
        let vital = files.map { [$0.root, "\($0.root)/course.yml"] } ?? []
        if vital.contains(where: broken.contains) { return tree }
        let intact = Set(
            check.course.lessons.filter { !broken.contains($0.source.path) }
                .map { SitePath(pageOf: $0.id) })
        var site = SiteTree()
        for path in Set(new.paths).union(tree.paths) {
            let isPage = path.text.hasSuffix(".html") && !path.text.contains("/")
            let isLesson = isPage && ![.index, .glossary, .missing].contains(path)
            let keeps = isLesson && !intact.contains(path)
            let bytes = keeps ? tree.files[path] ?? new.files[path] : new.files[path]
            if let bytes { _ = site.add(bytes, at: path) }
        }
        return site
    }

    private static func recordings(of files: CourseFiles) -> [String: [UInt8]] {
        files.byPath.filter { $0.key.hasPrefix("recordings/") }
    }
}

extension CourseFiles {
    /// The paths of files that are new, gone, or other than they were.
    func changes(since earlier: CourseFiles) -> [String] {
        let (old, new) = (earlier.byPath, byPath)
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    }
}

extension Diagnostic {
    /// Whether it stands in the settings and says nothing about the pages of lessons.
    fileprivate var leavesPagesWhole: Bool {
        id == .packageNotBuilt
            || id == .missingFile && span?.file.hasSuffix("course.yml") == true
    }

    /// Whether it only says that a snippet was not run yet.
    var saysNotRunYet: Bool {
        [.notRecorded, .staleRecording, .orphanRecording, .noTimeline].contains(id)
    }
}
