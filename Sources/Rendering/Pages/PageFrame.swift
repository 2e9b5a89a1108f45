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
    private let site: SiteView
    /// The names of snippets by their labels.
    let names: [String: String]
    private let glossary: GlossaryIndex

    init(course: Course, theme: Theme, generator: String) {
        let settings = course.settings
        self.course = course
        self.lessons = course.pages
        self.places = Self.places(in: course)
        self.sidebar = Sidebar(course: course, theme: theme)
        self.glossary = GlossaryIndex(course.glossary)
        self.site = SiteView(
            language: settings.language, courseTitle: settings.title,
            courseDescription: settings.description.nonEmpty, author: settings.author,
            generator: generator, home: SitePath.index.text,
            glossary: course.glossary.map {
                LinkView(title: $0.title, href: SitePath.glossary.text)
            },
            feed: settings.baseURL.map { _ in SitePath.feed.text })
        self.names = Dictionary(
            course.pages.flatMap { lesson in
                lesson.snippets.map { ("\(lesson.id)/\($0.label)", $0.id.name) }
            },
            uniquingKeysWith: { first, _ in first })
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

    // MARK: Pages

    /// The values of the landing page.
    func index() -> IndexView {
        let settings = course.settings
        let snippets = lessons.flatMap(\.snippets).filter { !$0.request.isHidden }
        return IndexView(
            site: site,
            head: HeadView(
                root: "", documentTitle: settings.title, pageTitle: settings.title,
                pageDescription: settings.description.nonEmpty, pageKind: "website",
                canonical: settings.baseURL),
            parts: parts, firstLesson: lessons.first.map(link(to:)),
            lessonCount: String(lessons.count), snippetCount: String(snippets.count))
    }

    /// The values of a lesson's page.
    func page(
        at place: Place, recordings: [SnippetID: Recording], annotations: LessonAnnotations
    ) -> PageView {
        let position = place.position
        let lesson = lessons[position]
        let context = BlockRenderer.Context(
            lesson: lesson.id, snippets: lesson.snippets, recordings: recordings,
            annotations: annotations, names: names, glossary: glossary,
            packages: course.settings.packages, allowsRawHTML: course.settings.allowsRawHTML)
        let contents = ContentsList(lesson.blocks, in: context)
        let body = BlockRenderer.render(lesson.blocks, in: context)
        return PageView(
            site: site,
            head: head(
                title: lesson.title, description: lesson.summary, path: SitePath(pageOf: lesson.id)),
            parts: sidebar.parts(at: place), partTitle: course.parts[place.part].title,
            lessonNumber: String(course.parts[place.part].firstNumber + place.number),
            summary: lesson.summary.nonEmpty,
            body: body.html, meanings: body.meanings.isEmpty ? nil : body.meanings.script,
            contents: contents.html, hasContents: contents.count > 1,
            previous: position > 0 ? link(to: lessons[position - 1]) : nil,
            next: position + 1 < lessons.count ? link(to: lessons[position + 1]) : nil,
            editLink: editLink(for: lesson.path), isGlossary: false,
            asksReaders: lesson.asksReaders)
    }

    /// The values of the glossary's page.
    func page(of glossary: Glossary) -> PageView {
        let context = BlockRenderer.Context(
            lesson: nil, snippets: [], recordings: [:], names: names,
            allowsRawHTML: course.settings.allowsRawHTML)
        let contents = ContentsList(glossary.blocks, in: context)
        return PageView(
            site: site,
            head: head(title: glossary.title, description: "", path: .glossary),
            parts: sidebar.parts(at: nil), partTitle: nil, lessonNumber: nil, summary: nil,
            body: BlockRenderer.render(glossary.blocks, in: context).html, meanings: nil,
            contents: contents.html, hasContents: contents.count > 1, previous: nil, next: nil,
            editLink: editLink(for: glossary.path), isGlossary: true,
            asksReaders: glossary.blocks.contains(where: \.asksReaders))
    }

    /// The values of the page that a server shows where there is none, at whatever address.
    func missing() -> MissingView {
        let title = "Page not found"
        return MissingView(
            site: site,
            head: HeadView(
                root: course.settings.baseURL.map(Self.path) ?? "",
                documentTitle: "\(title) · \(course.settings.title)", pageTitle: title,
                pageDescription: nil, pageKind: "website", canonical: nil))
    }

    // MARK: Parts of pages

    /// The path of an address, from its server's root on.
    private static func path(of address: String) -> String {
        let rest = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }

    private func head(title: String, description: String, path: SitePath) -> HeadView {
        HeadView(
            root: "", documentTitle: "\(title) · \(course.settings.title)", pageTitle: title,
            pageDescription: description.nonEmpty, pageKind: "article",
            canonical: course.settings.baseURL.map { $0 + path.percentEncoded })
    }

    private func editLink(for path: String) -> String? {
        course.settings.editLink?.replacing("{path}", with: path)
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
                    summary: lesson.summary.nonEmpty, number: String(part.firstNumber + number))
            }
            return PartView(title: part.title, lessons: entries)
        }
    }
}

extension String {
    /// The text, or `nil` where there is none.
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
