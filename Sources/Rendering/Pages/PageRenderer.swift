import CourseModel

/// Renders single pages, each independently of the others.
struct PageRenderer: Sendable {
    let course: Course
    let frame: PageFrame
    let theme: Theme
    let recordings: [LessonID: LessonRecordings]
    let annotations: [LessonID: LessonAnnotations]

    /// A page of the site.
    enum Page: Sendable {
        case landing
        case lesson(PageFrame.Place)
        case glossary(Glossary)
        case missing

        /// Whether search engines are told of it.
        var isListed: Bool {
            switch self {
            case .landing, .lesson, .glossary: true
            case .missing: false
            }
        }
    }

    /// A page with what goes with it.
    struct Rendered: Sendable {
        /// The page, and the programs that it offers.
        let files: [(SitePath, [UInt8])]
        /// Its lines of the search index.
        let searchRecords: [UInt8]
    }

    /// All pages, in the order in which they are read.
    var pages: [Page] {
        [.landing] + frame.places.map { .lesson($0) }
            + (course.glossary.map { [.glossary($0)] } ?? []) + [.missing]
    }

    /// Where a page lies in the site.
    func path(of page: Page) -> SitePath {
        switch page {
        case .landing: .index
        case .lesson(let place): SitePath(pageOf: frame.lessons[place.position].id)
        case .glossary: .glossary
        case .missing: .missing
        }
    }

    /// What a page shows of its own; `nil` for those that are of no lesson.
    func subject(of page: Page) -> RenderedPages.Subject? {
        if case .lesson(let place) = page { subject(at: place) } else { nil }
    }

    private func subject(at place: PageFrame.Place) -> RenderedPages.Subject {
        let lesson = frame.lessons[place.position]
        return RenderedPages.Subject(
            lesson: lesson, recordings: recordings[lesson.id]?.recordings ?? [:],
            annotations: annotations[lesson.id] ?? LessonAnnotations())
    }

    /// A page's files and its part of the search index.
    func render(_ page: Page) -> Rendered {
        let path = path(of: page)
        switch page {
        case .landing:
            return Rendered(files: [(path, theme.render(frame.index()))], searchRecords: [])
        case .missing:
            return Rendered(files: [(path, theme.render(frame.missing()))], searchRecords: [])
        case .glossary(let glossary):
            return Rendered(
                files: [(path, theme.render(frame.page(of: glossary)))],
                searchRecords: SearchIndex.records(
                    of: glossary.blocks, snippets: [], page: path, title: glossary.title,
                    summary: ""))
        case .lesson(let place):
            let subject = subject(at: place)
            let (lesson, recordings) = (subject.lesson, subject.recordings)
            let view = frame.page(
                at: place, recordings: recordings, annotations: subject.annotations)
            return Rendered(
                files: [(path, theme.render(view))] + programs(of: lesson, recordings),
                searchRecords: SearchIndex.records(
                    of: lesson.blocks, snippets: lesson.snippets, page: path,
                    title: lesson.title, summary: lesson.summary))
        }
    }

    /// The programs that a lesson shows, as files that readers can save.
    private func programs(
        of lesson: Lesson, _ recordings: [SnippetID: Recording]
    ) -> [(SitePath, [UInt8])] {
        lesson.snippets.flatMap { snippet -> [(SitePath, [UInt8])] in
            guard !snippet.request.isHidden, let recording = recordings[snippet.id] else {
                return []
            }
            let program = ProgramFile(recording, of: lesson.id)
            return [(program.path, Array(program.text.utf8))]
                + ProgramFile.companions(of: recording, in: lesson.id).map {
                    ($0.path, $0.file.contents)
                }
        }
    }
}
