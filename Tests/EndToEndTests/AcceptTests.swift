import Foundation
import TestSupport
import Testing

/// What `accept` changes, and what it leaves as it is.
@Suite("Accepting", .occupiesCore)
struct AcceptTests {
    private static let edited = "content/recordings/a/one.txt"

    @Test("Only the lines of output fences change; line ends, tabs, wildcards and twins stay")
    func bytes() throws {
        let lines = [
            "---", "title: \"A\ttab\"", "---", "", "Trailing blanks  ", "\tindented code", "",
            "> ```swift id=quoted", "> print(\"to\" + \"day\")", "> ```", ">", "> ```output",
            "> tomorrow", "> ```", "", "1. One", "", "   ````swift id=nested",
            "   print(\"```\")", "   print(\"la\" + \"st\")", "   ````", "", "   ````output",
            "   ```", "   old", "   ````", "", "```swift id=first", "print(\"sa\" + \"me\")", "```",
            "", "```output", "other", "```", "", "```swift id=second", "print(\"sa\" + \"me\")",
            "```", "", "```output", "same", "```", "", "```swift id=gaps",
            "print(\"a\\nb\\nc 7\\nd\")", "```", "", "```output", "...", "c [..]", "e", "```", "",
            "```", "other", "```", "No newline at the end",
        ]
        let text = lines.joined(separator: "\r\n")
        let workspace = try Workspace(["content/course.yml": "title: T\n"])
        try workspace.write(text, to: "content/01-a.md")
        let result = try workspace.run("accept", "--yes")
        let expected =
            text.replacing("> tomorrow\r\n", with: "> today\r\n")
            .replacing("   old\r\n", with: "   last\r\n")
            .replacing("```output\r\nother\r\n", with: "```output\r\nsame\r\n")
            .replacing("c [..]\r\ne\r\n", with: "c [..]\r\nd\r\n")
        #expect(try Array(workspace.text("content/01-a.md").utf8) == Array(expected.utf8))
        for (sign, line) in [("-", "tomorrow"), ("+", "today"), ("-", "old"), ("+", "last")] {
            #expect(result.output.contains("  | \(sign)\(line)\n"), "\(result.output)")
        }
        // Fences without wildcards are the recordings themselves.
        #expect(
            try workspace.files(below: "content/recordings").keys.sorted()
                == ["a.data.json", "a/gaps.txt"])
        try workspace.run("verify")
        #expect(try workspace.run("accept", "--yes").output == "nothing is new\n")
    }

    @Test("The empty fence of a snippet that names a file is filled, and that of its output")
    func filled() throws {
        let fences = "```swift file=kale.swift region=eat\n```\n\n```output\n```\n"
        var files = RecordedCourse.files(fences)
        files["content/kale.swift"] = "  // region eat\n  print(\"ka\" + \"le\")\n  // endregion\n"
        let workspace = try Workspace(files)
        try workspace.run("accept", "--yes")
        #expect(
            try workspace.text("content/01-a.md")
                == RecordedCourse.lesson(
                    "```swift file=kale.swift region=eat\nprint(\"ka\" + \"le\")\n```\n\n"
                        + "```output\nkale\n```\n"))
        #expect(
            try workspace.files(below: "content/recordings").keys.sorted() == ["a.data.json"])
        try workspace.run("verify")
        #expect(try workspace.run("accept").output == "nothing is new\n")
    }

    @Test("Nobody is asked without a terminal: nothing changes, and it is told how to")
    func withoutTerminal() throws {
        let workspace = try Workspace(RecordedCourse.files("```swift id=x\nprint(1)\n```\n"))
        let before = try Snapshot(of: workspace.path, without: [".lectern"])
        let result = try workspace.run("accept", status: 1)
        #expect(result.output.contains("‘a/x’ is recorded anew\n  | +1\n"))
        #expect(result.output.hasSuffix("nothing was changed: say so with --yes\n"))
        let after = try Snapshot(of: workspace.path, without: [".lectern"])
        #expect(after.changes(since: before) == [])
    }

    @Test(
        "At a terminal it asks, and only yes is yes",
        arguments: [("y", true), ("YES", true), ("n", false), ("", false), ("yep", false)])
    func asked(answer: String, isYes: Bool) throws {
        let workspace = try Workspace(RecordedCourse.two)
        try workspace.write("old\n", to: Self.edited)
        let result = try PseudoTerminal.run(
            ["accept"], in: workspace.path, asked: "Record this? [y/N] "
        ) { answer }
        #expect(result.status == (isYes ? 0 : 1), "\(result)")
        #expect(result.output.contains("‘a/one’ is recorded anew\n"), "\(result)")
        #expect(result.output.contains("nothing was changed\n") == !isYes)
        #expect(try workspace.text(Self.edited) == (isYes ? "one\n" : "old\n"))
    }

    @Test(
        "What is changed while it asks is not overwritten",
        arguments: [
            "content/01-a.md", "content/recordings/a/one.txt", "content/recordings/a.data.json",
        ])
    func changedMeanwhile(path: String) throws {
        let workspace = try Workspace(RecordedCourse.two)
        try workspace.write("old\n", to: Self.edited)
        let result = try PseudoTerminal.run(
            ["accept"], in: workspace.path, asked: "Record this? [y/N] "
        ) {
            try workspace.write(try workspace.text(path) + "\n", to: path)
            return "y"
        }
        #expect(result.status == 2, "\(result)")
        #expect(result.terminal.contains("\(path) cannot be written: it was changed"), "\(result)")
        #expect(result.terminal.contains("help: run the command again"))
        let oldText = path == Self.edited ? "old\n\n" : "old\n"
        #expect(try workspace.text(Self.edited) == oldText)
    }
}
