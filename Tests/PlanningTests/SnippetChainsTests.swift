import CourseModel
import Diagnostics
import Planning
import TestSupport
import Testing

@Suite("What stands before a snippet")
struct SnippetChainsTests {
    private static func lesson(_ title: String, _ fences: [String], front: String = "") -> String {
        "---\ntitle: \(title)\n\(front)---\n"
            + fences.map { "```swift \($0)\n```\n" }.joined()
    }

    /// The parts of each program, by its name.
    private static func chains(_ files: [String: String]) -> [String] {
        Planner.plan(Courses.course(files)).programs.map { program in
            "\(program.reference): "
                + program.parts.dropLast().map(\.reference.description).joined(separator: " ")
        }
    }

    private static func report(_ files: [String: String]) -> String {
        let course = Courses.course(files)
        return Courses.report(Planner.plan(course).diagnostics, in: course)
    }

    @Test("Chains add up, each part once, in the order of the lesson")
    func diamond() {
        let fences = ["id=a", "id=b after=a", "id=c after=a", "id=d after=c,b", "id=e after=d,a"]
        #expect(
            Self.chains(["01-l.md": Self.lesson("L", fences)]) == [
                "l/a: ", "l/b: l/a", "l/c: l/a", "l/d: l/a l/b l/c", "l/e: l/a l/b l/c l/d",
            ])
    }

    @Test("Snippets of other lessons stand in the order of the course, with their own set-up")
    func otherLessons() {
        let files = [
            "2-two.md": Self.lesson(
                "Two", ["id=kit", "id=x", "id=y after=x"], front: "setup: kit\n"),
            "10-three.md": Self.lesson("Three", ["id=m", "id=n after=m,two/y,one/a"]),
            "1-one.md": Self.lesson("One", ["id=a"]),
        ]
        #expect(
            Self.chains(files) == [
                "one/a: ", "two/kit: ", "two/x: two/kit", "two/y: two/kit two/x", "three/m: ",
                "three/n: one/a two/kit two/x two/y three/m",
            ])
    }

    @Test("A set-up may be another lesson's")
    func foreignSetup() {
        let files = [
            "1-one.md": Self.lesson("One", ["id=a"]),
            "2-two.md": Self.lesson("Two", ["id=b"], front: "setup: [one/a]\n"),
        ]
        #expect(Self.chains(files) == ["one/a: ", "two/b: one/a"])
    }

    @Test("A set-up that stands at the lesson's end stands before the snippets above it too")
    func lateSetup() {
        let files = ["1-one.md": Self.lesson("One", ["id=a", "id=kit"], front: "setup: kit\n")]
        #expect(Self.chains(files) == ["one/a: one/kit", "one/kit: "])
        #expect(Self.report(files) == "")
    }

    @Test("A reference that leads nowhere is an error with the nearest name")
    func unknownSnippet() {
        let files = [
            "1-one.md": Self.lesson("One", ["id=kale", "id=b after=kael", "id=c after=kangaroo"])
        ]
        #expect(
            Self.report(files) == """
                content/1-one.md:6:21: error: there is no snippet ‘one/kael’ [unknown-snippet]
                6 | ```swift id=b after=kael
                  |                     ^^^^
                  help: did you mean ‘kale’?
                content/1-one.md:8:21: error: there is no snippet ‘one/kangaroo’ [unknown-snippet]
                8 | ```swift id=c after=kangaroo
                  |                     ^^^^^^^^
                  help: the snippets of ‘one’ are: kale, b, c

                """)
        #expect(Self.chains(files) == ["one/kale: "], "what is wrong has no program")
    }

    @Test("A lesson that is not there is an error with the nearest one")
    func unknownLesson() {
        let files = [
            "1-one.md": Self.lesson("One", ["id=a"]),
            "2-two.md": Self.lesson("Two", ["id=a after=onne/a", "id=b after=kangaroo/a"]),
        ]
        #expect(
            Self.report(files) == """
                content/2-two.md:4:21: error: there is no snippet ‘onne/a’ [unknown-snippet]
                4 | ```swift id=a after=onne/a
                  |                     ^^^^^^
                  help: did you mean the lesson ‘one’?
                content/2-two.md:6:21: error: there is no snippet ‘kangaroo/a’ [unknown-snippet]
                6 | ```swift id=b after=kangaroo/a
                  |                     ^^^^^^^^^^
                  help: there is no lesson ‘kangaroo’ with snippets

                """)
    }

    @Test(
        "Code of later snippets, and a snippet's own, cannot stand before it",
        arguments: [
            (["id=a after=b", "id=b"], 4, "b"), (["id=a after=a"], 4, "a"),
            (["id=a after=b", "id=b after=a"], 4, "b"),
        ])
    func forward(fences: [String], line: Int, name: String) {
        #expect(
            Self.report(["1-one.md": Self.lesson("One", fences)]) == """
                content/1-one.md:\(line):21: error: ‘one/\(name)’ does not stand before this snippet [later-snippet]
                \(line) | ```swift \(fences[0])
                  |                     ^
                  help: only the code of earlier snippets can stand before a snippet

                """)
    }

    @Test("A later lesson's code cannot stand before a snippet either")
    func forwardLesson() {
        let files = [
            "1-one.md": Self.lesson("One", ["id=a after=two/b"]),
            "2-two.md": Self.lesson("Two", ["id=b"]),
        ]
        #expect(Planner.plan(Courses.course(files)).diagnostics.map(\.id) == [.laterSnippet])
        #expect(Self.chains(files) == ["two/b: "])
    }

    @Test(
        "Nothing can follow a snippet that does not end well",
        arguments: [
            ("skip=x", "is skipped"), ("expect=compile-error error=x", "does not compile"),
            ("expect=crash", "crashes"), ("expect=exit:3", "exits with an error"),
        ])
    func unusable(words: String, reason: String) {
        let files = ["1-one.md": Self.lesson("One", ["id=a \(words)", "id=b after=a"])]
        #expect(
            Self.report(files) == """
                content/1-one.md:6:21: error: ‘one/a’ \(reason), so nothing can follow it [unusable-snippet]
                6 | ```swift id=b after=a
                  |                     ^
                  help: name a snippet that compiles and ends well

                """)
    }

    @Test(
        "Much can follow a snippet that compiles or warns",
        arguments: ["compile", "expect=warning error=x", "hidden", "swift=5"])
    func usable(words: String) {
        let files = ["1-one.md": Self.lesson("One", ["id=a \(words)", "id=b after=a"])]
        #expect(Self.chains(files) == ["one/a: ", "one/b: one/a"])
        #expect(Self.report(files) == "")
    }

    @Test("Build words are not inherited")
    func languageMode() {
        let files = ["1-one.md": Self.lesson("One", ["id=a swift=5", "id=b after=a"])]
        let modes = Planner.plan(Courses.course(files)).programs.map(\.recipe.swift?.languageMode)
        #expect(modes == [.swift5, .swift6])
    }

    @Test("A wrong reference in a chain is reported once, and costs every program of the chain")
    func reportedOnce() {
        let fences = ["id=a after=no", "id=b after=a", "id=c after=b,a", "id=d"]
        let files = ["1-one.md": Self.lesson("One", fences)]
        #expect(Planner.plan(Courses.course(files)).diagnostics.map(\.id) == [.unknownSnippet])
        #expect(Self.chains(files) == ["one/d: "])
    }

    @Test("A wrong set-up is reported once, where it is written")
    func wrongSetup() {
        let files = ["1-one.md": Self.lesson("One", ["id=a", "id=b"], front: "setup: [no]\n")]
        #expect(
            Self.report(files) == """
                content/1-one.md:3:9: error: there is no snippet ‘one/no’ [unknown-snippet]
                3 | setup: [no]
                  |         ^^
                  help: the snippets of ‘one’ are: a, b

                """)
    }
}
