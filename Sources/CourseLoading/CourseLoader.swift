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
        return loading.run()
    }
}

/// One reading of one course.
private struct Loading {
    let files: CourseFiles
    var diagnostics: [Diagnostic]
    var sources: [SourceFile] = []

    init(files: CourseFiles) {
        self.files = files
        self.diagnostics = files.diagnostics
    }

    mutating func run() -> CourseLoader.Result {
        let settings = settings()
        let reader = LessonReader(files: files, settings: settings)
        var lessons: [(name: LessonFileName, lesson: Lesson)] = []
        var assets: [SitePath: Asset] = [:]
        var recordingFiles: [CourseFiles.File] = []
        var glossary: Glossary?
        for file in files.files where file.path != Self.settingsFile {
            if file.path.hasPrefix("recordings/") {
                recordingFiles.append(file)
            } else if file.path.hasPrefix("theme/") {
                refuseTheme()
            } else if file.path == GlossaryReader.path {
                glossary = self.glossary(file, reader: reader)
            } else if file.path.lowercased().hasSuffix(".md") {
                if let lesson = lesson(file, reader: reader) { lessons.append(lesson) }
            } else {
                addAsset(file, to: &assets)
            }
        }
        lessons.sort { $0.name < $1.name }
        refuseDuplicates(lessons)
        refuseEmptyCourse(lessons.isEmpty)
        let course = Course(
            settings: settings, parts: parts(lessons), glossary: glossary,
            assets: assets.values.sorted { $0.path < $1.path })
        let resolved = LinkResolver.resolve(course, files: files)
        let recordings = RecordingFiles.decode(
            recordingFiles, of: resolved.course, root: files.root)
        diagnostics += resolved.diagnostics
        sources += recordings.sources
        return CourseLoader.Result(
            course: resolved.course, recordings: recordings.recordings,
            damagedRecordings: recordings.damaged, diagnostics: diagnostics.sortedByPlace(),
            sources: sources)
    }

    private static let settingsFile = "course.yml"

    private func path(_ file: CourseFiles.File) -> String { "\(files.root)/\(file.path)" }

    // MARK: Texts

    /// The text of a file; wrong UTF-8 is an error with its place, because no offset behind it could
    /// be trusted.
    private mutating func source(_ file: CourseFiles.File) -> SourceFile {
        let text = CourseText(file, root: files.root)
        sources.append(text.source)
        if let valid = text.validLength {
            diagnostics.append(
                Diagnostic(
                    .invalidUTF8, "this file is not UTF-8 from here on",
                    at: SourceSpan(file: text.source.path, range: valid..<valid),
                    help: "save it as UTF-8"))
        }
        return text.source
    }

    private mutating func settings() -> CourseSettings {
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

    private mutating func lesson(
        _ file: CourseFiles.File, reader: LessonReader
    ) -> (name: LessonFileName, lesson: Lesson)? {
        let source = source(file)
        guard let name = LessonFileName(path: file.path) else {
            diagnostics.append(
                Diagnostic(
                    .lessonName, "this is no file name of a lesson",
                    at: .file(source.path),
                    help: "call it NN-slug.md, for example 03-coroutines.md: a number, a hyphen, "
                        + "and lower-case letters, digits and hyphens"))
            return nil
        }
        if let page = ownPage(at: SitePath(pageOf: name.lesson)) {
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
            snippets: built.snippets, setup: frontMatter.setup)
        return (name, lesson)
    }

    /// The page of the site's own, in words, that a path belongs to.
    private func ownPage(at path: SitePath) -> String? {
        switch path {
        case .index: "the landing page"
        case .glossary where files.files.contains { $0.path == GlossaryReader.path }:
            "the page of the glossary"
        default: nil
        }
    }

    private mutating func glossary(
        _ file: CourseFiles.File, reader: LessonReader
    ) -> Glossary {
        let read = GlossaryReader.read(source(file), with: reader)
        diagnostics += read.diagnostics
        return read.glossary
    }

    private mutating func refuseDuplicates(_ lessons: [(name: LessonFileName, lesson: Lesson)]) {
        var first: [LessonID: Lesson] = [:]
        for (_, lesson) in lessons {
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

    private mutating func addAsset(_ file: CourseFiles.File, to assets: inout [SitePath: Asset]) {
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

    private mutating func refuseTheme() {
        let folder = SourceSpan.file("\(files.root)/theme")
        guard !diagnostics.contains(where: { $0.span == folder }) else { return }
        diagnostics.append(
            Diagnostic(
                .notBuilt, "a theme of one's own cannot be used yet", at: folder,
                help: "take the folder out"))
    }
}
