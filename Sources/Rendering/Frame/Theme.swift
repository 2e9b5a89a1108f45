import CourseModel
import Diagnostics
import Mustache

/// The frame of the pages: templates and files that are part of the program, or of the course.
struct Theme: Sendable {
    private let library: MustacheLibrary
    /// The files that pages use, by their place in the site.
    let files: [(path: SitePath, bytes: [UInt8])]

    /// The built-in theme, with a course's own files in the place of those that are called alike.
    ///
    /// A template that is none is left out: ``TemplateCheck`` tells what is wrong with it.
    init(replacing own: [ThemeFile] = []) {
        var library = MustacheLibrary()
        for (name, bytes) in Self.templates {
            do {
                try library.register(String(decoding: bytes, as: UTF8.self), named: name)
            } catch {
                preconditionFailure("the built-in templates are tested to be templates: \(error)")
            }
        }
        var files = Dictionary(uniqueKeysWithValues: Self.assets.map { ($0.name, $0.bytes) })
        for file in own {
            guard let name = Self.templateName(of: file.name) else {
                files[file.name] = file.bytes
                continue
            }
            if let source = file.source,
                TemplateCheck.diagnostics(of: [file]).allSatisfy({ $0.id != .brokenTemplate })
            {
                do {
                    try library.register(source.text, named: name)
                } catch {
                    preconditionFailure("what was just found to be a template is none: \(error)")
                }
            }
        }
        self.library = library
        self.files = files.sorted { $0.key < $1.key }.map { name, bytes in
            guard let path = SitePath("assets/\(name)") else {
                preconditionFailure("names of files make paths: \(name)")
            }
            return (path, bytes)
        }
    }

    /// The templates of the theme.
    static let templates: [(name: String, bytes: [UInt8])] = [
        ("entry", PackageResources.entry_mustache), ("head", PackageResources.head_mustache),
        ("header", PackageResources.header_mustache), ("index", PackageResources.index_mustache),
        ("missing", PackageResources.missing_mustache),
        ("page", PackageResources.page_mustache),
        ("sidebar", PackageResources.sidebar_mustache),
    ]

    /// The other files of the theme, as they stand in the site.
    static let assets: [(name: String, bytes: [UInt8])] = [
        ("code.js", TrimmedAsset.script(PackageResources.code_js)),
        ("favicon.svg", PackageResources.favicon_svg),
        ("meanings.js", TrimmedAsset.script(PackageResources.meanings_js)),
        ("reading.js", TrimmedAsset.script(PackageResources.reading_js)),
        ("runs.js", TrimmedAsset.script(PackageResources.runs_js)),
        ("search.js", TrimmedAsset.script(PackageResources.search_js)),
        ("settings.js", TrimmedAsset.script(PackageResources.settings_js)),
        ("style.css", TrimmedAsset.stylesheet(PackageResources.style_css)),
        ("teaching.css", TrimmedAsset.stylesheet(PackageResources.teaching_css)),
        ("teaching.js", TrimmedAsset.script(PackageResources.teaching_js)),
    ]

    /// The name of the template that a file is; `nil` for other files.
    static func templateName(of file: String) -> String? {
        let ending = ".mustache"
        return file.hasSuffix(ending) ? String(file.dropLast(ending.count)) : nil
    }

    /// The names of all values that templates are given; see ``PageView``.
    static let valueNames: Set<String> = [
        "asksReaders", "author", "body", "canonical", "contents", "courseDescription",
        "courseTitle",
        "documentTitle", "editLink", "entries", "feed", "firstLesson", "generator", "glossary",
        "hasContents", "home", "href", "isCurrent", "isGlossary", "isOpen", "language",
        "lessonCount", "lessonNumber", "lessons", "meanings", "next", "number", "pageDescription",
        "pageKind", "pageTitle", "partTitle", "parts", "previous", "root", "snippetCount",
        "summary", "title",
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
            // Of the elements in a frame, nearly none begins with these letters.
            for place in frame.indices.dropLast(2)
            where frame[place] == UInt8(ascii: "<") && frame[place + 2] == UInt8(ascii: "e") {
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
