import Foundation
import TestSupport
import Testing

/// What `accept` must not do to a course that is wrong, or while somebody stops it.
@Suite("Accepting safely", .occupiesCore)
struct AcceptSafetyTests {
    @Test(
        "Where a name means two snippets or two lessons, nothing is edited, and that is told",
        arguments: [true, false])
    func ambiguous(isOneLesson: Bool) throws {
        let snippet = "```swift id=x\nprint(1 + 1)\n```\n\n```output\n3\n```\n"
        var files = RecordedCourse.files(isOneLesson ? "\(snippet)\n\(snippet)" : snippet)
        if !isOneLesson { files["content/02-a.md"] = files["content/01-a.md"] }
        let workspace = try Workspace(files)
        let before = try workspace.files(below: "content")
        let result = try workspace.run("accept", "--yes", status: 1)
        let id = isOneLesson ? "duplicate-snippet" : "duplicate-lesson"
        #expect(result.errors.contains("[\(id)]"), "\(result.errors)")
        #expect(try workspace.files(below: "content") == before)
    }

    @Test(
        "Who stops it while it asks is obeyed at once, and a later yes writes nothing",
        arguments: [SIGINT, SIGTERM])
    func stopped(signal: Int32) throws {
        let workspace = try Workspace(RecordedCourse.two)
        try workspace.write("old\n", to: "content/recordings/a/one.txt")
        let before = try workspace.files(below: "content")
        let result = try PseudoTerminal.run(
            ["accept"], in: workspace.path, asked: "Record this? [y/N] "
        ) { process in
            kill(process.processIdentifier, signal)
            return comesTrue(keepingThreadFor: .seconds(10)) { !process.isRunning } ? nil : "y"
        }
        #expect(result.status == 130, "\(result)")
        #expect(!result.output.contains("written"), "\(result)")
        #expect(try workspace.files(below: "content") == before)
    }

    @Test("Lessons are written first, then the texts of recordings, then their data")
    func order() throws {
        let fence = "\n```swift id=three\nprint(3)\n```\n\n```output\n4\n```\n"
        let workspace = try Workspace(RecordedCourse.two)
        let lesson = try workspace.text("content/01-a.md")
        try workspace.write(lesson + fence, to: "content/01-a.md")
        try workspace.forge("ten\n", asRecordingOf: "a/one")
        try workspace.remove("content/recordings/a/two.txt")
        let result = try workspace.run("accept", "--yes")
        let written = result.output.split(separator: "\n").filter { $0.hasSuffix(": written") }
        #expect(
            written == [
                "content/01-a.md: written", "content/recordings/a/one.txt: written",
                "content/recordings/a/two.txt: written",
                "content/recordings/a.data.json: written",
            ])
    }

    @Test("Where nobody reads what it says any more, it is done all the same")
    func unread() throws {
        let workspace = try Workspace(RecordedCourse.two)
        try workspace.forge("ten\n", asRecordingOf: "a/one")
        let result = try Binary.run(
            ["-c", "set -o pipefail; '\(Binary.path)' accept --yes | true"], in: workspace.path,
            program: "/bin/bash")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try workspace.text("content/recordings/a/one.txt") == "one\n")
    }

    @Test("A recording that is to go and was changed meanwhile is not removed")
    func removedMeanwhile() throws {
        let workspace = try Workspace(RecordedCourse.two)
        try workspace.forge("ten\n", asRecordingOf: "a/one")
        let lesson = try workspace.text("content/01-a.md")
        let kept = try #require(lesson.ranges(of: "Between.").first).upperBound
        try workspace.write(String(lesson[..<kept]) + "\n", to: "content/01-a.md")
        let text = "content/recordings/a/two.txt"
        let result = try PseudoTerminal.run(
            ["accept"], in: workspace.path, asked: "Record this? [y/N] "
        ) {
            try workspace.write("mine\n", to: text)
            return "y"
        }
        #expect(result.status == 2, "\(result)")
        #expect(result.terminal.contains("\(text) cannot be written: it was changed"), "\(result)")
        #expect(try workspace.text(text) == "mine\n")
        #expect(try workspace.text("content/recordings/a/one.txt") == "ten\n")
    }

    @Test("What is told of a lesson whose fences are filled cites it as it lies on the disk")
    func places() throws {
        let lesson = RecordedCourse.lesson(
            """
            ```swift file=kale.swift
            ```

            ```swift id=new
            print(1)
            ```

            ```swift file=kale.swift
            let old = 1
            ```

            ```swift id=wrong
            print("a"); fatalError("b")
            ```

            ```swift id=stated
            print(1 + 1)
            ```

            ```output
            3
            ```

            """)
        let workspace = try Workspace(["content/course.yml": "title: T\n"])
        try workspace.write(lesson, to: "content/01-a.md")
        try workspace.write("let a = 1\nlet b = 2\nprint(a + b)\n", to: "content/kale.swift")
        let result = try workspace.run("accept", "--yes", status: 1)
        let lines = lesson.split(separator: "\n", omittingEmptySubsequences: false)
        func place(_ text: String, after: Int = 0) throws -> Int {
            try #require(lines.indices.first { $0 >= after && lines[$0].contains(text) }) + 1
        }
        let first = try place("file=kale")
        for (line, told) in [
            (first, "‘a/snippet’ is filled from its file"), (try place("id=new"), "‘a/new’ is"),
            (try place("file=kale", after: first), "‘a/snippet-2’ is filled from its file"),
        ] {
            #expect(
                result.output.contains("content/01-a.md:\(line): \(told)"),
                "\(line) \(told)\n\(result.output)")
        }
        let stated = try place("```output")
        #expect(result.output.contains("content/01-a.md:\(stated)"), "\(result.output)")
        let wrong = try place("fatalError")
        #expect(
            result.errors.contains("content/01-a.md:\(wrong):")
                && result.errors.contains("\n\(wrong) | print(\"a\"); fatalError"),
            "\(result.errors)")
    }
}
