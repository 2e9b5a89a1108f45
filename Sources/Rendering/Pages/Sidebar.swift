import CourseModel

/// The list of lessons beside each page.
///
/// Every entry is rendered once for the page that it leads to and once for all others: rendering the
/// whole list for each page would take the square of a large course's time. So would joining it.
struct Sidebar: Sendable {
    private struct Part {
        let title: String?
        let href: String
        /// The entries as they are on other pages, one behind the other.
        let entries: String
        /// Where each of them stands there.
        let places: [Range<String.Index>]
        /// The entries as each is on its own page.
        let onItsPage: [String]
    }

    private let parts: [Part]
    private let courseTitle: String

    init(course: Course, theme: Theme) {
        courseTitle = course.settings.title
        parts = course.parts.map { part in
            func render(isCurrent: Bool) -> [String] {
                part.lessons.enumerated().map { index, lesson in
                    theme.render(
                        EntryView(
                            title: lesson.title, href: SitePath(pageOf: lesson.id).text,
                            number: String(part.firstNumber + index), isCurrent: isCurrent))
                }
            }
            let elsewhere = render(isCurrent: false)
            let entries = elsewhere.joined()
            var end = entries.startIndex
            let places = elsewhere.map { entry in
                let start = end
                end = entries.utf8.index(start, offsetBy: entry.utf8.count)
                return start..<end
            }
            let first = part.lessons.first.map { SitePath(pageOf: $0.id) }
            return Part(
                title: part.title, href: (first ?? .index).text, entries: entries, places: places,
                onItsPage: render(isCurrent: true))
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
            guard let place else {
                return SidebarPartView(
                    title: part.title, href: part.href, isOpen: true, entries: part.entries)
            }
            let own = part.places[place.number]
            let (before, after) = (part.entries[..<own.lowerBound], part.entries[own.upperBound...])
            return SidebarPartView(
                title: part.title, href: part.href, isOpen: true,
                entries: "\(before)\(part.onItsPage[place.number])\(after)")
        }
    }
}
