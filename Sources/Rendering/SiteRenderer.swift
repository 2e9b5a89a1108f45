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
    /// - Parameter generator: the name and version that pages give as theirs.
    package static func render(
        _ course: Course, recordings: [LessonID: LessonRecordings], generator: String
    ) -> Result {
        let frame = PageFrame(course: course, generator: generator)
        let theme = Theme()
        var site = SiteTree()
        var collisions: [Asset] = []
        func add(_ bytes: [UInt8], at path: SitePath) {
            let isNew = site.add(bytes, at: path)
            precondition(isNew, "lessons and the theme have paths of their own")
        }
        add(theme.render(frame.index()), at: .index)
        for (text, bytes) in Theme.files {
            guard let path = SitePath(text) else { preconditionFailure("\(text) is a site path") }
            add(bytes, at: path)
        }
        for (position, lesson) in frame.lessons.enumerated() {
            let page = frame.page(
                of: lesson, at: position, recordings: recordings[lesson.id]?.recordings ?? [:])
            add(theme.render(page), at: SitePath(pageOf: lesson.id))
        }
        for asset in course.assets where !site.add(asset.bytes, at: asset.path) {
            collisions.append(asset)
        }
        return Result(site: site, collisions: collisions)
    }
}
