import CourseModel
import Diagnostics

/// Reads which packages snippets can import: the key `package` of `course.yml`.
enum PackagesReader {
    private static let keys = ["path", "url", "version", "from", "products"]
    private static let example = "package: {path: .., products: [Garden]}"

    /// The packages in the order in which they stand; what is wrong with them is among the mapping's
    /// diagnostics.
    static func read(_ settings: inout YAMLMapping) -> [PackageDependency] {
        settings.mappings("package", keys: keys, example: example).compactMap { mapping, span in
            var mapping = mapping
            let package = package(&mapping, span)
            settings.takeDiagnostics(of: mapping)
            return package
        }
    }

    private static func package(
        _ mapping: inout YAMLMapping, _ span: SourceSpan
    ) -> PackageDependency? {
        let products = mapping.list("products", example: "[Garden]")
        if mapping.entries["products"] == nil {
            mapping.reportMissing(
                "it is not said which libraries of the package are meant", at: span,
                help: "add them, for example: products: [Garden]")
        }
        let source = source(&mapping, span)
        guard let products, let source else { return nil }
        return PackageDependency(source: source, products: products, span: span)
    }

    private static func source(
        _ mapping: inout YAMLMapping, _ span: SourceSpan
    ) -> PackageDependency.Source? {
        switch (mapping.entries["path"], mapping.entries["url"]) {
        case (let path?, nil):
            for key in ["version", "from"] {
                guard let entry = mapping.entries[key] else { continue }
                mapping.refuseKey(
                    entry, "a package in a folder has the version that lies there",
                    help: "take ‘\(key)’ out, or write url in the place of path")
            }
            guard let text = mapping.text("path", example: "..") else { return nil }
            guard !text.isEmpty, !text.hasPrefix("/"), !text.hasPrefix("~") else {
                mapping.report(
                    path, "‘\(text)’ is no path that leads from here on every machine",
                    help:
                        "write how the package's folder is reached from that of course.yml, as in .."
                )
                return nil
            }
            return .path(text)
        case (nil, _?):
            guard let url = mapping.text("url", example: "https://example.org/garden") else {
                return nil
            }
            return version(&mapping, span).map { .repository(url: url, $0) }
        case (_?, let url?):
            mapping.refuseKey(
                url, "a package has a path or a url, and not both", help: "take one of them out")
            return nil
        case (nil, nil):
            mapping.reportMissing(
                "it is not said where the package is", at: span,
                help:
                    "add path: .. for one in a folder, or url: and version: for one in a repository"
            )
            return nil
        }
    }

    private static func version(
        _ mapping: inout YAMLMapping, _ span: SourceSpan
    ) -> PackageDependency.Version? {
        let key: String
        switch (mapping.entries["version"], mapping.entries["from"]) {
        case (_?, nil): key = "version"
        case (nil, _?): key = "from"
        case (_?, let from?):
            mapping.refuseKey(
                from, "a version is exact, or the least one, and not both",
                help: "take version or from out")
            return nil
        case (nil, nil):
            mapping.reportMissing(
                "it is not said which version of the package is meant", at: span,
                help: "add version: 1.2.3 for this one, or from: 1.2.3 for later ones too")
            return nil
        }
        guard let entry = mapping.entries[key],
            let text = mapping.text(key, example: "1.2.3")
        else { return nil }
        guard text.wholeMatch(of: /\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?/) != nil else {
            mapping.report(
                entry, "‘\(text)’ is no version",
                help: "a version has three numbers: \(key): 1.2.3")
            return nil
        }
        return key == "version" ? .exact(text) : .from(text)
    }
}
