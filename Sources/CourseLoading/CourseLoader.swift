package import CourseModel
package import Diagnostics
import Recordings

/// Reads a course: files in, values out, with everything that is wrong with them.
package enum CourseLoader {
    /// A course with its recordings, and what is wrong with either.
    package struct Result: Sendable {
        /// The course; lessons that could not be read are missing from it.
        package let course: Course
        /// What earlier builds recorded, by lesson.
        package let recordings: [LessonID: LessonRecordings]
        /// Recordings that are damaged.
        package let damagedRecordings: [DamagedRecording]
        /// What else is wrong, sorted by place.
        package let diagnostics: [Diagnostic]
        /// The files that the diagnostics point into.
        package let sources: [SourceFile]
    }

    /// Reads the files of a course's folder.
    package static func load(_ files: CourseFiles) -> Result {
        var loading = Loading(files: files)
        let reader = loading.reader()
        let hasGlossary = loading.hasGlossary
        let course = loading.course(
            of: loading.lessonFiles.map {
                LessonFileReading(
                    $0, root: files.root, reader: reader, hasGlossary: hasGlossary)
            })
        let targets = LinkTargets(course, files: files)
        return loading.result(
            course, lessons: course.pages.map { LinkResolver.resolve($0, targets: targets) },
            targets: targets,
            recordings: RecordingFiles.decode(
                loading.recordingFiles, of: course, root: files.root))
    }

    /// The same, some lessons at a time; the result is the same for any number of jobs.
    package static func load(_ files: CourseFiles, jobs: Int) async -> Result {
        var memory = Memory()
        return await load(files, jobs: jobs, memory: &memory)
    }

    /// The same, with what an earlier loading left; the result is the same whatever that was.
    package static func load(
        _ files: CourseFiles, jobs: Int, memory: inout Memory
    ) async -> Result {
        var loading = Loading(files: files)
        let reader = loading.reader()
        let surroundings = loading.surroundings
        let known = memory.readings.valid(in: surroundings)
        let readings = await loading.lessonFiles.concurrentMap(jobs: jobs, batch: batch) {
            known.reading(of: $0)
                ?? LessonFileReading(
                    $0, root: files.root, reader: reader, hasGlossary: surroundings.hasGlossary)
        }
        memory.readings = LessonReadings(readings, of: loading.lessonFiles, in: surroundings)
        let course = loading.course(of: readings)
        let targets = LinkTargets(course, files: files)
        let links = memory.links.valid(with: targets)
        let lessons = await course.pages.concurrentMap(jobs: jobs, batch: batch) {
            links.resolved($0) ?? LinkResolver.resolve($0, targets: targets)
        }
        memory.links = ResolvedLinks(lessons, of: course.pages, targets: targets)
        let recordings = await RecordingFiles.decode(
            loading.recordingFiles, of: course, root: files.root, jobs: jobs,
            memory: &memory.recordings)
        return loading.result(
            course, lessons: lessons, targets: targets, recordings: recordings)
    }

    /// How many lessons one task reads.
    private static let batch = 4
}

/// One reading of one course: its settings, then its lessons, then what they link to.
private struct Loading {
    let files: CourseFiles
    var diagnostics: [Diagnostic]
    var sources: [SourceFile] = []
    private var settings = CourseSettings(title: "Untitled")
    private(set) var lessonFiles: [CourseFiles.File] = []
    private(set) var recordingFiles: [CourseFiles.File] = []
    private var outsideFiles: [CourseFiles.File] = []
    private var assets: [SitePath: Asset] = [:]
    private var themeFiles: [ThemeFile] = []
    private var glossaryFile: CourseFiles.File?
    private var glossary: Glossary?
    var hasGlossary: Bool { glossaryFile != nil }
    /// What the lessons are read with.
    var surroundings: LessonReadings.Surroundings {
        let lessons = Set(lessonFiles.map(\.path))
        return LessonReadings.Surroundings(
            root: files.root, settings: settings, hasGlossary: hasGlossary,
            others: files.files.filter {
                !lessons.contains($0.path) && !$0.path.hasPrefix("recordings/") && !$0.isOutside
                    && $0 != glossaryFile
            })
    }

    init(files: CourseFiles) {
        self.files = files
        self.diagnostics = files.diagnostics
    }

    /// Reads the settings, sorts the files, and tells how lessons are read.
    mutating func reader() -> LessonReader {
        settings = readSettings()
        for file in files.files where file.path != Self.settingsFile {
            if file.isOutside {
                outsideFiles.append(file)
            } else if file.path.hasPrefix("recordings/") {
                recordingFiles.append(file)
            } else if file.path.hasPrefix("theme/") {
                addThemeFile(file)
            } else if file.path == GlossaryReader.path {
                glossaryFile = file
            } else if file.path.lowercased().hasSuffix(".md") {
                lessonFiles.append(file)
            } else {
                addAsset(file)
            }
        }
        let reader = LessonReader(files: files, settings: settings)
        if let glossaryFile {
            let read = GlossaryReader.read(source(glossaryFile), with: reader)
            diagnostics += read.diagnostics
            glossary = read.glossary
        }
        return reader
    }

    /// The course that lessons make, whose links are as the author wrote them.
    mutating func course(of readings: [LessonFileReading]) -> Course {
        for reading in readings {
            diagnostics += reading.diagnostics
            sources += reading.sources
        }
        let lessons = readings.compactMap(\.lesson).sorted { $0.name < $1.name }
        let outside = zip(outsideFiles, PlainMarkdown.names(of: outsideFiles)).map {
            PlainMarkdown.read(source: $0, as: $1, of: files, settings: settings)
        }
        diagnostics += outside.flatMap(\.diagnostics) + missingSources
        sources += outside.map(\.lesson.source)
        refuseDuplicates(lessons.map(\.lesson) + outside.map(\.lesson))
        refuseEmptyCourse(lessons.isEmpty && outside.isEmpty)
        return Course(
            settings: settings, parts: parts(lessons), sources: outside.map(\.lesson),
            glossary: glossary, themeFiles: themeFiles,
            assets: assets.values.sorted { $0.path < $1.path })
    }

    /// The course with its lessons replaced by those whose links were resolved.
    mutating func result(
        _ course: Course, lessons: [(lesson: Lesson, diagnostics: [Diagnostic])],
        targets: LinkTargets, recordings: RecordingFiles.Result
    ) -> CourseLoader.Result {
        var rest = lessons[...]
        let parts = course.parts.map { part in
            let own = rest.prefix(part.lessons.count).map(\.lesson)
            rest = rest.dropFirst(own.count)
            return CoursePart(title: part.title, lessons: own)
        }
        let glossary = course.glossary.map { LinkResolver.resolve($0, targets: targets) }
        let resolved = Course(
            settings: course.settings, parts: parts, sources: course.sources,
            glossary: glossary?.glossary,
            themeFiles: course.themeFiles, assets: course.assets)
        diagnostics += lessons.flatMap(\.diagnostics) + (glossary?.diagnostics ?? [])
        sources += recordings.sources
        return CourseLoader.Result(
            course: resolved, recordings: recordings.recordings,
            damagedRecordings: recordings.damaged, diagnostics: diagnostics.sortedByPlace(),
            sources: sources)
    }

    private static let settingsFile = "course.yml"

    private func path(_ file: CourseFiles.File) -> String { "\(files.root)/\(file.path)" }

    // MARK: Texts

    private mutating func source(_ file: CourseFiles.File) -> SourceFile {
        let text = CourseText(file, root: files.root)
        sources.append(text.source)
        diagnostics += text.diagnostics
        return text.source
    }

    private mutating func readSettings() -> CourseSettings {
        guard let file = files.files.first(where: { $0.path == Self.settingsFile }) else {
            // Where the whole folder is missing, that is the one thing to say.
            let isMissing = files.diagnostics.contains { $0.span == .file(files.root) }
            guard !isMissing else { return CourseSettings(title: "Untitled") }
            diagnostics.append(
                Diagnostic(
                    .missingKey, "the course has no course.yml",
                    at: .file("\(files.root)/\(Self.settingsFile)"),
                    help: "write one with a line: title: My course"))
            return CourseSettings(title: "Untitled")
        }
        let result = SettingsReader.read(source(file))
        diagnostics += result.diagnostics
        return result.settings
    }

    // MARK: Lessons

    private mutating func refuseDuplicates(_ lessons: [Lesson]) {
        var first: [LessonID: Lesson] = [:]
        for lesson in lessons {
            if let other = first[lesson.id] {
                diagnostics.append(
                    Diagnostic(
                        .duplicateLesson, "‘\(lesson.id)’ names two lessons",
                        at: .file(lesson.source.path),
                        notes: [
                            .init(
                                "the first is here",
                                at: .file(other.source.path))
                        ],
                        help: "a lesson is called by what follows its number: rename one of them"))
            } else {
                first[lesson.id] = lesson
            }
        }
    }

    /// Patterns that no file fits: a name that was changed would otherwise go unchecked unseen.
    private var missingSources: [Diagnostic] {
        settings.sources.filter { pattern in
            !outsideFiles.contains { $0.patterns.contains(pattern.path) }
        }.map { pattern in
            Diagnostic(
                .missingFile, "there is no file ‘\(pattern.path)’", at: pattern.span,
                help:
                    "write its path as seen from the folder in which the course's lies, or take it out"
            )
        }
    }

    private mutating func refuseEmptyCourse(_ isEmpty: Bool) {
        guard isEmpty, !diagnostics.containErrors else { return }
        diagnostics.append(
            Diagnostic(
                .noLessons, "there is no lesson in \(files.root)",
                help: "write one: lectern new \"My first lesson\""))
    }

    private func parts(_ lessons: [(name: LessonFileName, lesson: Lesson)]) -> [CoursePart] {
        var parts: [CoursePart] = []
        var folders: [String] = []
        for (name, lesson) in lessons {
            if folders.last == name.folder, let last = parts.last {
                parts[parts.count - 1] = CoursePart(
                    title: last.title, lessons: last.lessons + [lesson])
            } else {
                folders.append(name.folder)
                parts.append(CoursePart(title: name.partTitle, lessons: [lesson]))
            }
        }
        return parts
    }

    // MARK: Other files

    private mutating func addAsset(_ file: CourseFiles.File) {
        guard let path = LessonFileName.sitePath(ofAsset: file.path) else {
            diagnostics.append(
                Diagnostic(
                    .unreadableFile, "this file's name holds characters that no page can link to",
                    at: .file(self.path(file)), help: "rename it"))
            return
        }
        if let other = assets[path] {
            diagnostics.append(
                Diagnostic(
                    .pathCollision, "two files would both become \(path) in the site",
                    at: .file(self.path(file)),
                    notes: [
                        .init("the other one is here", at: .file("\(files.root)/\(other.source)"))
                    ],
                    help: "numbers in front of folders do not count there: rename one of them"))
            return
        }
        assets[path] = Asset(path: path, source: file.path, bytes: file.bytes)
    }

    private mutating func addThemeFile(_ file: CourseFiles.File) {
        let name = String(file.path.dropFirst("theme/".count))
        guard SitePath("assets/\(name)") != nil else {
            diagnostics.append(
                Diagnostic(
                    .unreadableFile, "this file's name holds characters that no page can link to",
                    at: .file(path(file)), help: "rename it"))
            return
        }
        let isTemplate = name.hasSuffix(".mustache")
        themeFiles.append(
            ThemeFile(name: name, bytes: file.bytes, source: isTemplate ? source(file) : nil))
    }
}
