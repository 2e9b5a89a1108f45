package import CourseModel

extension PlainMarkdown {
    /// Reads a file that a course names among its sources.
    static func read(
        source file: CourseFiles.File, of files: CourseFiles, settings: CourseSettings
    ) -> Reading {
        read(
            file, root: files.root, as: id(from: file.path), settings: settings.reading(file),
            others: files)
    }

    /// A name from a path: `../README.md` is called `readme`.
    private static func id(from path: String) -> LessonID {
        let name = path.split(separator: "/").last?.dropLast(3) ?? ""
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
            .joined(separator: "-")
        guard let id = LessonID(words) ?? LessonID("source") else {
            preconditionFailure("‘source’ can be a lesson's name")
        }
        return id
    }
}

extension CourseSettings {
    /// The settings with which a file is read: others where it lies outside the course and has no page.
    package func reading(_ file: CourseFiles.File) -> CourseSettings {
        guard file.isOutside else { return self }
        let pattern = sources.first { file.patterns.contains($0.path) }
        return CourseSettings(
            title: title, unmarked: pattern?.unmarked ?? .skip, allowsRawHTML: true,
            runners: runners, packages: packages, sources: sources)
    }
}
