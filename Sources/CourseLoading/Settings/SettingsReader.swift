import CourseModel
import Diagnostics

/// Reads `course.yml`.
enum SettingsReader {
    static let keys = [
        "title", "description", "author", "language", "unmarked", "raw-html", "edit-link",
        "base-url", "runners", "package", "sources",
    ]
    static let unbuiltKeys = [
        "defaults", "timezone",
    ]

    /// The settings that a file states, and what is wrong with it.
    static func read(_ file: SourceFile) -> (settings: CourseSettings, diagnostics: [Diagnostic]) {
        let range = 0..<file.text.utf8.count
        var yaml = YAMLMapping(file: file, range: range, keys: keys, unbuiltKeys: unbuiltKeys)
        let title = yaml.text("title")
        var diagnostics: [Diagnostic] = []
        if title == nil, yaml.diagnostics.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .missingKey, "the course has no title",
                    at: SourceSpan(file: file.path, range: 0..<0),
                    help: "add a line: title: My course"))
        }
        let unmarked = UnmarkedReader.read(&yaml) ?? .run
        let editLink = yaml.text("edit-link")
        if let editLink, let entry = yaml.entries["edit-link"], !editLink.contains("{path}") {
            diagnostics.append(
                Diagnostic(
                    .invalidValue, "an edit link says where the lesson's path belongs",
                    at: entry.valueSpan,
                    help: "for example: https://example.org/edit/main/content/{path}"))
        }
        var baseURL = yaml.text("base-url")
        if let text = baseURL, let entry = yaml.entries["base-url"] {
            let host = text.wholeMatch(of: /https?:\/\/([^\/?#\s]+)[^?#\s]*/)
            if host == nil {
                diagnostics.append(
                    Diagnostic(
                        .invalidValue, "‘\(text)’ is no address that pages can lie below",
                        at: entry.valueSpan, help: "for example: https://example.org/course/"))
            }
            baseURL = host.map { _ in text.hasSuffix("/") ? text : "\(text)/" }
        }
        let runners = RunnersReader.read(&yaml)
        let packages = PackagesReader.read(&yaml)
        let sources = SourcesReader.read(&yaml)
        let settings = CourseSettings(
            title: title ?? "Untitled", description: yaml.text("description") ?? "",
            author: yaml.text("author"), language: yaml.text("language") ?? "en",
            unmarked: unmarked, allowsRawHTML: yaml.flag("raw-html") ?? false, baseURL: baseURL,
            editLink: editLink, runners: runners, packages: packages,
            sources: sources)
        return (settings, yaml.diagnostics + diagnostics)
    }
}
