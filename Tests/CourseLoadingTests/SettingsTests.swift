import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("course.yml and front matter")
struct SettingsTests {
    private static func read(_ yaml: String) -> CourseLoader.Result {
        Courses.load(["course.yml": yaml, "01-a.md": "---\ntitle: A\n---\n"])
    }

    @Test("Every key of course.yml is read")
    func everyKey() {
        let result = Self.read(
            """
            # a comment
            title: "A: course"
            description: >
              Two
              lines.
            author: 'Ann O''Neil'
            language: de-CH
            unmarked: skip
            raw-html: true
            edit-link: https://e.org/edit/{path}

            """)
        #expect(result.brief == [])
        #expect(
            result.course.settings
                == CourseSettings(
                    title: "A: course", description: "Two lines.\n", author: "Ann O'Neil",
                    language: "de-CH", unmarked: .skip, allowsRawHTML: true,
                    editLink: "https://e.org/edit/{path}"))
    }

    @Test("A course.yml with a title alone has the defaults")
    func defaults() {
        let result = Self.read("title: 42\n")
        #expect(result.brief == [])
        #expect(result.course.settings == CourseSettings(title: "42"))
    }

    @Test("Without a course.yml, that is the error")
    func missingFile() {
        let result = CourseLoader.load(
            CourseFiles(
                root: "content",
                files: [.init(path: "01-a.md", bytes: Array("---\ntitle: A\n---\n".utf8))]))
        #expect(
            result.brief == [
                "content/course.yml missing-key: the course has no course.yml | write one with a "
                    + "line: title: My course"
            ])
        #expect(result.course.lessons.map(\.title) == ["A"])
    }

    @Test(
        "What is wrong with course.yml is an error at its place",
        arguments: [
            ("", ["1:1 ‹› missing-key: the course has no title | add a line: title: My course"]),
            (
                "# only this\n",
                ["1:1 ‹› missing-key: the course has no title | add a line: title: My course"]
            ),
            (
                "author: A\n",
                ["1:1 ‹› missing-key: the course has no title | add a line: title: My course"]
            ),
            (
                "title:\n",
                ["1:7 ‹› invalid-value: ‘title’ takes a text | for example: title: Some words"]
            ),
            (
                "title: ~\n",
                ["1:8 ‹~› invalid-value: ‘title’ takes a text | for example: title: Some words"]
            ),
            (
                "title: [a]\n",
                ["1:8 ‹[› invalid-value: ‘title’ takes a text | for example: title: Some words"]
            ),
            (
                "title: T\nauthor: {a: b}\n",
                ["2:9 ‹{› invalid-value: ‘author’ takes a text | for example: author: Some words"]
            ),
            (
                "title: T\nraw-html: yes\n",
                [
                    "2:11 ‹yes› invalid-value: ‘raw-html’ takes true or false | for example: raw-html: true"
                ]
            ),
            (
                "title: T\nraw-html: [true]\n",
                [
                    "2:11 ‹[› invalid-value: ‘raw-html’ takes true or false | for example: raw-html: true"
                ]
            ),
            (
                "title: T\nunmarked: ran\n",
                [
                    "2:11 ‹ran› invalid-value: ‘ran’ is nothing that plain fences can be | write run, compile or skip"
                ]
            ),
            (
                "title: T\nedit-link: http://e.org\n",
                [
                    "2:12 ‹http://e.org› invalid-value: an edit link says where the lesson's path belongs | for example: https://example.org/edit/main/content/{path}"
                ]
            ),
            (
                "titel: T\n",
                ["1:1 ‹titel› unknown-key: ‘titel’ is no key here | did you mean ‘title’?"]
            ),
            (
                "title: T\nkangaroo: 1\n",
                [
                    "2:1 ‹kangaroo› unknown-key: ‘kangaroo’ is no key here | the keys are: title, description, author, language, unmarked, raw-html, edit-link, base-url, runners, package, sources"
                ]
            ),
            (
                "title: é\nü: 1\n",
                [
                    "2:1 ‹ü› unknown-key: ‘ü’ is no key here | the keys are: title, description, author, language, unmarked, raw-html, edit-link, base-url, runners, package, sources"
                ]
            ),
            (
                "- a\n",
                [
                    "1:1 ‹-› yaml-syntax: ‘key: value’ lines are expected here | for example: title: A title"
                ]
            ),
            (
                "words\n",
                [
                    "1:1 ‹words› yaml-syntax: ‘key: value’ lines are expected here | for example: title: A title"
                ]
            ),
        ])
    func wrongSettings(yaml: String, expected: [String]) {
        #expect(Self.read(yaml).brief == expected, "\(yaml)")
    }

    @Test(
        "A site's address is one that pages can lie below, and ends with a slash",
        arguments: [
            ("https://e.org", "https://e.org/"), ("http://e.org/a/b/", "http://e.org/a/b/"),
            ("https://e.org/?a", nil), ("e.org", nil), ("ftp://e.org", nil), ("https://", nil),
            ("'https://e.org/a b'", nil), ("https://e.org/#a", nil),
        ])
    func baseURL(text: String, expected: String?) {
        let result = Self.read("title: T\nbase-url: \(text)\n")
        #expect(result.course.settings.baseURL == expected)
        #expect(result.ids == (expected == nil ? [.invalidValue] : []))
    }

    @Test(
        "A key whose work is not built is refused",
        arguments: ["defaults", "timezone"])
    func unbuilt(key: String) {
        #expect(
            Self.read("title: T\n\(key): x\n").brief == [
                "2:1 ‹\(key)› not-built: ‘\(key)’ cannot be used yet | take it out; this version "
                    + "refuses what it would otherwise ignore"
            ])
    }

    @Test(
        "What is no YAML is an error at libYAML's place, counted in the lesson's own lines",
        arguments: [
            ("title: a: b\n", "1:9"), ("title: T\nauthor: \"x\n", "2:9"),
            ("title: T\n\tauthor: x\n", "2:1"), ("title: é: b\n", "1:9"),
            ("title: [a\n", "2:1"),
        ])
    func yamlSyntax(yaml: String, place: String) {
        let settings = Self.read(yaml).brief
        #expect(
            settings.map { $0.split(separator: " ").first.map(String.init) } == [place],
            "\(settings)")
        #expect(
            settings.allSatisfy { $0.contains("yaml-syntax: this is no YAML: ") }, "\(settings)")
    }

    @Test("A key that stands twice is an error")
    func duplicateKey() {
        let result = Self.read("title: T\nauthor: a\nauthor: b\n")
        #expect(result.ids == [.yamlSyntax])
        #expect(result.brief.first?.contains("‘author’ stands twice") == true, "\(result.brief)")
    }

    @Test("Every key of front matter is read, and the Markdown begins behind it")
    func frontMatter() throws {
        let result = Courses.load([
            "01-a.md":
                "---\ntitle: 'A: b'\nsummary: One.\nsetup: [kit, other/tool]\n---\n# Text\n"
        ])
        let lesson = try #require(result.course.lessons.first)
        #expect(result.brief == [])
        #expect([lesson.title, lesson.summary] == ["A: b", "One."])
        #expect(
            lesson.setup.map { "\($0.lesson?.slug ?? "")/\($0.snippet)" } == ["/kit", "other/tool"])
        #expect(lesson.setup.map { String(lesson.source[$0.span.range]) } == ["kit", "other/tool"])
        #expect(lesson.blocks.headingTexts == ["Text"])
    }

    @Test("A set-up of one snippet needs no list")
    func singleSetup() {
        let result = Courses.lesson("```swift id=kit\n```\n", frontMatter: "setup: kit\n")
        #expect(result.course.lessons.first?.setup.map(\.snippet.name) == ["kit"])
        #expect(result.brief == [])
    }

    @Test(
        "What is wrong with front matter is an error at its place in the file",
        arguments: [
            (
                "# Text\n",
                [
                    "1:1 ‹› missing-key: the lesson has no title | begin the file with the lines ---, title: My lesson, ---"
                ]
            ),
            (
                "",
                [
                    "1:1 ‹› missing-key: the lesson has no title | begin the file with the lines ---, title: My lesson, ---"
                ]
            ),
            (
                "---\n---\n",
                [
                    "1:1 ‹---› missing-key: the lesson has no title | add a line: title: My lesson"
                ]
            ),
            (
                "---\nsummary: x\n---\n",
                [
                    "1:1 ‹---› missing-key: the lesson has no title | add a line: title: My lesson"
                ]
            ),
            (
                "---\ntitle: A\n",
                [
                    "1:1 ‹---› front-matter-unclosed: the front matter that begins here is never closed | end it with a line ---"
                ]
            ),
            (
                "---\ntitle: A\ntittle: B\n---\n",
                ["3:1 ‹tittle› unknown-key: ‘tittle’ is no key here | did you mean ‘title’?"]
            ),
            (
                "---\ntitle: A\naliases: [b]\n---\n",
                [
                    "3:1 ‹aliases› not-built: ‘aliases’ cannot be used yet | take it out; this version refuses what it would otherwise ignore"
                ]
            ),
            (
                "---\ntitle: A\nsetup: [Kit]\n---\n",
                [
                    "3:9 ‹Kit› invalid-value: ‘Kit’ is no snippet's name | write setup: [ID, ID] with ids of this lesson"
                ]
            ),
            (
                "---\ntitle: A\nsetup: {a: b}\n---\n",
                [
                    "3:8 ‹{› invalid-value: ‘setup’ takes a list of texts | for example: setup: [one, two]"
                ]
            ),
            (
                "---\ntitle: A\nsetup: [[a]]\n---\n",
                ["3:8 ‹[› invalid-value: ‘setup’ takes a list of texts | for example: [one, two]"]
            ),
            (
                "---\ntitle: A\nsummary: [x]\n---\n",
                [
                    "3:10 ‹[› invalid-value: ‘summary’ takes a text | for example: summary: Some words"
                ]
            ),
        ])
    func wrongFrontMatter(text: String, expected: [String]) {
        #expect(Courses.load(["01-a.md": text]).brief == expected, "\(text)")
    }

    @Test("A YAML error in front matter has the line of the file")
    func frontMatterSyntax() {
        let brief = Courses.load(["01-a.md": "---\ntitle: A\nsummary: a: b\n---\n# T\n"]).brief
        #expect(
            brief.map { String($0.prefix(33)) } == ["3:11 ‹› yaml-syntax: this is no Y"], "\(brief)"
        )
    }

    @Test("Front matter may have Windows line ends, and --- below it is a thematic break")
    func lineEnds() {
        let result = Courses.load(["01-a.md": "---\r\ntitle: A\r\n---\r\ntext\r\n\r\n---\r\n"])
        #expect(result.brief == [])
        #expect(result.course.lessons.map(\.title) == ["A"])
        #expect(
            result.course.lessons.first?.blocks == [.paragraph([.text("text")]), .thematicBreak])
    }

    @Test("A lesson without a title is called by its slug until it has one")
    func titleFallback() {
        #expect(
            Courses.load(["01-some-words.md": "x\n"]).course.lessons.map(\.title) == ["some-words"])
    }
}

extension [Block] {
    fileprivate var headingTexts: [String] { flatMap(\.headings).map { $0.content.plainText } }
}
