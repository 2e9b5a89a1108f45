import CourseModel

/// Gathers the values of the pages: who comes before and after whom, and what stands where.
struct PageFrame: Sendable {
    /// Where a lesson stands in its course; all numbers begin at 0.
    struct Place: Sendable {
        /// Its number within the course.
        let position: Int
        /// The number of its part.
        let part: Int
        /// Its number within its part.
        let number: Int
    }

    /// The lessons in the order in which they are read.
    let lessons: [Lesson]
    /// Where each of the lessons stands.
    let places: [Place]
    private let course: Course
    private let sidebar: Sidebar
    private let generator: String
    private let names: [String: String]

    init(course: Course, theme: Theme, generator: String) {
        self.course = course
        self.generator = generator
        self.lessons = course.lessons
        self.places = Self.places(in: course)
        self.sidebar = Sidebar(course: course, theme: theme)
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
            home: SitePath.index.text, parts: parts,
            firstLesson: lessons.first.map(link(to:)), lessonCount: String(lessons.count),
            snippetCount: String(snippets.count))
    }

    private static func places(in course: Course) -> [Place] {
        var places: [Place] = []
        for (part, lessons) in course.parts.map(\.lessons).enumerated() {
            for number in lessons.indices {
                places.append(Place(position: places.count, part: part, number: number))
            }
        }
        return places
    }

    /// The values of a lesson's page.
    func page(
        at place: Place, recordings: [SnippetID: Recording], annotations: LessonAnnotations
    ) -> PageView {
        let settings = course.settings
        let position = place.position
        let lesson = lessons[position]
        let context = BlockRenderer.Context(
            snippets: lesson.snippets, recordings: recordings, annotations: annotations,
            names: names,
            allowsRawHTML: settings.allowsRawHTML)
        let contents = lesson.blocks.flatMap(\.headings).filter { [2, 3].contains($0.level) }.map {
            ContentsView(
                title: BlockRenderer.renderWithoutLinks($0.content, in: context),
                anchor: $0.anchor, isNested: $0.level == 3)
        }
        return PageView(
            language: settings.language, courseTitle: settings.title,
            courseDescription: settings.description, author: settings.author, generator: generator,
            pageTitle: lesson.title, pageDescription: lesson.summary, root: "",
            home: SitePath.index.text, parts: sidebar.parts(at: place),
            partTitle: course.parts[place.part].title, lessonNumber: String(place.number + 1),
            summary: lesson.summary,
            body: BlockRenderer.render(lesson.blocks, in: context), contents: contents,
            hasContents: contents.count > 1,
            previous: position > 0 ? link(to: lessons[position - 1]) : nil,
            next: position + 1 < lessons.count ? link(to: lessons[position + 1]) : nil,
            editLink: settings.editLink?.replacing("{path}", with: lesson.path))
    }

    private func link(to lesson: Lesson) -> LinkView {
        LinkView(title: lesson.title, href: SitePath(pageOf: lesson.id).text)
    }

    /// The list of lessons on the landing page, which has them all.
    private var parts: [PartView] {
        course.parts.map { part in
            let entries = part.lessons.enumerated().map { number, lesson in
                LessonView(
                    title: lesson.title, href: SitePath(pageOf: lesson.id).text,
                    summary: lesson.summary, number: String(number + 1))
            }
            return PartView(title: part.title, lessons: entries)
        }
    }
}
