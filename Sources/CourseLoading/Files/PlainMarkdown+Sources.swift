package import CourseModel

extension PlainMarkdown {
    /// Reads a file that a course names among its sources.
    static func read(
        source file: CourseFiles.File, as id: LessonID, of files: CourseFiles,
        settings: CourseSettings
    ) -> Reading {
        read(
            file, root: files.root, as: id, settings: settings.reading(file), others: files)
    }

    /// The names of sources: `../README.md` is called `readme`, and where two files would have one name,
    /// the folders belong to theirs.
    static func names(of files: [CourseFiles.File]) -> [LessonID] {
        let short = files.map {
            id(from: $0.path.split(separator: "/").last.map(String.init) ?? "")
        }
        return zip(files, short).map { file, name in
            short.count { $0 == name } == 1 ? name : id(from: String(file.path.dropFirst(3)))
        }
    }

    private static func id(from path: String) -> LessonID {
        guard let id = LessonID(LessonID.slug(of: path.dropLast(3))) ?? LessonID("source") else {
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
