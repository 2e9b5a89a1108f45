import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Code that stands in a file of its own")
struct CodeFilesTests {
    private static let kale = """
        import Dispatch // hide
        // region watering
        let litres = 2
            // region of interest
        print(litres)
        // endregion

          //  region  harvest
        @main struct A {}
          // endregion

        """

    private static func read(
        _ words: String, body: String = "", file: String = kale, at path: String = "code/kale.swift"
    ) -> (snippet: Snippet?, result: CourseLoader.Result) {
        let result = Courses.load([
            "01-a.md": "---\ntitle: A\n---\n```swift \(words)\n\(body)```\n", path: file,
        ])
        return (result.course.lessons.first?.snippets.first, result)
    }

    @Test("The whole file is compiled and shown, but for its markers")
    func wholeFile() throws {
        let (snippet, result) = Self.read("id=a file=code/kale.swift")
        #expect(result.brief == [])
        #expect(snippet?.codeFile == "content/code/kale.swift")
        #expect(snippet?.code == Self.kale.replacing(" // hide", with: ""))
        #expect(
            snippet?.shownCode == """
                let litres = 2
                    // region of interest
                print(litres)

                @main struct A {}

                """)
        #expect(snippet?.hasMainAttribute == true)
        #expect(result.course.assets.map(\.source) == ["code/kale.swift"])
        let source = try #require(result.sources.first { $0.path == snippet?.codeFile })
        for line in snippet?.lines ?? [] {
            #expect(source[line.offset..<(line.offset + line.text.utf8.count)] == line.text)
        }
    }

    @Test(
        "Of a region, only its lines are shown, and the rest is compiled",
        arguments: [
            ("watering", "let litres = 2\n    // region of interest\nprint(litres)\n"),
            ("harvest", "@main struct A {}\n"),
        ])
    func region(name: String, shown: String) {
        let (snippet, result) = Self.read("file=code/kale.swift region=\(name)")
        #expect(result.brief == [])
        #expect(snippet?.shownCode == shown)
        #expect(snippet?.code == Self.kale.replacing(" // hide", with: ""))
    }

    @Test("Marks and comments work as in a fence, with their places in the file")
    func comments() throws {
        let file =
            "// region r\nlet a: Int = \"\" // error: cannot convert\nlet b = a // hide\n// endregion\n"
        let (snippet, result) = Self.read(
            "file=a.swift region=r expect=compile-error", file: file, at: "a.swift")
        #expect(result.brief == [])
        guard case .refuse(let expected)? = snippet?.request.treatment else {
            Issue.record("\(String(describing: snippet))")
            return
        }
        #expect(expected.messages.map(\.line) == [2])
        #expect(expected.messages.map(\.span.file) == ["content/a.swift"])
        #expect(snippet?.shownCode == "let a: Int = \"\" // error: cannot convert\n")
        let wrong = Self.read(
            "file=a.swift", file: "let s = \"\"\"\n x // hide\n\"\"\"\n", at: "a.swift")
        #expect(wrong.result.diagnostics.compactMap(\.span?.file) == ["content/a.swift"])
        #expect(wrong.result.ids == [.hideInString])
    }

    @Test("A byte order mark and Windows line ends are no part of the code")
    func lineEnds() {
        let (snippet, result) = Self.read(
            "file=a.swift", file: "\u{FEFF}let a = 1\r\nlet b = 2\r\n", at: "a.swift")
        #expect(result.brief == [])
        #expect(snippet?.lines.map(\.text) == ["let a = 1", "let b = 2"])
        #expect(snippet?.lines.map(\.offset) == [0, 11])
    }

    @Test(
        "The fence is empty, or holds what the file shows",
        arguments: ["", "\n \n", "@main struct A {}\n", "@main struct A {}\n\n"])
    func equalBody(body: String) {
        let (_, result) = Self.read("file=code/kale.swift region=harvest", body: body)
        #expect(result.brief == [])
    }

    @Test("The indentation of the whole is no difference, and that of single lines is one")
    func indentedBody() {
        let file =
            "struct A {\n    // region f\n    func f() {\n\n        g()\n    }\n    // endregion\n}\n"
        func brief(_ body: String) -> [String] {
            Self.read("file=a.swift region=f", body: body, file: file, at: "a.swift").result.brief
        }
        #expect(brief("func f() {\n\n    g()\n}\n") == [])
        #expect(brief("    func f() {\n\n        g()\n    }\n") == [])
        #expect(
            brief("func f() {\n\n  g()\n}\n") == [
                "7:1 ‹  g()› differing-body: line 3 is not what ‘a.swift’ shows | note 5:1 "
                    + "‹        g()› there it is this line | empty the fence, or write what the "
                    + "file shows"
            ])
    }

    @Test(
        "A fence that holds something else is an error at its first line that differs",
        arguments: [
            (
                "let litres = 3\n",
                "5:1 ‹let litres = 3› differing-body: line 1 is not what ‘code/kale.swift’ shows | "
                    + "note 3:1 ‹let litres = 2› there it is this line"
            ),
            (
                "let litres = 2\n    // region of interest\nprint(litres) \n",
                "7:1 ‹print(litres) › differing-body: line 3 is not what ‘code/kale.swift’ shows | "
                    + "note 5:1 ‹print(litres)› there it is this line"
            ),
            (
                "let litres = 2\n",
                "5:1 ‹let litres = 2› differing-body: line 2 of what ‘code/kale.swift’ shows is "
                    + "missing here | note 4:1 ‹    // region of interest› it is this line"
            ),
            (
                "let litres = 2\n    // region of interest\nprint(litres)\nprint(3)\n",
                "8:1 ‹print(3)› differing-body: ‘code/kale.swift’ shows only 3 lines, and this is "
                    + "line 4"
            ),
        ])
    func otherBody(body: String, expected: String) {
        let (snippet, result) = Self.read("file=code/kale.swift region=watering", body: body)
        #expect(result.brief == [expected + " | empty the fence, or write what the file shows"])
        #expect(snippet?.request.treatment == .skip(reason: "it is wrong"))
    }

    @Test(
        "A file that cannot be used is an error at its name",
        arguments: [
            (
                "file=code/kael.swift",
                "4:15 ‹code/kael.swift› missing-file: ‘code/kael.swift’ is no file of the course | "
                    + "did you mean ‘code/kale.swift’?"
            ),
            (
                "file=../kale.swift",
                "4:15 ‹../kale.swift› missing-file: ‘../kale.swift’ leads out of the course | put "
                    + "the file into the course's folder"
            ),
            (
                "file=code/kale.swift region=wotering",
                "4:38 ‹wotering› broken-region: ‘code/kale.swift’ has no region ‘wotering’ | did "
                    + "you mean ‘watering’?"
            ),
            (
                "file=code/kale.swift region=kangaroo",
                "4:38 ‹kangaroo› broken-region: ‘code/kale.swift’ has no region ‘kangaroo’ | the "
                    + "regions are: watering, harvest"
            ),
            (
                "file=01-a.md region=x",
                "4:30 ‹x› broken-region: ‘01-a.md’ has no region ‘x’ | begin it with a line: // "
                    + "region x, and end it with: // endregion"
            ),
            (
                "region=x",
                "4:10 ‹region› contradictory-words: ‘region’ is a part of a file, and no file is "
                    + "named | name one: file=code/kale.swift"
            ),
            (
                "file=code/kale.swift region=harvest hidden",
                "4:31 ‹region› contradictory-words: ‘region’ contradicts ‘hidden’: a hidden snippet "
                    + "shows no part of its file | note 4:46 ‹hidden› ‘hidden’ stands here | keep "
                    + "one of the two"
            ),
        ])
    func wrongFile(words: String, expected: String) {
        #expect(Self.read(words).result.brief == [expected])
    }

    @Test("What is skipped can show a file")
    func skipped() {
        let (snippet, result) = Self.read("file=code/kale.swift region=harvest skip=why")
        #expect(result.brief == [])
        #expect(snippet?.shownCode == "@main struct A {}\n")
    }

    @Test("A file that is not UTF-8 is an error, and not where it is no code")
    func invalidUTF8() {
        let files = [
            CourseFiles.File(
                path: "01-a.md",
                bytes: Array(
                    "---\ntitle: A\n---\n```swift file=a.swift\n```\n".utf8)),
            CourseFiles.File(path: "a.swift", bytes: [0x61, 0x0A, 0xFF, 0x62]),
            CourseFiles.File(path: "course.yml", bytes: Array("title: T\n".utf8)),
        ]
        #expect(
            CourseLoader.load(CourseFiles(root: "content", files: files)).brief == [
                "4:15 ‹a.swift› invalid-utf8: ‘a.swift’ is not UTF-8 | note 2:1 ‹› from here on | "
                    + "save it as UTF-8"
            ])
    }

    @Test(
        "Markers that do not pair are errors at their place in the file, whether shown or not",
        arguments: ["", " region=a"],
        [
            (
                "// region a\n// region b\n// endregion\n",
                "2:1 ‹// region b› broken-region: ‘b’ begins within another region | note 1:1 ‹// "
                    + "region a› ‘a’ begins here | end the other one first, with a line: // "
                    + "endregion"
            ),
            (
                "// region a\n// endregion\n  // region a\n// endregion\n",
                "3:3 ‹// region a› broken-region: ‘a’ names two regions of this file | note 1:1 ‹// "
                    + "region a› the first is here | give one of them another name"
            ),
            (
                "x\n// region a\n",
                "2:1 ‹// region a› broken-region: the region ‘a’ is never ended | end it with a "
                    + "line: // endregion"
            ),
            (
                "// region a\n// endregion\n// endregion\n",
                "3:1 ‹// endregion› broken-region: this ends no region | begin one with a line: // "
                    + "region NAME"
            ),
        ])
    func brokenRegions(words: String, broken: (file: String, expected: String)) {
        let (_, result) = Self.read("file=a.swift\(words)", file: broken.file, at: "a.swift")
        #expect(result.brief == [broken.expected])
    }

    @Test("Markers within a string are text")
    func markersInString() {
        let file = "let s = \"\"\"\n// region a\n\"\"\"\n"
        let (snippet, result) = Self.read("file=a.swift", file: file, at: "a.swift")
        #expect(result.brief == [])
        #expect(snippet?.shownCode == file)
    }

    @Test("In another language the markers are its own comments")
    func otherLanguage() {
        let runner =
            "{command: [python3, '{file}'], version: [python3], extension: py, comment: '#'}"
        let result = Courses.load([
            "course.yml": "title: T\nrunners: {python: \(runner)}\n",
            "01-a.md": "---\ntitle: A\n---\n```python file=a.py region=r\n```\n",
            "a.py": "import os # hide\n# region r\nprint(1)\n# endregion\n// region s\n",
        ])
        #expect(result.brief == [])
        let snippet = result.course.lessons.first?.snippets.first
        #expect(snippet?.shownCode == "print(1)\n")
        #expect(snippet?.code.hasPrefix("import os\n# region r\n") == true)
    }
}
