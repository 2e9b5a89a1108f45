import Foundation
import Testing

/// Courses with their recordings, so that not every test has to run what many begin with.
enum RecordedCourse {
    /// A lesson's file with the given body.
    static func lesson(_ body: String) -> String { "---\ntitle: A\n---\n\n\(body)" }

    /// A course of one lesson `a` with the given body.
    static func files(_ body: String) -> [String: String] {
        ["content/course.yml": "title: T\n", "content/01-a.md": lesson(body)]
    }

    /// The snippets of ``two``.
    static let body = """
        ```swift id=one
        print("on" + "e")
        ```

        Between.

        ```swift id=two output=unordered
        print("tw" + "o")
        print("thr" + "ee")
        ```

        """

    /// A course of two snippets, its recordings and its site.
    static let two: [String: String] = built(files(body))

    /// The files of a course with what a build of it wrote, the cache left out.
    static func built(_ files: [String: String]) -> [String: String] {
        do {
            let workspace = try Workspace(files)
            try workspace.run("build")
            try workspace.remove(".lectern")
            return try workspace.files(below: ".").mapValues { String(decoding: $0, as: UTF8.self) }
        } catch {
            preconditionFailure("a right course can be built: \(error)")
        }
    }
}

extension Workspace {
    /// Changes a file's text; what is to be replaced must be in it.
    func replace(_ old: String, in path: String, with new: String) throws {
        let text = try text(path)
        try #require(text.contains(old), "\(old) is not in \(path):\n\(text)")
        try write(text.replacing(old, with: new), to: path)
    }

    /// Makes the recording of a snippet one of another output with as many lines, so that the snippet
    /// has drifted; nothing about the recording is damaged.
    func forge(_ output: String, asRecordingOf snippet: String) throws {
        let path = "content/recordings/\(snippet).txt"
        let lesson = snippet.prefix { $0 != "/" }
        let old = try text(path)
        try #require(old.filter { $0 == "\n" }.count == output.filter { $0 == "\n" }.count)
        try replace(
            "\"\(Self.hash(old))\"", in: "content/recordings/\(lesson).data.json",
            with: "\"\(Self.hash(output))\"")
        try write(output, to: path)
    }

    /// The hash by which data know their text: that of Fowler, Noll and Vo, with a zero at the end.
    private static func hash(_ text: String) -> String {
        let value = (Array(text.utf8) + [0]).reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return String(value, radix: 16)
    }

    /// Whether something is at a path.
    func has(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(file)")
    }
}
