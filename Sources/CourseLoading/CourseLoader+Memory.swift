import CourseModel
import Diagnostics

extension CourseLoader {
    /// What one loading leaves for the next: what was made of each file, to be taken again where
    /// nothing has changed that it depends on.
    package struct Memory: Sendable {
        var readings = LessonReadings()
        var links = ResolvedLinks()
        var recordings = DecodedRecordings()

        /// Nothing.
        package init() {}
    }
}

/// What the files of lessons were read as.
struct LessonReadings: Sendable {
    /// What all lessons of a course are read with.
    struct Surroundings: Sendable, Equatable {
        let root: String
        let settings: CourseSettings
        let hasGlossary: Bool
        /// The files that fences can name and that are no lessons.
        let others: [CourseFiles.File]
    }

    /// What they were read with; `nil` where there are none.
    private(set) var surroundings: Surroundings?
    private var readings: [String: (file: CourseFiles.File, reading: LessonFileReading)] = [:]

    /// No readings.
    init() {}

    /// What files were read as in these surroundings.
    init(
        _ readings: [LessonFileReading], of files: [CourseFiles.File], in surroundings: Surroundings
    ) {
        self.surroundings = surroundings
        self.readings = Dictionary(
            zip(files, readings).map { ($0.path, ($0, $1)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The readings that hold in these surroundings.
    func valid(in surroundings: Surroundings) -> LessonReadings {
        surroundings == self.surroundings ? self : LessonReadings()
    }

    /// What a file is read as; `nil` where that is not known.
    func reading(of file: CourseFiles.File) -> LessonFileReading? {
        guard let known = readings[file.path], known.file == file,
            known.reading.dependsOnItsFileAlone
        else { return nil }
        return known.reading
    }
}

extension LessonFileReading {
    /// Whether no other lesson's file has a part in it.
    ///
    /// What is wrong may be wrong because of such a file, or because it is missing.
    fileprivate var dependsOnItsFileAlone: Bool {
        guard diagnostics.isEmpty else { return false }
        let named =
            sources.dropFirst().map(\.path)
            + (lesson?.lesson.snippets ?? []).flatMap(\.request.settings.files).map(\.name)
        return !named.contains { $0.lowercased().hasSuffix(".md") }
    }
}

/// The lessons whose links lead to pages.
struct ResolvedLinks: Sendable {
    typealias Resolved = (lesson: Lesson, diagnostics: [Diagnostic])

    private var targets: LinkTargets?
    private(set) var lessons: [LessonID: (written: Lesson, resolved: Resolved)] = [:]

    /// No lessons.
    init() {}

    /// What lessons became with these targets.
    init(_ resolved: [Resolved], of written: [Lesson], targets: LinkTargets) {
        self.targets = targets
        lessons = Dictionary(
            zip(written, resolved).map { ($0.id, ($0, $1)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The lessons that hold with these targets.
    func valid(with targets: LinkTargets) -> ResolvedLinks {
        targets == self.targets ? self : ResolvedLinks()
    }

    /// What a lesson becomes; `nil` where that is not known.
    func resolved(_ lesson: Lesson) -> Resolved? {
        lessons[lesson.id].flatMap { known in
            known.written == lesson && known.written.isWritten(as: lesson) ? known.resolved : nil
        }
    }
}
