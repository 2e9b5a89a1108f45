import CourseModel
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import CourseLoading

@Suite("The files of a course")
struct CourseFilesTests {
    private static func text(_ title: String) -> String { "---\ntitle: \(title)\n---\n" }

    @Test("Lessons and parts stand in the order of their numbers, 9 before 10")
    func order() {
        let paths = [
            "10-ten.md", "9-nine.md", "009-again.md", "2-b.md", "2-a.md",
            "10-last/01-x.md", "9-first/02-y.md", "9-first/1-z.md", "appendix/01-w.md",
            "9-first/03-deep/01-v.md",
        ]
        let course = Courses.course(
            Dictionary(uniqueKeysWithValues: paths.map { ($0, Self.text($0)) }))
        #expect(
            course.parts.map { part in
                "\(part.title ?? "–"): " + part.lessons.map(\.id.slug).joined(separator: " ")
            } == [
                "–: a b again nine ten", "First: z y", "Deep: v", "Last: x", "Appendix: w",
            ])
        #expect(course.lessons.map(\.path).first == "2-a.md")
    }

    @Test("A part is called by its folder's words")
    func partTitles() {
        let course = Courses.course([
            "01-getting-started/01-a.md": Self.text("A"), "02-async/01-b.md": Self.text("B"),
            "03/01-c.md": Self.text("C"), "x-1/01-d.md": Self.text("D"),
        ])
        #expect(course.parts.map(\.title) == ["Getting started", "Async", "03", "X 1"])
    }

    @Test(
        "A file that is named like no lesson is an error, and no lesson",
        arguments: [
            "notes.md", "01-Notes.md", "01.md", "01-.md", "01_a.md", "1-a.MD", "-a.md", "01-ü.md",
            "99999999999999999999-a.md", "٣-a.md", "01--a.md",
        ])
    func wrongName(path: String) {
        let result = Courses.load([path: Self.text("X"), "01-ok.md": Self.text("Y")])
        #expect(
            result.brief == [
                "1:1 ‹› lesson-name: this is no file name of a lesson | call it NN-slug.md, for "
                    + "example 03-coroutines.md: a number, a hyphen, and lower-case letters, digits "
                    + "and hyphens"
            ])
        #expect(result.diagnostics.map { $0.span?.file } == ["content/\(path)"])
        #expect(result.course.lessons.map(\.id.slug) == ["ok"])
    }

    @Test("Two lessons of one name are an error, wherever they are")
    func duplicates() {
        let result = Courses.load(["01-a.md": Self.text("A"), "x/02-a.md": Self.text("B")])
        #expect(
            result.report == """
                content/x/02-a.md: error: ‘a’ names two lessons [duplicate-lesson]
                content/01-a.md: note: the first is here
                  help: a lesson is called by what follows its number: rename one of them

                """)
    }

    @Test("A course without lessons is an error, unless something else is wrong already")
    func noLessons() {
        #expect(
            Courses.load([:]).brief == [
                "no-lessons: there is no lesson in content | write one: lectern new \"My first "
                    + "lesson\""
            ])
        #expect(Courses.load(["a.md": ""]).ids == [.lessonName])
    }

    @Test("Other files are copied, without the numbers of their folders")
    func assets() {
        let result = Courses.load([
            "01-a.md": Self.text("A"), "02-part/img/01-b.png": "1", "02-part/03-x/c.txt": "2",
            "d": "3", "notes.MD.bak": "4",
        ])
        #expect(result.brief == [])
        #expect(
            result.course.assets.map { "\($0.path)=\(String(decoding: $0.bytes, as: UTF8.self))" }
                == ["d=3", "notes.MD.bak=4", "part/img/01-b.png=1", "part/x/c.txt=2"])
    }

    @Test("Two files that would become one are an error")
    func collision() {
        let result = Courses.load([
            "01-a.md": Self.text("A"), "01-x/p.png": "1", "02-x/p.png": "2",
        ])
        #expect(
            result.brief == [
                "content/02-x/p.png path-collision: two files would both become x/p.png in the "
                    + "site | note content/01-x/p.png the other one is here | numbers in front of folders do not count there: rename one of them"
            ])
        #expect(result.course.assets.map(\.bytes) == [Array("1".utf8)])
    }

    @Test("The files of a theme of one's own are the theme's, and no assets")
    func theme() {
        let result = Courses.load([
            "01-a.md": Self.text("A"), "theme/page.mustache": "x", "theme/img/logo.png": "y",
        ])
        #expect(result.brief == [])
        #expect(result.course.assets == [])
        #expect(result.course.themeFiles.map(\.name) == ["img/logo.png", "page.mustache"])
        #expect(result.course.themeFiles.map(\.source?.text) == [nil, "x"])
    }

    private static func load(bytes: [UInt8]) -> CourseLoader.Result {
        CourseLoader.load(
            CourseFiles(
                root: "content",
                files: [
                    .init(path: "01-a.md", bytes: bytes),
                    .init(
                        path: "course.yml", bytes: [0xEF, 0xBB, 0xBF] + Array("title: T\n".utf8)),
                ]))
    }

    @Test("A byte order mark is no part of a text")
    func byteOrderMark() {
        let result = Self.load(bytes: [0xEF, 0xBB, 0xBF] + Array("---\ntitle: A\n---\n# B\n".utf8))
        #expect(result.brief == [])
        #expect(result.course.settings.title == "T")
        #expect(result.course.lessons.map(\.title) == ["A"])
        #expect(result.course.lessons.first?.source.text == "---\ntitle: A\n---\n# B\n")
    }

    @Test(
        "A file that is not UTF-8 is an error at its first wrong byte",
        arguments: [
            ([0xFF], "4:1"), (Array("aé".utf8) + [0xE9, 0x20], "4:3"),
            (Array("\u{FFFD}a\n".utf8) + [0xC3], "5:1"), ([0x61, 0xC0, 0x80], "4:2"),
            ([0x61, 0xED, 0xA0, 0x80], "4:2"), (Array("日本".utf8).dropLast(), "4:3"),
        ] as [([UInt8], String)])
    func invalidUTF8(bytes: [UInt8], place: String) {
        let result = Self.load(bytes: Array("---\ntitle: A\n---\n".utf8) + bytes)
        #expect(result.ids == [.invalidUTF8])
        #expect(
            result.report.hasPrefix(
                "content/01-a.md:\(place): error: this file is not UTF-8 from here on "),
            "\(result.report)")
    }

    @Test("Files that cannot be read are reported with the rest")
    func unreadable() {
        let problem = Diagnostic(.unreadableFile, "no")
        let result = CourseLoader.load(
            CourseFiles(
                root: "c",
                files: [
                    .init(path: "01-a.md", bytes: Array(Self.text("A").utf8)),
                    .init(path: "course.yml", bytes: Array("title: T\n".utf8)),
                ], diagnostics: [problem]))
        #expect(result.diagnostics == [problem])
        #expect(result.sources.map(\.path).sorted() == ["c/01-a.md", "c/course.yml"])
    }

    @Test("What is as it was shares its bytes with the reading before, and nothing else does")
    func readAgain() throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "course-\(UUID())")
        try files.createDirectory(
            at: folder.appending(path: "a"), withIntermediateDirectories: true)
        defer { try? files.removeItem(at: folder) }
        func put(_ text: String, at path: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: path))
        }
        try put("same", at: "a/b.txt")
        try put("other", at: "c.txt")
        try put("gone", at: "d.txt")
        let first = CourseFiles.read(folder.path)
        try put("OTHER", at: "c.txt")
        try files.removeItem(at: folder.appending(path: "d.txt"))
        try put("same", at: "e.txt")
        let again = CourseFiles.read(folder.path, after: first)
        #expect(again == CourseFiles.read(folder.path))
        #expect(again.files.map(\.path) == ["a/b.txt", "c.txt", "e.txt"])
        func place(_ path: String, in files: CourseFiles) throws -> UnsafePointer<UInt8>? {
            try #require(files.byPath[path]).withUnsafeBufferPointer(\.baseAddress)
        }
        #expect(try place("a/b.txt", in: again) == place("a/b.txt", in: first))
        #expect(try place("c.txt", in: again) != place("c.txt", in: first))
    }

    @Test("A link is followed to a file beside the course, and to nothing that lies elsewhere")
    func links() throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "course-\(UUID())")
        defer { try? files.removeItem(at: folder) }
        let content = folder.appending(path: "garden/content")
        try files.createDirectory(at: content, withIntermediateDirectories: true)
        for path in ["garden/logo.png", "garden/.env", "garden-secret.txt"] {
            try Data("x".utf8).write(to: folder.appending(path: path))
        }
        try files.createSymbolicLink(
            atPath: content.appending(path: "logo.png").path, withDestinationPath: "../logo.png")
        for (name, target) in [
            ("secret.txt", "../../garden-secret.txt"), ("passwd.txt", "/etc/passwd"),
            ("env.txt", "../.env"),
        ] {
            try files.createSymbolicLink(
                atPath: content.appending(path: name).path, withDestinationPath: target)
        }
        let read = CourseFiles.read(content.path)
        #expect(read.files.map(\.path) == ["logo.png"])
        #expect(
            read.diagnostics.map(\.summary)
                == Array(
                    repeating:
                        "this file cannot be read: it is a link that leads out of the folder in "
                        + "which the course's lies, or to a hidden file", count: 3))
    }

    @Test("Diagnostics come by file and place, errors before warnings")
    func sorted() {
        let result = Courses.load([
            "01-b.md": Self.text("B") + "<b>\n\n```swift x y\n```\n",
            "02-a.md": Self.text("A") + "[x](y.md)\n",
            "course.yml": "titel: T\n",
        ])
        #expect(
            result.diagnostics.map { "\($0.span?.file ?? "") \($0.id.rawValue)" } == [
                "content/01-b.md raw-html-dropped", "content/01-b.md unknown-word",
                "content/01-b.md unknown-word", "content/02-a.md broken-link",
                "content/course.yml unknown-key",
            ])
    }
}
