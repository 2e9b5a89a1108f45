import CourseModel

/// The list of lessons beside each page.
///
/// Every entry is rendered once for the page that it leads to and once for all others: rendering the
/// whole list for each page would take the square of a large course's time.
struct Sidebar: Sendable {
    private struct Part {
        let title: String?
        let href: String
        let entries: [Entry]
    }

    private struct Entry {
        let elsewhere: String
        let onItsPage: String
    }

    private let parts: [Part]
    private let courseTitle: String

    init(course: Course, theme: Theme) {
        courseTitle = course.settings.title
        parts = course.parts.map { part in
            let entries = part.lessons.enumerated().map { index, lesson in
                func render(isCurrent: Bool) -> String {
                    theme.render(
                        EntryView(
                            title: lesson.title, href: SitePath(pageOf: lesson.id).text,
                            number: String(index + 1), isCurrent: isCurrent))
                }
                return Entry(
                    elsewhere: render(isCurrent: false), onItsPage: render(isCurrent: true))
            }
            let first = part.lessons.first.map { SitePath(pageOf: $0.id) }
            return Part(title: part.title, href: (first ?? .index).text, entries: entries)
        }
    }

    /// The list on a lesson's page, or on one that is no lesson's.
    ///
    /// A page lists its own part's lessons and the titles of the others, so that a change to one
    /// lesson does not rewrite every page.
    func parts(at place: PageFrame.Place?) -> [SidebarPartView] {
        parts.enumerated().map { number, part in
            // Where there is only one part, it is open everywhere.
            guard number == place?.part || parts.count == 1 else {
                return SidebarPartView(
                    title: part.title ?? courseTitle, href: part.href, isOpen: false, entries: "")
            }
            let entries = part.entries.enumerated().map { number, entry in
                number == place?.number ? entry.onItsPage : entry.elsewhere
            }
            return SidebarPartView(
                title: part.title, href: part.href, isOpen: true, entries: entries.joined())
        }
    }
}
