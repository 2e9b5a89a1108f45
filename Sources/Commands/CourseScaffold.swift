import CourseModel
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

    /// What git is told of a new course, and what to do where it is told something else already.
    static let forGit: [(file: (path: String, text: String), advice: String)] = [
        ((".gitignore", "site/\n.lectern/\n"), "add the lines site/ and .lectern/"),
        (
            (
                ".gitattributes",
                """
                # Recordings are compared byte for byte: no line ending may be changed on the way.
                content/recordings/** -text
                content/recordings/*.data.json -diff linguist-generated

                """
            ), "add the two lines that docs/AUTHORING.md has under “Recordings”"
        ),
    ]

    /// The text of a new lesson.
    static func lesson(title: String, sample: Bool) -> String {
        let frontMatter = """
            ---
            title: "\(title.quotedForFence)"
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
