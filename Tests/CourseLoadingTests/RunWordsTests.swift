import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Words that say how a snippet is built and run")
struct RunWordsTests {
    private static let files = [
        "data.csv": "a,b\n", "part/more.txt": "more\n", "part/data.csv": "c\n",
        "recordings/x/y.txt": "",
    ]

    private static func read(
        _ words: String, files: [String: String] = files
    ) -> (request: SnippetRequest?, brief: [String]) {
        var files = files
        files["01-a.md"] = "---\ntitle: A\n---\n```swift \(words)\nprint(1)\n```\n"
        let result = Courses.load(files)
        return (result.course.lessons.first?.snippets.first?.request, result.brief)
    }

    @Test(
        "Swift is built as the words say",
        arguments: [
            ("flags=-O", SwiftBuild(flags: ["-O"])),
            (
                #"flags="-O -D 'A B' -enable-upcoming-feature ExistentialAny" swift=5"#,
                SwiftBuild(
                    languageMode: .swift5,
                    flags: ["-O", "-D", "A B", "-enable-upcoming-feature", "ExistentialAny"])
            ),
            ("sanitize=thread", SwiftBuild(sanitizer: .thread)),
            ("sanitize=address flags=-g", SwiftBuild(flags: ["-g"], sanitizer: .address)),
        ])
    func build(words: String, expected: SwiftBuild) {
        let read = Self.read(words)
        #expect(read.brief == [])
        #expect(read.request == SnippetRequest(treatment: .run(.success), build: expected))
    }

    @Test(
        "A program is given what the words say",
        arguments: [
            (#"args="one 'two three' \"\" four\\ five""#, ["one", "two three", "", "four five"]),
            ("args=one", ["one"]),
            ("args='", nil),
        ] as [(String, [String]?)])
    func arguments(words: String, expected: [String]?) {
        #expect(Self.read(words).request?.settings.arguments == (expected ?? []))
        #expect(Self.read(words).brief.isEmpty == (expected != nil))
    }

    @Test("Variables keep their order, and may be empty or hold more equals signs")
    func environment() {
        let read = Self.read(#"env="B=one two" env=A= env="_c1=x=y""#)
        #expect(read.brief == [])
        #expect(
            read.request?.settings
                == RunSettings(environment: [
                    .init(name: "B", value: "one two"), .init(name: "A", value: ""),
                    .init(name: "_c1", value: "x=y"),
                ]))
    }

    @Test("Standard input is the value, in a comment without any escapes")
    func standardInput() {
        #expect(
            Self.read(#"stdin="one\ntwo\n""#).request?.settings
                == RunSettings(standardInput: "one\ntwo\n"))
        let result = Courses.lesson("<!-- lectern: stdin: one two -->\n```swift\n```\n")
        #expect(
            result.course.lessons.first?.snippets.first?.request.settings.standardInput
                == "one two")
    }

    @Test(
        "A time limit has a unit",
        arguments: [
            ("1ms", 1), ("500ms", 500), ("5s", 5_000), ("1m", 60_000), ("10m", 600_000),
            ("600s", 600_000), ("007s", 7_000),
        ])
    func timeLimit(text: String, expected: Int) {
        let read = Self.read("timeout=\(text)")
        #expect(read.brief == [])
        #expect(read.request?.settings == RunSettings(timeLimit: expected))
    }

    @Test("Files beside the lesson lie beside the program, and are copied into the site still")
    func files() {
        let read = Self.read("with=data.csv,part/more.txt,./01-a.md")
        #expect(read.brief == [])
        #expect(read.request?.settings.files.map(\.name) == ["data.csv", "more.txt", "01-a.md"])
        #expect(read.request?.settings.files.first?.contents == Array("a,b\n".utf8))
        let course = Courses.course([
            "part/02-b.md": "---\ntitle: B\n---\n```swift with=../data.csv\n```\n",
            "data.csv": "x",
        ])
        #expect(course.lessons.first?.snippets.first?.request.settings.files.count == 1)
        #expect(course.assets.map(\.source) == ["data.csv"])
    }

    @Test("What is needed of the machine")
    func requirement() {
        let read = Self.read("min-swift=6.2 platform=macos")
        #expect(read.brief == [])
        #expect(
            read.request?.requirement
                == Requirement(minimumSwift: SwiftVersion("6.2"), platform: .macos))
    }

    @Test("A snippet can be expected to run for ever")
    func timeout() {
        let read = Self.read("expect=timeout timeout=1s")
        #expect(read.brief == [])
        #expect(
            read.request
                == SnippetRequest(
                    treatment: .run(.timeout), settings: RunSettings(timeLimit: 1_000)))
    }

    private static let timeHelp =
        "write a whole number and ms, s or m, from timeout=1ms to timeout=10m"

    @Test(
        "A time limit that makes no sense is an error",
        arguments: [
            "5", "0s", "11m", "601s", "600001ms", "1.5s", "5h", "s", "-1s", "5 s", "５s",
            "99999999999999999999s", "999999999m",
        ])
    func wrongTimeLimit(text: String) {
        #expect(
            Self.read("timeout=\"\(text)\"").brief == [
                "4:18 ‹\"\(text)\"› invalid-word-value: ‘\(text)’ is no time limit | "
                    + Self.timeHelp
            ])
    }

    @Test(
        "A value that makes no sense is an error under the value",
        arguments: [
            (
                "sanitize=memory",
                "4:19 ‹memory› invalid-word-value: ‘memory’ is no sanitizer | write "
                    + "sanitize=thread or sanitize=address"
            ),
            (
                "platform=windows",
                "4:19 ‹windows› invalid-word-value: ‘windows’ is no platform that snippets run on "
                    + "| write platform=linux or platform=macos"
            ),
            (
                "min-swift=6.x",
                "4:20 ‹6.x› invalid-word-value: ‘6.x’ is no version of Swift | write numbers with "
                    + "dots between them: min-swift=6.2"
            ),
            (
                "env=LANG",
                "4:14 ‹LANG› invalid-word-value: ‘LANG’ sets no variable | write "
                    + "env=\"NAME=value\", the name in letters, digits and _"
            ),
            (
                "env=2A=x",
                "4:14 ‹2A=x› invalid-word-value: ‘2A=x’ sets no variable | write "
                    + "env=\"NAME=value\", the name in letters, digits and _"
            ),
            (
                "env==x",
                "4:14 ‹=x› invalid-word-value: ‘=x’ sets no variable | write env=\"NAME=value\", "
                    + "the name in letters, digits and _"
            ),
            (
                "env=A=1 env=A=2",
                "4:22 ‹A=2› repeated-word: ‘A’ is set twice | note 4:14 ‹A=1› it is set here "
                    + "already | keep one of the two"
            ),
            (
                "args=\"a 'b\"",
                "4:15 ‹\"a 'b\"› invalid-word-value: a quote or a backslash within this value is "
                    + "left open | it is split like a command line: put what belongs together "
                    + "between '…'"
            ),
            (
                "args=\" \"",
                "4:15 ‹\" \"› invalid-word-value: ‘args’ needs a value | for example "
                    + "args=\"one two\""
            ),
            (
                "args=a\u{0}b",
                "4:15 ‹a\u{0}b› invalid-word-value: no value can hold a zero byte | take the byte "
                    + "out"
            ),
        ])
    func wrongValue(words: String, expected: String) {
        #expect(Self.read(words).brief == [expected])
    }

    @Test(
        "A file that cannot lie beside the program is an error",
        arguments: [
            (
                "with=data.cvs",
                "4:15 ‹data.cvs› missing-file: ‘data.cvs’ is no file of the course | did you mean "
                    + "‘data.csv’?"
            ),
            (
                "with=kangaroo",
                "4:15 ‹kangaroo› missing-file: ‘kangaroo’ is no file of the course | name a file "
                    + "of the course, relative to this lesson's folder"
            ),
            (
                "with=recordings/x/y.txt",
                "4:15 ‹recordings/x/y.txt› missing-file: ‘recordings/x/y.txt’ is no file of the "
                    + "course | name a file of the course, relative to this lesson's folder"
            ),
            (
                "with=part/../../etc/passwd",
                "4:15 ‹part/../../etc/passwd› missing-file: ‘part/../../etc/passwd’ leads out of "
                    + "the course | put the file into the course's folder"
            ),
            (
                "with=/etc/passwd",
                "4:15 ‹/etc/passwd› missing-file: ‘/etc/passwd’ leads out of the course | put the "
                    + "file into the course's folder"
            ),
            (
                "with=data.csv,part/data.csv",
                "4:15 ‹data.csv,part/data.csv› invalid-word-value: two files would both be called "
                    + "‘data.csv’ beside the program | rename one of them"
            ),
            (
                "with=data.csv,",
                "4:15 ‹data.csv,› invalid-word-value: a file's name is missing here | write "
                    + "with=data.csv or with=data.csv,more.txt, without spaces"
            ),
        ])
    func wrongFile(words: String, expected: String) {
        #expect(Self.read(words).brief == [expected])
    }

    @Test("A file may hold a mebibyte and no more", arguments: [1_048_576, 1_048_577])
    func largeFile(size: Int) {
        let text = String(repeating: "x", count: size)
        let expected =
            size <= 1_048_576
            ? []
            : [
                "4:15 ‹big.txt› invalid-word-value: ‘big.txt’ is larger than a mebibyte | give the "
                    + "snippet a smaller file: it is part of every recording"
            ]
        #expect(Self.read("with=big.txt", files: ["big.txt": text]).brief == expected)
    }

    @Test(
        "What is not run is given nothing",
        arguments: ["compile", "expect=compile-error"],
        [
            "sanitize=thread", "env=A=b", "args=x", "stdin=x", "timeout=5s", "with=data.csv",
            "output=exact", "order=\"x last\"", "mask=time", "gallery=3",
        ])
    func notRun(word: String, other: String) {
        let (key, otherKey) = (word.prefix { $0 != "=" }, other.prefix { $0 != "=" })
        let rule =
            word == "compile"
            ? "what is only compiled is not run" : "what does not compile is not run"
        #expect(
            Self.read("\(word) \(other)").brief == [
                "4:\(11 + word.count) ‹\(otherKey)› contradictory-words: ‘\(otherKey)’ contradicts "
                    + "‘\(key)’: \(rule) | note 4:10 ‹\(key)› ‘\(key)’ stands here | keep one of "
                    + "the two"
            ])
        #expect(Self.read("\(word) flags=-O min-swift=6 platform=linux").brief == [])
    }
}
