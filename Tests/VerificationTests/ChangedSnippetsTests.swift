import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import Verification

@Suite("Snippets that a change touches")
struct ChangedSnippetsTests {
    private static let bench: Bench = {
        var bench = Bench(
            Bench.fence("id=k", "let k = 1") + Bench.fence("id=l after=k", "print(k)")
                + Bench.fence("id=m", "print(3)"))
        bench.lessons["02-b.md"] = "## Intro\n" + Bench.fence("", "print(4)")
        return bench.recorded()
    }()

    private static func changed(
        since earlier: Bench = bench, _ change: (inout Bench) -> Void
    ) -> [String] {
        var now = earlier
        change(&now)
        return ChangedSnippets.between(earlier.loaded, and: now.loaded)
            .map(\.description).sorted()
    }

    private static func replacing(
        _ text: String, with other: String, in path: String = "01-a.md"
    ) -> [String] {
        changed { $0.lessons[path] = $0.lessons[path]?.replacing(text, with: other) }
    }

    @Test("Nothing is touched by nothing, by prose, by order, and by what only pages show")
    func untouched() {
        #expect(Self.changed { _ in } == [])
        #expect(
            Self.changed { $0.lessons["01-a.md"] = "Prose.\n\n" + ($0.lessons["01-a.md"] ?? "") }
                == [])
        #expect(Self.replacing("id=m", with: "id=m title=\"M\"") == [])
        #expect(Self.replacing("id=m", with: "id=m hidden") == [])
        #expect(Self.changed { $0.settings = "title: Another\n" } == [])
        #expect(
            Self.changed {
                $0.lessons["05-a.md"] = $0.lessons["01-a.md"]
                $0.lessons["01-a.md"] = nil
            } == [], "a lesson's number is no part of its name")
    }

    @Test("A change of code touches the snippet, and those that stand behind it")
    func code() {
        #expect(Self.replacing("print(3)", with: "print(33)") == ["a/m"])
        #expect(Self.replacing("let k = 1", with: "let k = 2") == ["a/k", "a/l"])
        #expect(Self.replacing("id=l after=k", with: "id=l") == ["a/l"])
    }

    @Test(
        "A change of what is wanted touches the snippet",
        arguments: [
            "output=unordered", "mask=time", "gallery=3", "order=\"3 last\"", "expect=exit:3",
            "compile", "swift=5", "flags=-O", "args=x", "min-swift=6.2", "platform=linux",
            "timeout=3s",
        ])
    func words(words: String) {
        #expect(Self.replacing("id=m", with: "id=m \(words)") == ["a/m"])
    }

    @Test("A new snippet is touched, and so is one that was skipped; one that goes is not there")
    func new() {
        #expect(
            Self.changed { $0.lessons["01-a.md"]? += Bench.fence("id=n", "print(5)") } == ["a/n"])
        #expect(Self.replacing("id=m", with: "id=other") == ["a/other"])
        #expect(Self.replacing("id=m", with: "id=m skip=why") == [])
        var skipped = Self.bench
        skipped.lessons["01-a.md"] = skipped.lessons["01-a.md"]?.replacing(
            "id=m", with: "id=m skip=why")
        #expect(
            Self.changed(since: skipped) { $0.lessons["01-a.md"] = Self.bench.lessons["01-a.md"] }
                == ["a/m"])
    }

    @Test("Another counted name is no change, whether or not it is recorded yet")
    func renumbered() {
        let before = { (bench: inout Bench) in
            bench.lessons["02-b.md"] =
                "## Intro\n" + Bench.fence("", "print(0)") + Bench.fence("", "print(4)")
        }
        #expect(Self.changed(before) == ["b/intro"])
        #expect(
            Self.changed {
                before(&$0)
                $0 = $0.recorded()
            } == ["b/intro"])
    }

    @Test("A recording that is new, gone, damaged or another touches its snippet")
    func recordings() {
        #expect(Self.changed { $0.recordings = [:] } == ["a/k", "a/l", "a/m", "b/intro"])
        #expect(Self.changed { $0.recordings["recordings/a/m.txt"] = nil } == ["a/m"])
        #expect(Self.changed { $0.recordings["recordings/a/m.txt"] = "2\n" } == ["a/m"])
        var fresh = Self.bench
        fresh.recordings = [:]
        #expect(
            Self.changed { $0 = fresh.recorded(["a/m": Bench.prints("2")]) } == ["a/m"])
        #expect(
            Self.changed { $0 = fresh.recorded([:], .init(recorder: Bench.older)) } == [],
            "what recorded it is no part of it")
    }

    @Test("An output fence that is new, gone or another touches its snippet")
    func fences() {
        func changed(_ old: [String]?, _ new: [String]?) -> [String] {
            var bench = Self.bench
            bench.fences["a/m"] = old
            return Self.changed(since: bench.recorded()) { $0.fences["a/m"] = new }
        }
        #expect(changed(nil, ["1"]) == ["a/m"])
        #expect(changed(["..."], nil) == ["a/m"])
        #expect(changed(["..."], ["[..]"]) == ["a/m"])
        #expect(changed(["1"], ["1"]) == [])
    }

    @Test("Files are read as they are handed in")
    func files() {
        var now = Self.bench
        now.lessons["01-a.md"]? += Bench.fence("id=n", "print(5)")
        #expect(
            ChangedSnippets.between(Self.bench.files, and: now.files).map(\.description) == ["a/n"])
    }

    @Test("How a language is run touches its snippets")
    func runners() {
        var bench = Self.bench
        bench.settings = Self.runner("python3")
        bench.lessons["03-c.md"] = "```python id=p\nprint(1)\n```\n"
        #expect(Self.changed(since: bench) { $0.settings = Self.runner("pypy") } == ["c/p"])
    }

    private static func runner(_ command: String) -> String {
        """
        title: Test
        runners:
          python:
            command: [\(command), "{file}"]
            version: [\(command), --version]
            extension: py
            comment: "#"

        """
    }

    @Test("A course that was not there before is wholly new")
    func wholeCourse() {
        var nothing = Bench("")
        nothing.lessons = [:]
        #expect(Self.changed(since: nothing) { $0 = Self.bench }.count == 4)
    }
}
