/// A path within the generated site: relative, with `/` between components, and never leaving it.
package struct SitePath: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The path as text, for example `assets/style.css`.
    package let text: String

    /// A path without empty, `.` or `..` components, control characters or a leading slash; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let components = text.split(separator: "/", omittingEmptySubsequences: false)
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        guard components.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
        self.text = String(text)
    }

    /// The page of a lesson.
    package init(pageOf lesson: LessonID) {
        text = "\(lesson.slug).html"
    }

    /// The landing page.
    package static let index = SitePath(trusted: "index.html")
    /// The page of the glossary.
    package static let glossary = SitePath(trusted: "glossary.html")
    /// The list of files that Lectern wrote.
    package static let manifest = SitePath(trusted: "lectern-manifest.txt")

    private init(trusted text: String) {
        self.text = text
    }

    /// The path as text.
    package var description: String { text }

    /// Order by bytes, the same on every machine.
    package static func < (left: SitePath, right: SitePath) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
