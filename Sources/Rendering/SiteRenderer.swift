package import CourseModel

/// Renders a whole site: a pure function of a course, its recordings and the theme.
package enum SiteRenderer {
    /// A site, and the paths that two things of the course wanted.
    package struct Result: Sendable {
        /// Every file of the site.
        package let site: SiteTree
        /// Files of the author's that would replace one of the generator's; they are left out.
        package let collisions: [Asset]
        /// Its pages, for the next time.
        package let pages: RenderedPages
    }

    /// The site of a course.
    ///
    /// - Parameters:
    ///   - recordings: what is recorded of each lesson's snippets.
    ///   - annotations: what is known of the words in each lesson's code.
    ///   - earlier: pages as they were rendered before; the site is the same whatever they are.
    ///   - generator: the name and version that pages give as theirs.
    ///   - jobs: how many pages are rendered at a time; the site is the same for any number.
    package static func render(
        _ course: Course, recordings: [LessonID: LessonRecordings],
        annotations: [LessonID: LessonAnnotations] = [:],
        reusing earlier: RenderedPages = RenderedPages(), generator: String, jobs: Int
    ) async -> Result {
        let theme =
            earlier.theme(replacing: course.themeFiles) ?? Theme(replacing: course.themeFiles)
        let frame = PageFrame(course: course, theme: theme, generator: generator)
        var site = SiteTree()
        var collisions: [Asset] = []
        func add(_ bytes: [UInt8], at path: SitePath) {
            let isNew = site.add(bytes, at: path)
            precondition(isNew, "lessons and the theme have paths of their own")
        }
        for (path, bytes) in theme.files { add(bytes, at: path) }
        let renderer = PageRenderer(
            course: course, frame: frame, theme: theme, recordings: recordings,
            annotations: annotations)
        let surroundings = RenderedPages.Surroundings(
            course, names: frame.names, generator: generator)
        let known = earlier.valid(in: surroundings)
        let pages = renderer.pages
        let subjects = pages.map { (page: $0, subject: renderer.subject(of: $0)) }
        let rendered = await subjects.concurrentMap(jobs: jobs, batch: batch) { page, subject in
            subject.flatMap { known.page(of: $0) } ?? renderer.render(page)
        }
        for page in rendered {
            for (path, bytes) in page.files { add(bytes, at: path) }
        }
        add(SearchIndex.script(of: rendered.map(\.searchRecords)), at: .searchIndex)
        if let base = course.settings.baseURL {
            let paths = pages.filter(\.isListed).map { renderer.path(of: $0) }
            add(SiteListings.sitemap(of: paths, below: base), at: .sitemap)
            add(SiteListings.feed(of: course, below: base), at: .feed)
        }
        for asset in course.assets where !site.add(asset.bytes, at: asset.path) {
            collisions.append(asset)
        }
        let kept = zip(subjects, rendered).compactMap { asked, page in
            asked.subject.map { ($0, page) }
        }
        return Result(
            site: site, collisions: collisions, pages: RenderedPages(kept, in: surroundings, theme))
    }

    /// How many pages one task renders.
    private static let batch = 4
}
