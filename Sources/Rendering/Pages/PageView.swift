/// What is said of the course on every page, under the names that the templates use.
///
/// An optional value that is missing is `nil` and never empty, because an empty text is true in
/// Mustache. No name at the top may be one that an entry can lack, because Mustache then looks there.
struct SiteView: Sendable {
    let language: String
    let courseTitle: String
    let courseDescription: String?
    let author: String?
    let generator: String
    let home: String
    /// The page of the glossary, where there is one.
    let glossary: LinkView?
    /// The address of the feed, where the site has an address.
    let feed: String?
}

/// What a page says of itself in its head.
struct HeadView: Sendable {
    /// What stands before paths of the site: nothing, but for a page that is shown at any address.
    let root: String
    let documentTitle: String
    let pageTitle: String
    let pageDescription: String?
    /// `article` or `website`.
    let pageKind: String
    /// The page's address, where the site has one.
    let canonical: String?
}

/// The values of a lesson's page, and of the glossary's.
struct PageView: Sendable {
    let site: SiteView
    let head: HeadView
    let parts: [SidebarPartView]
    let partTitle: String?
    let lessonNumber: String?
    let summary: String?
    /// The lesson itself, for which ``Theme/bodyMark`` stands in the templates' text.
    let body: HTMLBuffer
    /// What the words on the page mean, as JSON; `nil` where no word has a meaning to show.
    let meanings: String?
    /// The items of the list of headings, HTML already.
    let contents: String
    let hasContents: Bool
    let previous: LinkView?
    let next: LinkView?
    let editLink: String?
    /// Whether it is the glossary's page.
    let isGlossary: Bool
    /// Whether readers are asked something on it, or given something to compare.
    let asksReaders: Bool
}

/// The values of the landing page.
struct IndexView: Sendable {
    let site: SiteView
    let head: HeadView
    let parts: [PartView]
    let firstLesson: LinkView?
    let lessonCount: String
    let snippetCount: String
}

/// The values of the page that a server shows where there is none.
struct MissingView: Sendable {
    let site: SiteView
    let head: HeadView
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
    let summary: String?
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

/// A link to another page.
struct LinkView: Sendable {
    let title: String
    let href: String
}
