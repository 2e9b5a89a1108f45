package import Diagnostics

/// A course as its author wrote it: everything that was read, and nothing that was run.
package struct Course: Sendable, Equatable {
    /// What `course.yml` says.
    package let settings: CourseSettings
    /// The lessons by part, in the order in which they are read.
    package let parts: [CoursePart]
    /// Markdown outside the course whose snippets are checked as those of lessons are; it has no pages.
    package let sources: [Lesson]
    /// The terms that it explains, where it has a glossary.
    package let glossary: Glossary?
    /// The files with which it replaces the theme's own, by name.
    package let themeFiles: [ThemeFile]
    /// Images and other files that the site gets unchanged.
    package let assets: [Asset]

    /// A course.
    package init(
        settings: CourseSettings, parts: [CoursePart], sources: [Lesson] = [],
        glossary: Glossary? = nil, themeFiles: [ThemeFile] = [], assets: [Asset]
    ) {
        self.settings = settings
        self.parts = parts
        self.sources = sources
        self.glossary = glossary
        self.themeFiles = themeFiles
        self.assets = assets
    }

    /// The lessons that have pages, in the order in which they are read.
    package var pages: [Lesson] { parts.flatMap(\.lessons) }

    /// All that has snippets: the lessons, then the Markdown outside the course.
    package var lessons: [Lesson] { pages + sources }

    /// The same course with every lesson put through a function.
    package func mapLessons(_ transform: (Lesson) -> Lesson) -> Course {
        Course(
            settings: settings,
            parts: parts.map {
                CoursePart(title: $0.title, lessons: $0.lessons.map(transform))
            },
            sources: sources.map(transform), glossary: glossary, themeFiles: themeFiles,
            assets: assets)
    }

    /// What runs a snippet's language; `nil` for Swift.
    package func runner(of snippet: Snippet) -> LanguageRunner? {
        settings.runners.first { $0.language == snippet.runner }
    }
}

/// The settings of a course.
package struct CourseSettings: Sendable, Equatable {
    /// What is done with Swift fences that carry none of Lectern's words.
    package enum Unmarked: String, Sendable, Equatable, CaseIterable {
        case run, compile, skip
    }

    /// The name of the course.
    package let title: String
    /// One or two sentences about it; may be empty.
    package let description: String
    /// Who wrote it, if said.
    package let author: String?
    /// The language of its prose as a BCP 47 tag.
    package let language: String
    /// What plain Swift fences ask for.
    package let unmarked: Unmarked
    /// Whether raw HTML and every link reach the page as they were written.
    package let allowsRawHTML: Bool
    /// Where the site is to be found, as a URL that ends with a slash, if said.
    package let baseURL: String?
    /// Where a lesson can be edited: a URL that contains `{path}`, if any.
    package let editLink: String?
    /// How code of other languages is run.
    package let runners: [LanguageRunner]
    /// The packages that its Swift snippets can import.
    package let packages: [PackageDependency]
    /// Markdown outside the course that is checked with it.
    package let sources: [SourcePattern]

    /// Settings; the defaults are those of an empty `course.yml`.
    package init(
        title: String, description: String = "", author: String? = nil, language: String = "en",
        unmarked: Unmarked = .run, allowsRawHTML: Bool = false, baseURL: String? = nil,
        editLink: String? = nil, runners: [LanguageRunner] = [],
        packages: [PackageDependency] = [], sources: [SourcePattern] = []
    ) {
        self.title = title
        self.description = description
        self.author = author
        self.language = language
        self.unmarked = unmarked
        self.allowsRawHTML = allowsRawHTML
        self.baseURL = baseURL
        self.editLink = editLink
        self.runners = runners
        self.packages = packages
        self.sources = sources
    }
}

/// The lessons of one folder.
package struct CoursePart: Sendable, Equatable {
    /// The part's title; `nil` for the lessons that stand directly in `content/`.
    package let title: String?
    /// Its lessons in the order in which they are read.
    package let lessons: [Lesson]

    /// A part.
    package init(title: String?, lessons: [Lesson]) {
        self.title = title
        self.lessons = lessons
    }

    /// The number of its first lesson: 0 where the name of that one's file says so, and else 1.
    ///
    /// The others count on from there, whatever theirs say.
    package var firstNumber: Int {
        let name = lessons.first?.path.split(separator: "/").last ?? ""
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty || digits.contains { $0 != "0" } ? 1 : 0
    }
}

/// A lesson.
package struct Lesson: Sendable, Equatable {
    /// Its name.
    package let id: LessonID
    /// Its title.
    package let title: String
    /// One sentence about it; may be empty.
    package let summary: String
    /// Its path relative to `content/`, for example `02-runners.md`.
    package let path: String
    /// Its text, for diagnostics.
    package let source: SourceFile
    /// What is shown.
    package var blocks: [Block]
    /// Its snippets in the order in which they stand.
    package let snippets: [Snippet]
    /// Snippets whose code stands before every other Swift snippet of the lesson.
    package let setup: [SnippetRequest.Dependency]
    /// Whether something in its prose may be taken from a run.
    package let hasReferences: Bool

    /// A lesson.
    package init(
        id: LessonID, title: String, summary: String, path: String, source: SourceFile,
        blocks: [Block], snippets: [Snippet], setup: [SnippetRequest.Dependency],
        hasReferences: Bool = false
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.path = path
        self.source = source
        self.blocks = blocks
        self.snippets = snippets
        self.setup = setup
        self.hasReferences = hasReferences
    }

    /// Whether another lesson's text has the same bytes: lessons whose texts differ only in how characters
    /// are composed are equal.
    package func isWritten(as other: Lesson) -> Bool {
        source.text.hasSameBytes(as: other.source.text)
    }

    /// The texts of its output fences that leave nothing open, by snippet: they are recordings.
    package var statedOutputs: [SnippetID: String] {
        var texts: [SnippetID: String] = [:]
        for snippet in snippets {
            guard let fence = snippet.outputFence, !fence.hasWildcards else { continue }
            texts[snippet.id] = fence.text
        }
        return texts
    }
}

/// A file that the site gets unchanged.
package struct Asset: Sendable, Equatable {
    /// Its path in the site.
    package let path: SitePath
    /// Its path relative to the course's folder.
    package let source: String
    /// Its bytes.
    package let bytes: [UInt8]

    /// A file of a course.
    package init(path: SitePath, source: String, bytes: [UInt8]) {
        self.path = path
        self.source = source
        self.bytes = bytes
    }
}
