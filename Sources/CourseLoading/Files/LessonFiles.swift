import Diagnostics

/// The files of a course as the words of one lesson name them.
struct LessonFiles: Sendable, Equatable {
    /// What a path leads to.
    enum Target {
        case file(CourseFiles.File)
        /// A place that is not in the course.
        case outside
        /// Nothing; the file that was probably meant, as the lesson would write it.
        case missing(nearest: String?)
    }

    /// The folder of the course, as diagnostics name it.
    let root: String
    private let lesson: String
    private let files: [String: CourseFiles.File]

    /// The files by their paths, for a lesson with the given path in the course.
    ///
    /// Without files, every path is missing.
    init(root: String = "", lesson: String = "", files: [String: CourseFiles.File] = [:]) {
        self.root = root
        self.lesson = lesson
        self.files = files
    }

    /// What a path leads to that is relative to the lesson's folder.
    func find(_ path: String) -> Target {
        guard let target = RelativePath.resolve(path, from: lesson) else { return .outside }
        if let file = files[target] { return .file(file) }
        let nearest = Suggestion.nearest(to: target, among: files.keys.sorted())
        return .missing(nearest: nearest.map { RelativePath.path(to: $0, from: lesson) })
    }
}
