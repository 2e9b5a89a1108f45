/// The name of a lesson in links, recordings and reports: its file name without number and suffix.
package struct LessonID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The slug, for example `two-ways-to-wait`.
    package let slug: String

    /// A name made of lower-case ASCII letters, digits and hyphens that begins with a letter or a
    /// digit; `nil` for anything else.
    package init?(_ slug: some StringProtocol) {
        guard isName(slug) else { return nil }
        self.slug = String(slug)
    }

    /// A text's lower-case ASCII letters and digits, joined by hyphens where there is anything else: a
    /// name unless it is empty.
    package static func slug(of text: some StringProtocol) -> String {
        text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
            .joined(separator: "-")
    }

    /// The slug.
    package var description: String { slug }

    /// Alphabetical order; the order of lessons in a course is the course's own.
    package static func < (left: LessonID, right: LessonID) -> Bool { left.slug < right.slug }
}

/// The name of a snippet within its lesson.
package struct SnippetID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The name, for example `kale`.
    package let name: String

    /// A name made of lower-case ASCII letters, digits and hyphens that begins with a letter or a
    /// digit; `nil` for anything else.
    package init?(_ name: some StringProtocol) {
        guard isName(name) else { return nil }
        self.name = String(name)
    }

    /// The name.
    package var description: String { name }

    /// Alphabetical order.
    package static func < (left: SnippetID, right: SnippetID) -> Bool { left.name < right.name }
}

/// The name of a snippet within its course.
package struct SnippetReference: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The lesson it stands in.
    package let lesson: LessonID
    /// Its name there.
    package let snippet: SnippetID

    /// The name of a snippet of a lesson.
    package init(lesson: LessonID, snippet: SnippetID) {
        self.lesson = lesson
        self.snippet = snippet
    }

    /// `lesson/snippet`.
    package var description: String { "\(lesson)/\(snippet)" }

    /// Alphabetical order, lesson first.
    package static func < (left: SnippetReference, right: SnippetReference) -> Bool {
        (left.lesson, left.snippet) < (right.lesson, right.snippet)
    }
}

/// Whether text is `[a-z0-9][a-z0-9-]*`, and short enough to be part of a file's name.
private func isName(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.count <= 100 else {
        return false
    }
    return text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
