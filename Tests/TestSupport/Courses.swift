package import CourseLoading
package import Diagnostics

/// Courses for tests that need no file system.
package enum Courses {
    /// Reads a course of the given files, by path; `course.yml` is added where it is missing.
    package static func load(_ files: [String: String]) -> CourseLoader.Result {
        var files = files
        files["course.yml"] = files["course.yml"] ?? "title: Test\n"
        return CourseLoader.load(
            CourseFiles(
                root: "content",
                files: files.sorted { $0.key < $1.key }.map {
                    CourseFiles.File(path: $0.key, bytes: Array($0.value.utf8))
                }))
    }

    /// Reads a course of one lesson, `content/01-a.md`, whose front matter is added.
    package static func lesson(
        _ markdown: String, frontMatter: String = ""
    ) -> CourseLoader.Result {
        load(["01-a.md": "---\ntitle: A\n\(frontMatter)---\n\(markdown)"])
    }
}

extension CourseLoader.Result {
    /// The diagnostics as a person reads them, one after the other.
    package var report: String {
        let formatter = DiagnosticFormatter(files: sources, usesColor: false)
        return diagnostics.map { formatter.format($0) }.joined()
    }

    /// The names of what is wrong, in order.
    package var ids: [DiagnosticID] { diagnostics.map(\.id) }
}
