import CourseModel
import Mustache

/// The frame of the pages: templates and files that are part of the program.
struct Theme: Sendable {
    private let library: MustacheLibrary

    /// The built-in theme.
    init() {
        let sources: [(name: String, bytes: [UInt8])] = [
            ("page", PackageResources.page_mustache), ("index", PackageResources.index_mustache),
            ("head", PackageResources.head_mustache),
            ("header", PackageResources.header_mustache),
            ("missing", PackageResources.missing_mustache),
            ("entry", PackageResources.entry_mustache),
            ("sidebar", PackageResources.sidebar_mustache),
        ]
        do {
            var library = MustacheLibrary()
            for source in sources {
                try library.register(
                    String(decoding: source.bytes, as: UTF8.self), named: source.name)
            }
            self.library = library
        } catch {
            preconditionFailure("the built-in templates are tested to be templates: \(error)")
        }
    }

    /// The files that every page uses, by their place in the site.
    static let files: [(path: String, bytes: [UInt8])] = [
        ("assets/code.js", PackageResources.code_js),
        ("assets/favicon.svg", PackageResources.favicon_svg),
        ("assets/meanings.js", PackageResources.meanings_js),
        ("assets/reading.js", PackageResources.reading_js),
        ("assets/search.js", PackageResources.search_js),
        ("assets/settings.js", PackageResources.settings_js),
        ("assets/style.css", PackageResources.style_css),
    ]

    /// A lesson's page.
    ///
    /// The body, which is nearly all of it, is put in last: what goes through Mustache becomes text
    /// and is copied several times.
    func render(_ page: PageView) -> [UInt8] {
        var frame = render(page, "page")
        return frame.withUTF8 { frame in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(frame.count + page.body.bytes.count)
            var start = frame.startIndex
            for place in frame.indices where frame[place] == UInt8(ascii: "<") {
                guard place >= start, frame[place...].starts(with: Self.bodyMark.utf8) else {
                    continue
                }
                bytes.append(contentsOf: frame[start..<place])
                bytes.append(contentsOf: page.body.bytes)
                start = place + Self.bodyMark.utf8.count
            }
            bytes.append(contentsOf: frame[start...])
            return bytes
        }
    }

    /// What stands for a page's body until the rest of the page is there; no text of an author's holds
    /// it, because `<` is escaped in all of them.
    static let bodyMark = "<lectern-body>"

    /// The landing page.
    func render(_ index: IndexView) -> [UInt8] { Array(render(index, "index").utf8) }

    /// The page that a server shows where there is none.
    func render(_ missing: MissingView) -> [UInt8] { Array(render(missing, "missing").utf8) }

    /// A lesson in the list beside a page.
    func render(_ entry: EntryView) -> String { render(entry, "entry") }

    private func render(_ view: some MustacheParent & Sendable, _ template: String) -> String {
        guard let text = library.render(view, withTemplate: template) else {
            preconditionFailure("the template was registered under this name")
        }
        return text
    }
}
