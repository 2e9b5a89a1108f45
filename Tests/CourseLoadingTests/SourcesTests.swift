import CourseModel
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Markdown outside the course")
struct SourcesTests {
    private static func read(_ yaml: String) -> CourseLoader.Result {
        Courses.load(["course.yml": "title: T\n\(yaml)\n", "01-a.md": "---\ntitle: A\n---\n"])
    }

    @Test(
        "A source is a path, or a path with what plain fences ask for, which is nothing if not said"
    )
    func patterns() {
        let settings = Self.read(
            "sources: [README.md, {path: 'docs/**/*.md', unmarked: compile}]"
        ).course.settings
        #expect(settings.sources.map(\.path) == ["README.md", "docs/**/*.md"])
        #expect(settings.sources.map(\.unmarked) == [.skip, .compile])
        #expect(
            Self.read("sources: README.md").course.settings.sources.map(\.path) == ["README.md"])
    }

    @Test(
        "A source that is none is told with a way out",
        arguments: [
            (
                "sources: 3",
                "2:10 ‹3› invalid-value: ‘3’ is no path of Markdown that leads from here on every "
                    + "machine | write README.md, or Sources/**/*.docc/**/*.md: seen from the folder "
                    + "in which the course's lies"
            ),
            (
                "sources: [{unmarked: run}]",
                "2:11 ‹{› missing-key: it is not said which files are meant | add a path, for "
                    + "example: path: README.md"
            ),
            (
                "sources: [{path: README.md, unmarked: no}]",
                "2:39 ‹no› invalid-value: ‘no’ is nothing that plain fences can be | write run, "
                    + "compile or skip"
            ),
            (
                "sources: [[README.md]]",
                "2:11 ‹[› invalid-value: ‘sources’ takes ‘key: value’ lines, or texts | for example: "
                    + "sources: [README.md]"
            ),
        ])
    func wrong(yaml: String, expected: String) {
        #expect(Self.read(yaml).brief.contains(expected), "\(yaml)")
    }

    /// A course in a folder that has Markdown beside it.
    private static func load(_ files: [String: String]) throws -> CourseLoader.Result {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appending(path: "sources-\(UUID())")
        defer { try? manager.removeItem(at: folder) }
        for (path, text) in files {
            let url = folder.appending(path: path)
            try manager.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return CourseLoader.load(CourseFiles.read("\(folder.path)/content"))
    }

    @Test("Snippets of sources are the course's, and nothing is said of what only pages need")
    func outside() throws {
        let result = try Self.load([
            "content/course.yml":
                "title: T\nsources: [README.md, {path: '**/*.docc/*.md', unmarked: run}]\n",
            "content/01-a.md": "---\ntitle: A\n---\n",
            "README.md": "---\n\n<b>x</b> [y](z.md)\n\n```swift\na\n```\n\n```swift id=b\nb\n```\n",
            "Sources/A/A.docc/Some-Article.md": "# Title\n\n```swift\nc\n```\n",
            "Sources/A/A.docc/.hidden.md": "```swift\nd\n```\n",
            "other.md": "```swift\ne\n```\n",
        ])
        #expect(result.brief == [])
        #expect(result.course.pages.map(\.id.slug) == ["a"])
        #expect(result.course.lessons.map(\.id.slug) == ["a", "readme", "some-article"])
        let treatments = result.course.sources.flatMap(\.snippets).map { snippet in
            if case .skip = snippet.request.treatment {
                "\(snippet.id) skipped"
            } else {
                "\(snippet.id)"
            }
        }
        #expect(treatments == ["snippet skipped", "b", "title"])
    }

    @Test("A pattern takes in no lesson, and files of one name are told apart by their folders")
    func names() throws {
        let result = try Self.load([
            "content/course.yml": "title: T\nsources: '**/*.md'\n",
            "content/01-a.md": "---\ntitle: A\n---\n",
            "README.md": "", "Sources/A/Start.md": "", "Sources/B/Start.md": "",
        ])
        #expect(result.brief == [])
        #expect(
            result.course.sources.map(\.id.slug) == [
                "readme", "sources-a-start", "sources-b-start",
            ])
    }

    @Test("An output that stands nowhere near its program is an error in sources too")
    func orphans() throws {
        let result = try Self.load([
            "content/course.yml": "title: T\nsources: README.md\n",
            "README.md": "```swift id=a\nprint(1)\n```\n\nWords.\n\n```output\n1\n```\n",
        ])
        #expect(result.ids == [.orphanOutput])
    }

    @Test("What is wrong with a fence is told with the file's own path")
    func wrongFence() throws {
        let result = try Self.load([
            "content/course.yml": "title: T\nsources: README.md\n",
            "README.md": "\n```swift id=a nonsense\n```\n",
        ])
        #expect(
            result.diagnostics.map { $0.span?.file.split(separator: "/").last } == ["README.md"])
        #expect(result.ids == [.unknownWord])
    }

    @Test(
        "A star is a part of a name, two are any folders",
        arguments: [
            ("README.md", ["README.md"]), ("*.md", ["README.md", "b.md"]), ("?.md", ["b.md"]),
            ("**/*.md", ["README.md", "b.md", "x/c.md", "x/y/d.md"]), ("x/**/d.md", ["x/y/d.md"]),
            ("**/y/*", ["x/y/d.md"]), ("x/*/*.md", ["x/y/d.md"]), ("no.md", []), ("x", []),
            ("./x/c.md", ["x/c.md"]), ("x/../b.md", ["x/../b.md"]), ("*E*D*", ["README.md"]),
        ])
    func pathPatterns(pattern: String, expected: [String]) throws {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appending(path: "pattern-\(UUID())")
        defer { try? manager.removeItem(at: folder) }
        for path in ["README.md", "b.md", "x/c.md", "x/y/d.md", ".h/e.md", "x/.f.md"] {
            let url = folder.appending(path: path)
            try manager.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
        }
        #expect(PathPattern(pattern).files(in: folder.path) == expected)
    }
}
