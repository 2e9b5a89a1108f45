import CourseModel
import Diagnostics

/// Turns a page's links to files of the course into links to pages and copied files, and refuses
/// those that lead nowhere.
struct LinkResolver {
    private let targets: LinkTargets
    private let page: LinkTargets.Page
    private var diagnostics: [Diagnostic] = []

    /// The same lesson with every link resolved, and the links that could not be.
    static func resolve(
        _ lesson: Lesson, targets: LinkTargets
    ) -> (lesson: Lesson, diagnostics: [Diagnostic]) {
        var resolver = LinkResolver(targets: targets, page: LinkTargets.Page(lesson))
        var resolved = lesson
        resolved.blocks = lesson.blocks.map { $0.mapLinks { resolver.resolve($0, $1) } }
        return (resolved, resolver.diagnostics)
    }

    /// The same glossary with every link resolved, and the links that could not be.
    static func resolve(
        _ glossary: Glossary, targets: LinkTargets
    ) -> (glossary: Glossary, diagnostics: [Diagnostic]) {
        var resolver = LinkResolver(targets: targets, page: LinkTargets.Page(glossary))
        let resolved = glossary.mapLinks { resolver.resolve($0, $1) }
        return (resolved, resolver.diagnostics)
    }

    private init(targets: LinkTargets, page: LinkTargets.Page) {
        self.targets = targets
        self.page = page
    }

    // MARK: One link

    private mutating func resolve(
        _ destination: Inline.Destination, _ span: SourceSpan
    ) -> Inline.Destination {
        guard case .verbatim(let text) = destination, !Self.isExternal(text) else {
            return destination
        }
        let mark = text.utf8.firstIndex(of: UInt8(ascii: "#"))
        let path = String(text[..<(mark ?? text.endIndex)])
        let anchor = mark.map { Self.percentDecoded(text[text.utf8.index(after: $0)...]) }
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
        if let other = targets.pages[target] {
            guard let anchor else { return other.destination(anchor: nil) }
            return resolve(anchor: anchor, of: other, span) ?? destination
        }
        if let file = targets.assets[target] { return .file(file) }
        let candidates = targets.pages.keys.sorted() + targets.assets.keys.sorted()
        report(
            "‘\(text)’ is no file of the course", span,
            near: Suggestion.nearest(to: target, among: candidates)
                .map { RelativePath.path(to: $0, from: page.path) })
        return destination
    }

    private mutating func resolve(
        anchor: String, of other: LinkTargets.Page, _ span: SourceSpan
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
        let bytes = text.utf8
        if bytes.starts(with: "//".utf8) { return true }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first else {
            return false
        }
        return isLetter(first)
            && bytes[..<colon].allSatisfy { byte in
                isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || "+.-".utf8.contains(byte)
            }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }

    private static func percentDecoded(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
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
