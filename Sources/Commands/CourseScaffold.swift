import Foundation

/// Makes new files of a course, and never touches one that is there.
struct CourseScaffold {
    /// A file stands where a new one was to be.
    struct Occupied: Error, CustomStringConvertible {
        let path: String
        var description: String { "\(path) is there already" }
    }

    /// The files of a new course, by path.
    static let course: [(path: String, text: String)] = [
        (
            "content/course.yml",
            """
            title: My course
            description: What its readers will learn.
            language: en

            """
        ),
        ("content/01-hello.md", lesson(title: "Hello", sample: true)),
    ]

    /// What git ignores of a new course.
    static let ignored: (path: String, text: String) = (".gitignore", "site/\n.lectern/\n")

    /// The text of a new lesson.
    static func lesson(title: String, sample: Bool) -> String {
        let quoted = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let frontMatter = """
            ---
            title: "\(quoted)"
            summary: One sentence about it.
            ---


            """
        guard sample else {
            return frontMatter + """
                ## A first section

                ```swift id=first
                print("It runs.")
                ```

                """
        }
        return frontMatter + """
            ## A program

            What stands under the code below was printed by it: nobody typed it.

            ```swift id=hello
            let names = ["Ada", "Grace"]
            for name in names { print("Hello, \\(name)!") }
            ```

            ## A mistake

            This must not compile, and the page shows why.

            ```swift id=mistake expect=compile-error error="cannot assign to value"
            let answer = 41
            answer = 42
            print(answer)
            ```

            """
    }

    /// Writes files below a folder: all of them, or none where one is occupied.
    ///
    /// Returns their paths.
    static func write(_ files: [(path: String, text: String)], in folder: String) throws -> [String]
    {
        let paths = files.map { folder == "." ? $0.path : "\(folder)/\($0.path)" }
        if let path = paths.first(where: FileManager.default.fileExists(atPath:)) {
            throw Occupied(path: path)
        }
        for (path, file) in zip(paths, files) {
            let url = URL(filePath: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: url, options: .withoutOverwriting)
        }
        return paths
    }
}
