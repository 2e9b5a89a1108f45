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
        ("assets/favicon.svg", PackageResources.favicon_svg),
        ("assets/style.css", PackageResources.style_css),
    ]

    /// A lesson's page.
    func render(_ page: PageView) -> [UInt8] { render(page, "page") }

    /// The landing page.
    func render(_ index: IndexView) -> [UInt8] { render(index, "index") }

    private func render(_ view: some Sendable, _ template: String) -> [UInt8] {
        guard let text = library.render(view, withTemplate: template) else {
            preconditionFailure("the template was registered under this name")
        }
        return Array(text.utf8)
    }
}
