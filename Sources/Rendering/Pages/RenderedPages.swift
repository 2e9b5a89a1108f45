import CourseModel

/// The pages of lessons as they were rendered once, to be taken again where nothing that a page shows
/// has changed.
package struct RenderedPages: Sendable {
    /// What all pages show besides their own lessons.
    struct Surroundings: Sendable, Equatable {
        private let settings: CourseSettings
        /// The files with which the course replaces the theme's own.
        let themeFiles: [ThemeFile]
        private let glossary: Glossary?
        private let generator: String
        private let parts: [Part]
        /// The names of snippets by their labels, of which what runs say can speak.
        private let names: [String: String]

        private struct Part: Sendable, Equatable {
            let title: String?
            let firstNumber: Int
            let lessons: [Entry]
        }

        private struct Entry: Sendable, Equatable {
            let id: LessonID
            let title: String
        }

        init(_ course: Course, names: [String: String], generator: String) {
            settings = course.settings
            themeFiles = course.themeFiles
            glossary = course.glossary
            self.generator = generator
            self.names = names
            parts = course.parts.map { part in
                Part(
                    title: part.title, firstNumber: part.firstNumber,
                    lessons: part.lessons.map { Entry(id: $0.id, title: $0.title) })
            }
        }
    }

    /// What one page shows of its own.
    struct Subject: Sendable, Equatable {
        let lesson: Lesson
        let recordings: [SnippetID: Recording]
        let annotations: LessonAnnotations
    }

    private let surroundings: Surroundings?
    /// The theme that they were rendered with; `nil` where there are none.
    private let theme: Theme?
    private let pages: [LessonID: (subject: Subject, page: PageRenderer.Rendered)]

    /// No pages.
    package init() {
        surroundings = nil
        theme = nil
        pages = [:]
    }

    /// Pages as they were rendered in these surroundings, with this theme.
    init(
        _ pages: [(subject: Subject, page: PageRenderer.Rendered)], in surroundings: Surroundings,
        _ theme: Theme
    ) {
        self.surroundings = surroundings
        self.theme = theme
        self.pages = Dictionary(
            pages.map { ($0.subject.lesson.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The pages that hold in these surroundings.
    func valid(in surroundings: Surroundings) -> RenderedPages {
        surroundings == self.surroundings ? self : RenderedPages()
    }

    /// The theme that has these files in the place of its own; `nil` where that is not known.
    func theme(replacing files: [ThemeFile]) -> Theme? {
        surroundings?.themeFiles == files ? theme : nil
    }

    /// A lesson's page; `nil` where that is not known.
    func page(of subject: Subject) -> PageRenderer.Rendered? {
        pages[subject.lesson.id].flatMap { known in
            let (old, new) = (known.subject, subject)
            return old == new && old.lesson.isWritten(as: new.lesson) ? known.page : nil
        }
    }
}
