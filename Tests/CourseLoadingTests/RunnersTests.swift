import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Runners of other languages")
struct RunnersTests {
    private static let keys = """
            command: [python3, "{file}"]
            version: [python3, --version]
            extension: py
            comment: "#"

        """

    /// A course whose one runner has the given keys.
    private static func read(_ keys: String, language: String = "python") -> CourseLoader.Result {
        Courses.load([
            "course.yml": "title: T\nrunners:\n  \(language):\n\(keys)",
            "01-a.md": "---\ntitle: A\n---\n",
        ])
    }

    @Test("Every key of a runner is read")
    func everyKey() {
        let result = Self.read(
            Self.keys
                + "    env: {PYTHONUNBUFFERED: 1, B: \"\"}\n"
                + "    separator: 'print(\"{mark}\", flush=True)'\n")
        #expect(result.brief == [])
        let runner = result.course.settings.runners.first
        #expect(
            runner
                == LanguageRunner(
                    language: "python", command: ["python3", "{file}"],
                    version: ["python3", "--version"], fileExtension: "py", commentMark: "#",
                    environment: [
                        .init(name: "PYTHONUNBUFFERED", value: "1"), .init(name: "B", value: ""),
                    ], separator: "print(\"{mark}\", flush=True)",
                    span: SourceSpan(file: "content/course.yml", range: 20..<26)))
        #expect(runner.flatMap { result.source(of: $0.span)?[$0.span.range] } == "python")
    }

    @Test("Runners keep their order")
    func order() {
        let keys = "{command: [a, '{file}'], version: [a], extension: a, comment: ';'}"
        let result = Courses.load([
            "course.yml": "title: T\nrunners: {z: \(keys), a: \(keys), 'c++': \(keys)}\n",
            "01-a.md": "---\ntitle: A\n---\n",
        ])
        #expect(result.brief == [])
        #expect(result.course.settings.runners.map(\.language) == ["z", "a", "c++"])
    }

    @Test(
        "What is wrong with a runner is an error at its place",
        arguments: [
            (
                "    command: python3 {file}\n",
                "4:14 ‹python3 {file}› invalid-value: ‘command’ takes a list of texts | for example: "
                    + "command: [python3, \"{file}\"]"
            ),
            (
                "    command: [python3]\n",
                "4:14 ‹[› invalid-value: ‘command’ is a program and, in one place behind it, {file} "
                    + "| for example: command: [python3, \"{file}\"]"
            ),
            (
                "    command: [\"{file}\"]\n",
                "4:14 ‹[› invalid-value: ‘command’ is a program and, in one place behind it, {file} "
                    + "| for example: command: [python3, \"{file}\"]"
            ),
            (
                "    command: [a, \"{file}\", \"{file}\"]\n",
                "4:14 ‹[› invalid-value: ‘command’ is a program and, in one place behind it, {file} "
                    + "| for example: command: [python3, \"{file}\"]"
            ),
            (
                "    command: [a, {file}]\n",
                "4:18 ‹{› invalid-value: ‘command’ takes a list of texts | for example: command: "
                    + "[python3, \"{file}\"]"
            ),
            (
                "    version: []\n",
                "4:14 ‹[› invalid-value: ‘version’ takes a list of texts | for example: version: "
                    + "[python3, --version]"
            ),
            (
                "    extension: .py\n",
                "4:16 ‹.py› invalid-value: ‘extension’ takes letters and digits | for example: "
                    + "extension: py"
            ),
            (
                "    comment: \"# \"\n",
                "4:14 ‹\"#› invalid-value: ‘comment’ takes a mark without spaces | for example: "
                    + "comment: \"#\""
            ),
            (
                "    comment: #\n",
                "4:13 ‹ › invalid-value: ‘comment’ takes a text | for example: comment: \"#\""
            ),
            (
                "    separator: print()\n",
                "4:16 ‹print()› invalid-value: ‘separator’ takes one line with {mark} in it | for "
                    + "example: separator: 'print(\"{mark}\", flush=True)'"
            ),
            (
                "    separator: |\n      a\n      {mark}\n",
                "4:16 ‹|› invalid-value: ‘separator’ takes one line with {mark} in it | for "
                    + "example: separator: 'print(\"{mark}\", flush=True)'"
            ),
            (
                "    env: [A]\n",
                "4:10 ‹[› invalid-value: ‘env’ takes ‘key: value’ lines | for example: env: "
                    + "{PYTHONUNBUFFERED: \"1\"}"
            ),
            (
                "    env: {a-b: c}\n",
                "4:11 ‹a-b› invalid-value: ‘a-b’ is no variable's name | a name has letters, "
                    + "digits and _, and begins with no digit"
            ),
            (
                "    env: {A: [b]}\n",
                "4:14 ‹[› invalid-value: ‘A’ takes a text | for example: A: Some words"
            ),
            (
                "    comand: [a]\n",
                "4:5 ‹comand› unknown-key: ‘comand’ is no key here | did you mean ‘command’?"
            ),
        ])
    func wrongKeys(keys: String, expected: String) {
        let brief = Self.read(keys + Self.missing(from: keys)).brief
        #expect(brief == [expected])
    }

    /// The compulsory keys that a text lacks.
    private static func missing(from keys: String) -> String {
        Self.keys.split(separator: "\n").filter { line in
            !keys.hasPrefix(String(line.prefix { $0 != ":" }))
        }.map { $0 + "\n" }.joined()
    }

    @Test("A key that is compulsory and not there is an error at the language")
    func missingKeys() {
        #expect(
            Self.read("    env: {A: b}\n").brief == [
                "3:3 ‹python› missing-key: the runner of ‘python’ has no ‘command’ | add it, for "
                    + "example: command: [python3, \"{file}\"]",
                "3:3 ‹python› missing-key: the runner of ‘python’ has no ‘comment’ | add it, for "
                    + "example: comment: \"#\"",
                "3:3 ‹python› missing-key: the runner of ‘python’ has no ‘extension’ | add it, for "
                    + "example: extension: py",
                "3:3 ‹python› missing-key: the runner of ‘python’ has no ‘version’ | add it, for "
                    + "example: version: [python3, --version]",
            ])
    }

    @Test(
        "A language that can have no runner is an error",
        arguments: [
            (
                "swift",
                "‘swift’ can have no runner | take it out: Swift is compiled by Lectern itself"
            ),
            (
                "output",
                "‘output’ can have no runner | take it out: such a fence states what a snippet "
                    + "prints"
            ),
            (
                "Python",
                "‘Python’ cannot be the language of a fence | write it as behind the fence, in "
                    + "lower case and without spaces"
            ),
            (
                "a b",
                "‘a b’ cannot be the language of a fence | write it as behind the fence, in lower "
                    + "case and without spaces"
            ),
        ])
    func wrongLanguage(language: String, expected: String) {
        #expect(
            Self.read(Self.keys, language: language).brief == [
                "3:3 ‹\(language)› invalid-value: \(expected)"
            ])
    }

    @Test(
        "What is no mapping is an error",
        arguments: [
            (
                "runners: python\n",
                "2:10 ‹python› invalid-value: ‘runners’ takes ‘key: value’ lines | for example: "
                    + "runners: {python: {command: [python3, \"{file}\"]}}"
            ),
            (
                "runners: {python: python3}\n",
                "2:19 ‹python3› invalid-value: ‘python’ takes ‘key: value’ lines | for example: "
                    + "python: {command: [python3, \"{file}\"]}"
            ),
        ])
    func wrongShape(yaml: String, expected: String) {
        let result = Courses.load([
            "course.yml": "title: T\n\(yaml)", "01-a.md": "---\ntitle: A\n---\n",
        ])
        #expect(result.brief == [expected])
    }

    // MARK: Fences

    private static func lesson(
        _ markdown: String, unmarked: String = "run"
    ) -> (snippets: [Snippet], result: CourseLoader.Result) {
        let result = Courses.load([
            "course.yml": "title: T\nunmarked: \(unmarked)\nrunners:\n  python:\n\(keys)",
            "01-a.md": "---\ntitle: A\n---\n\(markdown)",
        ])
        return (result.course.lessons.first?.snippets ?? [], result)
    }

    @Test("A fence whose language has a runner is a snippet, with the words of every language")
    func snippet() {
        let (snippets, result) = Self.lesson(
            "```Python id=kale args=x expect=exit:3 title=T\nprint(1)  # hide\n\ns = \"# hide\"\n```\n"
        )
        #expect(result.brief == [])
        #expect(snippets.map(\.runner) == ["python"])
        #expect(snippets.map(\.id.name) == ["kale"])
        #expect(snippets.first?.code == "print(1)\n\ns = \"# hide\"\n")
        #expect(snippets.first?.shownCode == "\ns = \"# hide\"\n")
        #expect(
            snippets.first?.request
                == SnippetRequest(
                    treatment: .run(.exit(3)), settings: RunSettings(arguments: ["x"]),
                    presentation: CodePresentation(title: "T")))
    }

    @Test("Nothing in it is taken for Swift")
    func noSwift() {
        let (snippets, result) = Self.lesson(
            "```python\n# @main\n@main\n// hide\n\"\"\"\n// error: x\n```\n")
        #expect(result.brief == [])
        #expect(snippets.first?.hasMainAttribute == false)
        #expect(snippets.first?.hidesLines == false)
        #expect(snippets.first?.request == SnippetRequest(treatment: .run(.success)))
    }

    @Test("A snippet in a comment is hidden")
    func inComment() {
        let (snippets, result) = Self.lesson("<!-- lectern: id=a\n```python\nx\n```\n-->\n")
        #expect(result.brief == [])
        #expect(snippets.map(\.request.isHidden) == [true])
        #expect(snippets.map(\.runner) == ["python"])
    }

    @Test(
        "Plain fences are what course.yml says, and are not compiled",
        arguments: [
            ("run", SnippetRequest.Treatment.run(.success)),
            ("compile", .skip(reason: "the course does not run plain fences")),
            ("skip", .skip(reason: "the course does not run plain fences")),
        ])
    func unmarked(setting: String, expected: SnippetRequest.Treatment) {
        let (snippets, result) = Self.lesson("```python\nx\n```\n", unmarked: setting)
        #expect(result.brief == [])
        #expect(snippets.map(\.request.treatment) == [expected])
    }

    @Test(
        "Words that only Swift has are errors",
        arguments: [
            ("compile", "compile"), ("error=x", "error"), ("group=x", "group"),
            ("swift=5", "swift"), ("flags=-O", "flags"), ("sanitize=thread", "sanitize"),
            ("min-swift=6", "min-swift"),
        ])
    func needsSwift(word: String, key: String) {
        #expect(
            Self.lesson("```python \(word)\nx\n```\n").result.brief == [
                "4:11 ‹\(key)› needs-swift: ‘\(key)’ is for Swift, and this is ‘python’ | take it "
                    + "out"
            ])
    }

    @Test(
        "Only Swift's compiler can be expected to speak", arguments: ["compile-error", "warning"])
    func expectation(text: String) {
        #expect(
            Self.lesson("```python expect=\(text)\nx\n```\n").result.brief == [
                "4:18 ‹\(text)› needs-swift: ‘expect=\(text)’ is for Swift, and this is ‘python’ | "
                    + "write expect=exit:1 for a program that fails"
            ])
        #expect(
            Self.lesson("```python expect=kangaroo\nx\n```\n").result.brief == [
                "4:18 ‹kangaroo› invalid-word-value: ‘kangaroo’ is nothing that can be expected | "
                    + "write crash, timeout, or exit:N with N from 1 to 255"
            ])
    }

    @Test("Code of a language without runner is shown still")
    func listing() {
        let (snippets, result) = Self.lesson("```ruby title=T\nx\n```\n")
        #expect(result.brief == [])
        #expect(snippets == [])
    }
}
