import CourseModel
import Diagnostics

/// Turns links to files of the course into links to pages and copied files, and refuses those that
/// lead nowhere.
struct LinkResolver {
    private let lessonsByPath: [String: Lesson]
    private let anchors: [LessonID: Set<String>]
    private let assets: [String: SitePath]
    private var lesson: Lesson
    private var diagnostics: [Diagnostic] = []

    /// The same course with every link resolved, and the links that could not be.
    static func resolve(
        _ course: Course, files: CourseFiles
    ) -> (course: Course, diagnostics: [Diagnostic]) {
        let lessons = course.lessons
        let byPath = Dictionary(
            lessons.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let anchors = Dictionary(
            lessons.map { ($0.id, Self.anchors(of: $0)) }, uniquingKeysWith: { first, _ in first })
        let copied = Set(course.assets.map(\.path))
        let assets = Dictionary(
            files.files.filter { !$0.path.hasPrefix("recordings/") }.compactMap { file in
                LessonFileName.sitePath(ofAsset: file.path).map { (file.path, $0) }
            }
            .filter { copied.contains($0.1) }, uniquingKeysWith: { first, _ in first })

        var diagnostics: [Diagnostic] = []
        let parts = course.parts.map { part in
            CoursePart(
                title: part.title,
                lessons: part.lessons.map { lesson in
                    var resolver = LinkResolver(
                        lessonsByPath: byPath, anchors: anchors, assets: assets, lesson: lesson)
                    var resolved = lesson
                    resolved.blocks = lesson.blocks.map { $0.mapLinks { resolver.resolve($0, $1) } }
                    diagnostics += resolver.diagnostics
                    return resolved
                })
        }
        let resolved = Course(settings: course.settings, parts: parts, assets: course.assets)
        return (resolved, diagnostics)
    }

    private init(
        lessonsByPath: [String: Lesson], anchors: [LessonID: Set<String>],
        assets: [String: SitePath], lesson: Lesson
    ) {
        self.lessonsByPath = lessonsByPath
        self.anchors = anchors
        self.assets = assets
        self.lesson = lesson
    }

    private static func anchors(of lesson: Lesson) -> Set<String> {
        let runs = lesson.snippets.filter { !$0.request.isHidden }.map { "run-\($0.id)" }
        return Set(lesson.blocks.flatMap(\.headingAnchors) + runs)
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
            return resolve(anchor: anchor, of: lesson, span) ?? destination
        }
        guard let target = RelativePath.resolve(Self.percentDecoded(path), from: lesson.path) else {
            let reason =
                path.hasPrefix("/")
                ? "begins at a server's root, which may not be the site's"
                : "leads out of the course"
            report("‘\(text)’ \(reason)", span, near: nil)
            return destination
        }
        if let other = lessonsByPath[target] {
            guard let anchor else { return .lesson(other.id, anchor: nil) }
            return resolve(anchor: anchor, of: other, span) ?? destination
        }
        if let file = assets[target] { return .file(file) }
        let candidates = lessonsByPath.keys.sorted() + assets.keys.sorted()
        report(
            "‘\(text)’ is no file of the course", span,
            near: Suggestion.nearest(to: target, among: candidates)
                .map { RelativePath.path(to: $0, from: lesson.path) })
        return destination
    }

    private mutating func resolve(
        anchor: String, of other: Lesson, _ span: SourceSpan
    ) -> Inline.Destination? {
        let known = anchors[other.id] ?? []
        if known.contains(anchor) { return .lesson(other.id, anchor: anchor) }
        let nearest = Suggestion.nearest(to: anchor, among: known.sorted())
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
