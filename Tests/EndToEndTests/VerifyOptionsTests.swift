import Foundation
import TestSupport
import Testing

/// What `verify` says, and when that is an error.
@Suite("Verifying", .occupiesCore)
struct VerifyOptionsTests {
    private static let text = "content/recordings/a/one.txt"
    private static let data = "content/recordings/a.data.json"

    // MARK: JSON

    @Test("A report in JSON has the same members whatever is found", arguments: [true, false])
    func json(isRight: Bool) throws {
        let workspace = try Workspace(RecordedCourse.two)
        let lesson = try workspace.text("content/01-a.md")
        try workspace.write(
            lesson + "\n```swift skip=\"no ‘why’\"\n?\n```\n", to: "content/01-a.md")
        if !isRight { try workspace.forge("ten\n", asRecordingOf: "a/one") }
        let result = try workspace.run(
            "verify", "--format", "json", status: isRight ? 0 : 1)
        let report = try #require(
            JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        var members: Set = [
            "cases", "contained", "counts", "elapsed", "generator", "notes", "others", "recorder",
            "version",
        ]
        if report["contained"] == nil { members.remove("contained") }
        #expect(Set(report.keys) == members)
        #expect(report["version"] as? Int == 1)
        let counts = try #require(report["counts"] as? [String: Int])
        #expect(
            counts == [
                "failed": isRight ? 0 : 1, "fromCache": 0, "passed": isRight ? 2 : 1, "ran": 2,
                "skipped": 1, "snippets": 3,
            ])
        let cases = try #require(report["cases"] as? [[String: Any]])
        #expect(cases.compactMap { $0["name"] as? String } == ["a/one", "a/two", "a/snippet"])
        #expect(cases.compactMap { $0["line"] as? Int } == [5, 11, 16])
        #expect(
            cases.compactMap { $0["file"] as? String }
                == Array(repeating: "content/01-a.md", count: 3))
        #expect(
            cases.compactMap { $0["state"] as? String }
                == [isRight ? "passed" : "failed", "passed", "skipped"])
        #expect(cases.last?["reason"] as? String == "no ‘why’")
        let found = try #require(cases.first?["diagnostics"] as? [[String: Any]])
        #expect(found.compactMap { $0["id"] as? String } == (isRight ? [] : ["drift"]))
        // Whatever the form, people read the diagnostics too, and standard output holds nothing else.
        #expect(result.errors.contains("[drift]") == !isRight)
    }

    // MARK: Strictness and recorders

    @Test("What other recorders recorded is told first; under --strict their words are errors")
    func strict() throws {
        let body = """
            ```swift id=wrong expect=compile-error error="cannot convert"
            let number: Int = "one"
            ```

            """
        let workspace = try Workspace(RecordedCourse.built(RecordedCourse.files(body)))
        let tool = try #require(
            workspace.text(Self.data).split(separator: "\"").first { $0.hasPrefix("Swift version") }
        )
        try workspace.replace(String(tool), in: Self.data, with: "Swift version 5.9")
        let message = try workspace.text("content/recordings/a/wrong.txt")
        let reworded = message.replacing("cannot convert", with: "can not turn")
        try #require(reworded != message)
        try workspace.replace("cannot convert", in: Self.data, with: "can not turn")
        // The words that are expected stand in the data too, and are not the compiler's.
        let contract = "error=\\\"can not turn\\\""
        try workspace.replace(contract, in: Self.data, with: "error=\\\"cannot convert\\\"")
        try workspace.write(message, to: "content/recordings/a/wrong.txt")
        try workspace.forge(reworded, asRecordingOf: "a/wrong")

        let lenient = try workspace.run("verify")
        #expect(
            lenient.errors.hasPrefix(
                "note: recorded with Swift version 5.9 on "), "\(lenient.errors)")
        #expect(lenient.errors.contains("note: 1 snippet differs in words that a compiler"))
        let strict = try workspace.run("verify", "--strict", status: 1)
        #expect(strict.errors.hasPrefix("note: recorded with Swift version 5.9"))
        #expect(strict.errors.contains("error: ‘a/wrong’ is worded otherwise"))

        // Accepting takes new words only where that is asked for.
        let before = try workspace.files(below: "content")
        #expect(try workspace.run("accept", "--yes").output == "nothing is new\n")
        #expect(try workspace.files(below: "content") == before)
        try workspace.run("accept", "--yes", "--diagnostics")
        #expect(try workspace.text("content/recordings/a/wrong.txt") == message)
        #expect(try workspace.run("verify", "--strict").errors == "")
    }

    @Test("A warning is no error, but under --strict it is")
    func warnings() throws {
        let workspace = try Workspace(RecordedCourse.two)
        let lesson = try workspace.text("content/01-a.md")
        try workspace.write(lesson + "\nNow<br>\n", to: "content/01-a.md")
        let lenient = try workspace.run("verify")
        try #require(lenient.errors.contains("warning: "), "\(lenient.errors)")
        #expect(lenient.errors.hasSuffix("1 warning\n"))
        #expect(try workspace.run("verify", "--strict", status: 1).errors.hasSuffix("1 error\n"))
    }

    // MARK: The site

    @Test("A stale site is an error where git tracks it, and nowhere else")
    func staleSite() throws {
        let workspace = try Workspace(RecordedCourse.two)
        try workspace.replace("Between.", in: "content/01-a.md", with: "In between.")
        try workspace.run("verify")
        try workspace.write("/site/\n", to: ".gitignore")
        try Repository.make(in: workspace.path)
        try workspace.run("verify")
        try workspace.remove(".gitignore")
        try workspace.run("verify")
        try Repository.commit(in: workspace.path)
        let stale = try workspace.run("verify", status: 1)
        #expect(stale.errors.contains("[stale-site]\n  | stale: a.html\n"), "\(stale.errors)")
        // Which part of a course is asked for decides who looks at the site.
        try workspace.run("verify", "--only", "a")
        try workspace.run("verify", "--shard", "2/2")
        try workspace.run("verify", "--shard", "1/2", status: 1)
        try workspace.run("build")
        try workspace.run("verify")
    }

    // MARK: What is listed

    @Test("Skipped snippets are listed with their reasons, and broken links and anchors are errors")
    func listed() throws {
        let workspace = try Workspace(
            RecordedCourse.built(
                RecordedCourse.files(
                    "```swift id=a skip=\"needs a network\"\na()\n```\n\n"
                        + "```swift id=b platform=macos\nprint(1)\n```\n\n"
                        + "```swift id=c min-swift=99.1\nprint(1)\n```\n")))
        let result = try workspace.run("verify")
        for line in [
            "content/01-a.md:5: ‘a/a’ is skipped: needs a network\n",
            "content/01-a.md:9: ‘a/b’ is skipped: needs macOS\n",
            "content/01-a.md:13: ‘a/c’ is skipped: needs Swift 99.1\n",
            "1 lesson, 3 snippets: 0 run, 0 from cache, 1 skipped, 2 not for this machine\n",
        ] {
            #expect(result.output.contains(line), "\(line) is not in\n\(result.output)")
        }
        #expect(result.output.contains("the course is true"))
        let lesson = try workspace.text("content/01-a.md")
        try workspace.write(
            lesson + "\n[x](02-none.md) [y](01-a.md#none) [z](#run-a) ![p](none.svg)\n",
            to: "content/01-a.md")
        let broken = try workspace.run("verify", status: 1)
        #expect(broken.errors.components(separatedBy: "[broken-link]").count == 3)
        #expect(broken.errors.contains("[broken-anchor]"), "\(broken.errors)")
        #expect(broken.errors.contains("content/01-a.md:17:"), "\(broken.errors)")
    }
}
