import CourseModel
import Diagnostics

/// Turns links to files of the course into links to pages and copied files, and refuses those that
/// lead nowhere.
struct LinkResolver {
    /// A page that is made of a file of the course.
    private struct Page {
        /// The lesson; `nil` for the glossary.
        let lesson: LessonID?
        /// The file's path in the course.
        let path: String
        /// What links can lead to within it.
        let anchors: Set<String>

        init(_ lesson: Lesson) {
            let runs = lesson.snippets.filter { !$0.request.isHidden }.map { "run-\($0.id)" }
            self.lesson = lesson.id
            path = lesson.path
            anchors = Set(lesson.blocks.flatMap(\.headingAnchors) + runs)
        }

        init(_ glossary: Glossary) {
            lesson = nil
            path = glossary.path
            anchors = glossary.anchors
        }

        func destination(anchor: String?) -> Inline.Destination {
            lesson.map { .lesson($0, anchor: anchor) } ?? .glossary(anchor: anchor)
        }
    }

    private let pages: [String: Page]
    private let assets: [String: SitePath]
    private let page: Page
    private var diagnostics: [Diagnostic] = []

    /// The same course with every link resolved, and the links that could not be.
    static func resolve(
        _ course: Course, files: CourseFiles
    ) -> (course: Course, diagnostics: [Diagnostic]) {
        let lessons = course.lessons
        let all = lessons.map { Page($0) } + (course.glossary.map { [Page($0)] } ?? [])
        let pages = Dictionary(all.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let copied = Set(course.assets.map(\.path))
        let assets = Dictionary(
            files.files.filter { !$0.path.hasPrefix("recordings/") }.compactMap { file in
                LessonFileName.sitePath(ofAsset: file.path).map { (file.path, $0) }
            }
            .filter { copied.contains($0.1) }, uniquingKeysWith: { first, _ in first })

        var diagnostics: [Diagnostic] = []
        func resolve<Text>(
            _ page: Page, _ change: ((Inline.Destination, SourceSpan) -> Inline.Destination) -> Text
        ) -> Text {
            var resolver = LinkResolver(pages: pages, assets: assets, page: page)
            let text = change { resolver.resolve($0, $1) }
            diagnostics += resolver.diagnostics
            return text
        }
        let parts = course.parts.map { part in
            CoursePart(
                title: part.title,
                lessons: part.lessons.map { lesson in
                    resolve(Page(lesson)) { transform in
                        var resolved = lesson
                        resolved.blocks = lesson.blocks.map { $0.mapLinks(transform) }
                        return resolved
                    }
                })
        }
        let glossary = course.glossary.map { glossary in
            resolve(Page(glossary)) { glossary.mapLinks($0) }
        }
        let resolved = Course(
            settings: course.settings, parts: parts, glossary: glossary,
            themeFiles: course.themeFiles, assets: course.assets)
        return (resolved, diagnostics)
    }

    private init(pages: [String: Page], assets: [String: SitePath], page: Page) {
        self.pages = pages
        self.assets = assets
        self.page = page
    }

    // MARK: One link

    private mutating func resolve(
        _ destination: Inline.Destination, _ span: SourceSpan
    ) -> Inline.Destination {
        guard case .verbatim(let text) = destination, !Self.isExternal(text) else {
            return destination
        }
        let pieces = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(pieces.first ?? "")
        let anchor = pieces.count == 2 ? Self.percentDecoded(pieces[1]) : nil
        if path.isEmpty, let anchor {
            return resolve(anchor: anchor, of: page, span) ?? destination
        }
        guard let target = RelativePath.resolve(Self.percentDecoded(path), from: page.path) else {
            let reason =
                path.hasPrefix("/")
                ? "begins at a server's root, which may not be the site's"
                : "leads out of the course"
            report("‘\(text)’ \(reason)", span, near: nil)
            return destination
        }
        if let other = pages[target] {
            guard let anchor else { return other.destination(anchor: nil) }
            return resolve(anchor: anchor, of: other, span) ?? destination
        }
        if let file = assets[target] { return .file(file) }
        let candidates = pages.keys.sorted() + assets.keys.sorted()
        report(
            "‘\(text)’ is no file of the course", span,
            near: Suggestion.nearest(to: target, among: candidates)
                .map { RelativePath.path(to: $0, from: page.path) })
        return destination
    }

    private mutating func resolve(
        anchor: String, of other: Page, _ span: SourceSpan
    ) -> Inline.Destination? {
        if other.anchors.contains(anchor) { return other.destination(anchor: anchor) }
        let nearest = Suggestion.nearest(to: anchor, among: other.anchors.sorted())
        diagnostics.append(
            Diagnostic(
                .brokenAnchor, "there is no ‘#\(anchor)’ in \(other.path)", at: span,
                help: nearest.map { "did you mean ‘#\($0)’?" }
                    ?? "link to a heading by its words in lower case, with hyphens for spaces"))
        return nil
    }

    private mutating func report(_ summary: String, _ span: SourceSpan, near: String?) {
        diagnostics.append(
            Diagnostic(
                .brokenLink, summary, at: span,
                help: near.map { "did you mean ‘\($0)’?" }
                    ?? "link to a lesson's .md file or to a file beside it, relative to this one"))
    }

    /// Whether a destination is none of the course's business: it has a scheme or a host.
    private static func isExternal(_ text: String) -> Bool {
        if text.hasPrefix("//") { return true }
        guard let colon = text.firstIndex(of: ":"), let first = text.first else { return false }
        return first.isASCII && first.isLetter
            && text[..<colon].allSatisfy { character in
                character.isASCII
                    && (character.isLetter || character.isNumber || "+.-".contains(character))
            }
    }

    private static func percentDecoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.first {
            let digits = rest.dropFirst().prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
