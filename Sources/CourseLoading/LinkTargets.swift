import CourseModel

/// What the links of a course can lead to.
struct LinkTargets: Sendable {
    /// The lessons by their paths.
    let lessons: [String: Lesson]
    /// What stands on each lesson's page and has a name there.
    let anchors: [LessonID: Set<String>]
    /// The files that the site gets unchanged, by their paths in the course.
    let assets: [String: SitePath]

    init(_ course: Course, files: CourseFiles) {
        let lessons = course.lessons
        self.lessons = Dictionary(
            lessons.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        anchors = Dictionary(
            lessons.map { ($0.id, Self.anchors(of: $0)) }, uniquingKeysWith: { first, _ in first })
        let copied = Set(course.assets.map(\.path))
        assets = Dictionary(
            files.files.filter { !$0.path.hasPrefix("recordings/") }.compactMap { file in
                LessonFileName.sitePath(ofAsset: file.path).map { (file.path, $0) }
            }
            .filter { copied.contains($0.1) }, uniquingKeysWith: { first, _ in first })
    }

    private static func anchors(of lesson: Lesson) -> Set<String> {
        let runs = lesson.snippets.filter { !$0.request.isHidden }.map { "run-\($0.id)" }
        return Set(lesson.blocks.flatMap(\.headingAnchors) + runs)
    }
}
