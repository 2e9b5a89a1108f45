import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Words of a fence that are wrong")
struct WrongWordsTests {
    private static func brief(_ words: String) -> [String] {
        Courses.lesson("```swift \(words)\nprint(1)\n```\n").brief
    }

    @Test("A word that is not known is an error with the nearest one, and a caret under it")
    func unknownWord() {
        #expect(
            Courses.lesson("```swift id=a compil\nprint(1)\n```\n").report == """
                content/01-a.md:4:15: error: ‘compil’ is no word of a fence [unknown-word]
                4 | ```swift id=a compil
                  |               ^^^^^^
                  help: did you mean ‘compile’?

                """)
    }

    @Test(
        "A word far from all others is answered with the vocabulary",
        arguments: ["kangaroo", "IDENTITY", "="])
    func farWord(word: String) {
        #expect(
            Self.brief(word) == [
                "4:10 ‹\(word)› unknown-word: ‘\(word)’ is no word of a fence | the words are: "
                    + "id, compile, skip, expect, error, group, after, hidden, swift, title, "
                    + "flags, sanitize, env, args, stdin, timeout, with, platform, file, region, "
                    + "min-swift, output, order, mask, gallery, timeline, highlight, collapse, tab, "
                    + "predict, pair, starter, solution, check"
            ])
    }

    @Test(
        "A word stands once",
        arguments: [
            ("id=a", "id=b"), ("compile", "compile"), ("skip=x", "skip=x"),
            ("expect=crash", "expect=exit:1"), ("after=a", "after=b"), ("hidden", "hidden"),
            ("swift=5", "swift=6"), ("title=a", "title=b"), ("flags=-O", "flags=-g"),
            ("sanitize=thread", "sanitize=thread"), ("args=a", "args=b"), ("stdin=a", "stdin=b"),
            ("timeout=1s", "timeout=2s"), ("with=a", "with=b"), ("file=a", "file=b"),
            ("platform=linux", "platform=macos"), ("min-swift=6", "min-swift=6"),
            ("output=exact", "output=ignored"), ("order=\"a last\"", "order=\"b last\""),
            ("mask=time", "mask=id"), ("gallery", "gallery=3"),
            ("highlight=1", "highlight=1"), ("collapse", "collapse"), ("tab", "tab=x"),
        ])
    func repeated(first: String, second: String) {
        let key = String(first.prefix { $0 != "=" })
        #expect(
            Self.brief("\(first) \(second)").filter { $0.contains("repeated-word") } == [
                "4:\(11 + first.count) ‹\(key)› repeated-word: ‘\(key)’ stands twice | "
                    + "note 4:10 ‹\(key)› it stands here already | keep one of the two"
            ])
    }

    @Test("A group stands once, and ‘error’ as often as there are errors")
    func repeatedExpectations() {
        #expect(Self.brief("expect=compile-error error=a error=b") == [])
        #expect(
            Self.brief("expect=compile-error group=a group=b") == [
                "4:39 ‹group› repeated-word: ‘group’ stands twice | note 4:31 ‹group› it stands "
                    + "here already | keep one of the two"
            ])
    }

    @Test(
        "A word that stands alone takes no value",
        arguments: ["compile", "hidden", "collapse"], ["yes", "\"yes\"", ""])
    func valueTooMuch(word: String, value: String) {
        #expect(
            Self.brief("\(word)=\(value)") == [
                "4:\(11 + word.count) ‹\(value)› invalid-word-value: ‘\(word)’ takes no value | "
                    + "write it alone: \(word)"
            ])
    }

    @Test(
        "A word that needs a value says how it is written",
        arguments: [
            ("id", "id=kale"), ("skip", "skip=\"why\""), ("expect", "expect=compile-error"),
            ("error", "error=\"part of the message\""), ("group", "group=SendingRisksDataRace"),
            ("after", "after=kale"), ("swift", "swift=5"), ("title", "title=\"A title\""),
            ("flags", "flags=\"-O -D DEBUG\""), ("sanitize", "sanitize=thread"),
            ("env", "env=\"LANG=de_CH.UTF-8\""), ("args", "args=\"one two\""),
            ("stdin", #"stdin="one line\n""#), ("timeout", "timeout=5s"),
            ("with", "with=data.csv"), ("platform", "platform=linux"),
            ("file", "file=code/kale.swift"), ("min-swift", "min-swift=6.2"),
            ("output", "output=unordered"),
            ("order", "order=\"start 1 before done 1, done last\""), ("mask", "mask=time"),
            ("highlight", "highlight=2,4-6"),
        ])
    func valueMissing(word: String, example: String) {
        let expected = [
            "4:10 ‹\(word)› invalid-word-value: ‘\(word)’ needs a value | for example \(example)"
        ]
        #expect(Self.brief(word) == expected)
        #expect(Self.brief("\(word)=") == expected)
        #expect(Self.brief("\(word)=\"\"") == expected)
    }

    @Test(
        "A value that makes no sense is an error under the value",
        arguments: [
            (
                "id=Kale",
                "4:13 ‹Kale› invalid-word-value: ‘Kale’ is no id | use lower-case letters, digits "
                    + "and hyphens: id=lost-task"
            ),
            (
                "id=-a",
                "4:13 ‹-a› invalid-word-value: ‘-a’ is no id | use lower-case letters, digits and "
                    + "hyphens: id=lost-task"
            ),
            (
                "swift=4",
                "4:16 ‹4› invalid-word-value: ‘4’ is no language mode | write swift=5 or swift=6"
            ),
            (
                "expect=crsh",
                "4:17 ‹crsh› invalid-word-value: ‘crsh’ is nothing that can be expected | did you "
                    + "mean expect=crash?"
            ),
            (
                "expect=exit:0",
                "4:17 ‹exit:0› invalid-word-value: 0 is what every snippet exits with | take expect=exit:0 out"
            ),
            (
                "expect=exit:256",
                "4:17 ‹exit:256› invalid-word-value: ‘exit:256’ is nothing that can be expected | "
                    + "write compile-error, warning, crash, timeout, or exit:N with N from 1 to 255"
            ),
            (
                "expect=\"a kangaroo\"",
                "4:17 ‹\"a kangaroo\"› invalid-word-value: ‘a kangaroo’ is nothing that can be "
                    + "expected | write compile-error, warning, crash, timeout, or exit:N with N "
                    + "from 1 to 255"
            ),
            (
                "after=a,,b",
                "4:16 ‹a,,b› invalid-word-value: ‘’ is no snippet's name | write after=ID, "
                    + "after=ID,ID or after=lesson/ID, without spaces"
            ),
            (
                "after=B",
                "4:16 ‹B› invalid-word-value: ‘B’ is no snippet's name | write after=ID, "
                    + "after=ID,ID or after=lesson/ID, without spaces"
            ),
            (
                "after=a/b/c",
                "4:16 ‹a/b/c› invalid-word-value: ‘a/b/c’ is no snippet's name | write after=ID, "
                    + "after=ID,ID or after=lesson/ID, without spaces"
            ),
            (
                "after=L/b",
                "4:16 ‹L/b› invalid-word-value: ‘L/b’ is no snippet's name | write after=ID, "
                    + "after=ID,ID or after=lesson/ID, without spaces"
            ),
        ])
    func wrongValue(words: String, expected: String) {
        #expect(Self.brief(words) == [expected])
    }

    @Test("A contradiction is an error that shows both words")
    func contradiction() {
        #expect(
            Courses.lesson("```swift skip=\"why\" compile\nprint(1)\n```\n").report == """
                content/01-a.md:4:21: error: ‘compile’ contradicts ‘skip’: a skipped snippet is only shown [contradictory-words]
                4 | ```swift skip="why" compile
                  |                     ^^^^^^^
                content/01-a.md:4:10: note: ‘skip’ stands here
                4 | ```swift skip="why" compile
                  |          ^^^^
                  help: keep one of the two

                """)
    }

    @Test(
        "What is skipped can be nothing else",
        arguments: [
            "compile", "expect=crash", "after=b", "hidden", "swift=5", "flags=-O",
            "sanitize=thread", "env=A=b", "args=x", "stdin=x", "timeout=5s", "with=01-a.md",
            "platform=linux", "min-swift=6", "output=exact", "order=\"a last\"", "mask=time",
            "gallery=3",
        ])
    func skipContradictions(word: String) {
        let key = String(word.prefix { $0 != "=" })
        let rule = "contradicts ‘skip’: a skipped snippet is only shown"
        #expect(
            Self.brief("skip=x \(word)") == [
                "4:17 ‹\(key)› contradictory-words: ‘\(key)’ \(rule) | note 4:10 ‹skip› ‘skip’ "
                    + "stands here | keep one of the two"
            ])
        #expect(Self.brief("\(word) skip=x").count == 1, "in the other order")
    }

    @Test(
        "Only a warning can be expected of what is not run",
        arguments: ["compile-error", "crash", "exit:3"])
    func compileContradictions(expectation: String) {
        #expect(
            Self.brief("compile expect=\(expectation)") == [
                "4:18 ‹expect› contradictory-words: ‘expect’ contradicts ‘compile’: only a warning "
                    + "can be expected of what is not run | note 4:10 ‹compile› ‘compile’ stands "
                    + "here | keep one of the two"
            ])
    }

    @Test(
        "‘error’ and ‘group’ need something that the compiler is expected to say",
        arguments: [
            ("error=x", "error", 10), ("group=x", "group", 10),
            ("expect=crash error=x", "error", 23), ("expect=exit:1 group=x", "group", 24),
            ("compile error=x", "error", 18),
        ])
    func listWithoutExpectation(words: String, key: String, column: Int) {
        #expect(
            Self.brief(words) == [
                "4:\(column) ‹\(key)› contradictory-words: ‘\(key)’ lists what the compiler says, "
                    + "and nothing is expected of it | expect=compile-error or expect=warning makes "
                    + "the compiler's words count"
            ])
    }

    @Test("Everything that is wrong with a fence is said at once")
    func severalErrors() {
        #expect(
            Courses.lesson("```swift id=A compil swift=7 title=\"x\nprint(1)\n```\n").ids.map(
                \.rawValue)
                == ["invalid-word-value", "unknown-word", "invalid-word-value", "unclosed-quote"])
    }

    @Test(
        "A fence in another language says how it is shown and nothing else",
        arguments: [
            ("python title=x", []),
            ("", []),
            ("text", []),
            ("thrift", []),
            (
                "python id=x",
                [
                    "4:11 ‹id› word-needs-runner: ‘id’ needs code that is run, and ‘python’ has no "
                        + "runner | name a runner in course.yml under ‘runners’, or leave only "
                        + "title, highlight, collapse, tab"
                ]
            ),
            (
                "python titel=x",
                [
                    "4:11 ‹titel› unknown-word: ‘titel’ is no word of a fence | did you mean "
                        + "‘title’?"
                ]
            ),
            (
                "swfit id=x",
                [
                    "4:4 ‹swfit› unknown-language: ‘swfit’ is no language, so this would not be "
                        + "tested | did you mean ‘swift’? Words follow it behind a space"
                ]
            ),
        ])
    func otherLanguages(info: String, expected: [String]) {
        #expect(Courses.lesson("```\(info)\nx\n```\n").brief == expected)
    }
}
