import CourseModel

/// Gathers the values of the pages: who comes before and after whom, and what stands where.
struct PageFrame: Sendable {
    /// The lessons in the order in which they are read.
    let lessons: [Lesson]
    private let course: Course
    private let generator: String
    private let names: [String: String]

    init(course: Course, generator: String) {
        self.course = course
        self.generator = generator
        self.lessons = course.lessons
        self.names = Dictionary(
            course.lessons.flatMap { lesson in
                lesson.snippets.map { ("\(lesson.id)/\($0.label)", $0.id.name) }
            },
            uniquingKeysWith: { first, _ in first })
    }

    /// The values of the landing page.
    func index() -> IndexView {
        let settings = course.settings
        let snippets = lessons.flatMap(\.snippets).filter { !$0.request.isHidden }
        return IndexView(
            language: settings.language, courseTitle: settings.title,
            courseDescription: settings.description, author: settings.author, generator: generator,
            pageTitle: settings.title, pageDescription: settings.description, root: "",
            home: SitePath.index.text, parts: parts(current: nil),
            firstLesson: lessons.first.map(link(to:)), lessonCount: String(lessons.count),
            snippetCount: String(snippets.count))
    }

    /// The values of a lesson's page.
    func page(
        of lesson: Lesson, at position: Int, recordings: [SnippetID: Recording]
    ) -> PageView {
        let settings = course.settings
        let context = BlockRenderer.Context(
            snippets: lesson.snippets, recordings: recordings, names: names,
            allowsRawHTML: settings.allowsRawHTML)
        let contents = lesson.blocks.flatMap(\.headings).filter { [2, 3].contains($0.level) }.map {
            ContentsView(
                title: BlockRenderer.renderWithoutLinks($0.content, in: context),
                anchor: $0.anchor, isNested: $0.level == 3)
        }
        let parts = parts(current: lesson.id)
        let open = parts.first(where: \.isOpen)
        let entry = open?.lessons.first(where: \.isCurrent)
        return PageView(
            language: settings.language, courseTitle: settings.title,
            courseDescription: settings.description, author: settings.author, generator: generator,
            pageTitle: lesson.title, pageDescription: lesson.summary, root: "",
            home: SitePath.index.text, parts: parts, partTitle: open?.title,
            lessonNumber: entry?.number ?? "", summary: lesson.summary,
            body: BlockRenderer.render(lesson.blocks, in: context), contents: contents,
            hasContents: contents.count > 1,
            previous: position > 0 ? link(to: lessons[position - 1]) : nil,
            next: position + 1 < lessons.count ? link(to: lessons[position + 1]) : nil,
            editLink: settings.editLink?.replacing("{path}", with: lesson.path))
    }

    private func link(to lesson: Lesson) -> LinkView {
        LinkView(title: lesson.title, href: SitePath(pageOf: lesson.id).text)
    }

    /// The list of lessons.
    ///
    /// A page lists its own part's lessons and the titles of the others, so that a change to one
    /// lesson does not rewrite every page; the landing page lists them all.
    private func parts(current: LessonID?) -> [PartView] {
        course.parts.map { part in
            let isOpen = current == nil || part.lessons.contains { $0.id == current }
            let entries = part.lessons.enumerated().map { index, lesson in
                LessonView(
                    title: lesson.title, href: SitePath(pageOf: lesson.id).text,
                    summary: lesson.summary, number: String(index + 1),
                    isCurrent: lesson.id == current)
            }
            return PartView(
                title: part.title ?? (isOpen ? nil : course.settings.title),
                href: entries.first?.href ?? SitePath.index.text, isOpen: isOpen,
                lessons: isOpen ? entries : [])
        }
    }
}
