import CourseModel
import Diagnostics

/// Reads which Markdown outside the course is checked with it: the key `sources` of `course.yml`.
enum SourcesReader {
    private static let example = "sources: [README.md]"

    /// The patterns in the order in which they stand; what is wrong with them is among the mapping's
    /// diagnostics.
    static func read(_ settings: inout YAMLMapping) -> [SourcePattern] {
        settings.mappings(
            "sources", keys: ["path", "unmarked"], textKey: "path", example: example
        ).compactMap { mapping, span in
            var mapping = mapping
            let pattern = pattern(&mapping, span)
            settings.takeDiagnostics(of: mapping)
            return pattern
        }
    }

    private static func pattern(
        _ mapping: inout YAMLMapping, _ span: SourceSpan
    ) -> SourcePattern? {
        let unmarked = UnmarkedReader.read(&mapping) ?? .skip
        guard let entry = mapping.entries["path"] else {
            mapping.reportMissing(
                "it is not said which files are meant", at: span,
                help: "add a path, for example: path: README.md")
            return nil
        }
        guard let path = mapping.text("path", example: "README.md") else { return nil }
        guard !path.hasPrefix("/"), path.hasSuffix(".md"),
            !path.split(separator: "/").contains("..")
        else {
            mapping.report(
                entry, "‘\(path)’ is no path of Markdown that leads from here on every machine",
                help:
                    "write README.md, or Sources/**/*.docc/**/*.md: seen from the folder in which the "
                    + "course's lies")
            return nil
        }
        return SourcePattern(path: path, unmarked: unmarked, span: entry.valueSpan)
    }
}

/// Reads what Swift fences without words ask for: the key `unmarked`.
enum UnmarkedReader {
    /// What it says; `nil` where it says nothing, or nothing that is known.
    static func read(_ mapping: inout YAMLMapping) -> CourseSettings.Unmarked? {
        guard let text = mapping.text("unmarked", example: "compile"),
            let entry = mapping.entries["unmarked"]
        else { return nil }
        let known = CourseSettings.Unmarked(rawValue: text)
        if known == nil {
            mapping.report(
                entry, "‘\(text)’ is nothing that plain fences can be",
                help: "write run, compile or skip")
        }
        return known
    }
}
