package import CourseModel

/// Renders a whole site: a pure function of a course, its recordings and the theme.
package enum SiteRenderer {
    /// A site, and the paths that two things of the course wanted.
    package struct Result: Sendable {
        /// Every file of the site.
        package let site: SiteTree
        /// Files of the author's that would replace one of the generator's; they are left out.
        package let collisions: [Asset]
    }

    /// The site of a course.
    ///
    /// - Parameters:
    ///   - recordings: what is recorded of each lesson's snippets.
    ///   - annotations: what is known of the words in each lesson's code.
    ///   - generator: the name and version that pages give as theirs.
    ///   - jobs: how many pages are rendered at a time; the site is the same for any number.
    package static func render(
        _ course: Course, recordings: [LessonID: LessonRecordings],
        annotations: [LessonID: LessonAnnotations] = [:], generator: String, jobs: Int
    ) async -> Result {
        let theme = Theme()
        let frame = PageFrame(course: course, theme: theme, generator: generator)
        var site = SiteTree()
        var collisions: [Asset] = []
        func add(_ bytes: [UInt8], at path: SitePath) {
            let isNew = site.add(bytes, at: path)
            precondition(isNew, "lessons and the theme have paths of their own")
        }
        for (text, bytes) in Theme.files {
            guard let path = SitePath(text) else { preconditionFailure("\(text) is a site path") }
            add(bytes, at: path)
        }
        let pages: [Page] = [.landing] + frame.places.map { .lesson($0) }
        let rendered = await pages.concurrentMap(jobs: jobs, batch: batch) {
            page -> (SitePath, [UInt8]) in
            switch page {
            case .landing:
                return (.index, theme.render(frame.index()))
            case .lesson(let place):
                let lesson = frame.lessons[place.position].id
                let view = frame.page(
                    at: place, recordings: recordings[lesson]?.recordings ?? [:],
                    annotations: annotations[lesson] ?? LessonAnnotations())
                return (SitePath(pageOf: lesson), theme.render(view))
            }
        }
        for (path, bytes) in rendered { add(bytes, at: path) }
        for asset in course.assets where !site.add(asset.bytes, at: asset.path) {
            collisions.append(asset)
        }
        return Result(site: site, collisions: collisions)
    }

    private enum Page {
        case landing
        case lesson(PageFrame.Place)
    }

    /// How many pages one task renders.
    private static let batch = 4
}
