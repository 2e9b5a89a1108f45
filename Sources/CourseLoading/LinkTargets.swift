import CourseModel

/// What the links of a course can lead to.
struct LinkTargets: Sendable, Equatable {
    /// A page that is made of a file of the course.
    struct Page: Sendable, Equatable {
        /// The lesson; `nil` for the glossary.
        private let lesson: LessonID?
        /// The file's path in the course.
        let path: String
        /// What stands on the page and has a name there.
        let anchors: Set<String>

        init(_ lesson: Lesson) {
            let runs = lesson.snippets.filter { !$0.request.isHidden }.map { "run-\($0.id)" }
            self.lesson = lesson.id
            path = lesson.path
            anchors = Set(lesson.blocks.flatMap(\.anchors) + runs)
        }

        init(_ glossary: Glossary) {
            lesson = nil
            path = glossary.path
            anchors = glossary.anchors
        }

        func destination(anchor: String?) -> Inline.Destination {
            lesson.map { .lesson($0, anchor: anchor) } ?? .glossary(anchor: anchor)
        }
    }

    /// The pages by the paths of their files.
    let pages: [String: Page]
    /// The files that the site gets unchanged, by their paths in the course.
    let assets: [String: SitePath]

    init(_ course: Course, files: CourseFiles) {
        let all = course.pages.map { Page($0) } + (course.glossary.map { [Page($0)] } ?? [])
        pages = Dictionary(all.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let copied = Set(course.assets.map(\.path))
        assets = Dictionary(
            files.files.filter { !$0.path.hasPrefix("recordings/") }.compactMap { file in
                LessonFileName.sitePath(ofAsset: file.path).map { (file.path, $0) }
            }
            .filter { copied.contains($0.1) }, uniquingKeysWith: { first, _ in first })
    }
}
