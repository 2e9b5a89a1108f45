/// The values of a lesson's page, under the names that the templates use.
///
/// An optional value that is missing is `nil` and never empty, because an empty text is true in
/// Mustache. No name at the top may be one that an entry can lack, because Mustache then looks there.
struct PageView: Sendable {
    let language: String
    let courseTitle: String
    let courseDescription: String
    let author: String?
    let generator: String
    let pageTitle: String
    let pageDescription: String
    let root: String
    let home: String
    let parts: [SidebarPartView]
    let partTitle: String?
    let lessonNumber: String
    let summary: String
    let body: String
    let contents: [ContentsView]
    let hasContents: Bool
    let previous: LinkView?
    let next: LinkView?
    let editLink: String?
}

/// The values of the landing page.
struct IndexView: Sendable {
    let language: String
    let courseTitle: String
    let courseDescription: String
    let author: String?
    let generator: String
    let pageTitle: String
    let pageDescription: String
    let root: String
    let home: String
    let parts: [PartView]
    let firstLesson: LinkView?
    let lessonCount: String
    let snippetCount: String
}

/// A part in the landing page's list of lessons.
struct PartView: Sendable {
    let title: String?
    let lessons: [LessonView]
}

/// A lesson in the landing page's list.
struct LessonView: Sendable {
    let title: String
    let href: String
    let summary: String
    let number: String
}

/// A part in the list beside a page: its entries, HTML already, where it is open, its title and first
/// page where not.
struct SidebarPartView: Sendable {
    let title: String?
    let href: String
    let isOpen: Bool
    let entries: String
}

/// A lesson in the list beside a page.
struct EntryView: Sendable {
    let title: String
    let href: String
    let number: String
    let isCurrent: Bool
}

/// A heading in the list of a page's contents; its title is HTML already.
struct ContentsView: Sendable {
    let title: String
    let anchor: String
    let isNested: Bool
}

/// A link to another page.
struct LinkView: Sendable {
    let title: String
    let href: String
}
