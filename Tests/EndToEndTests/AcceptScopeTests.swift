import Foundation
import TestSupport
import Testing

/// How much of a course `accept` looks at.
@Suite("Accepting a part", .occupiesCore)
struct AcceptScopeTests {
    /// Two lessons of the same two snippets, all four of which have drifted.
    private static let drifted: [String: String] = {
        var files = RecordedCourse.files(RecordedCourse.body)
        files["content/02-b.md"] = files["content/01-a.md"]
        return RecordedCourse.built(files)
    }()

    private func workspace() throws -> Workspace {
        let workspace = try Workspace(Self.drifted)
        for lesson in ["a", "b"] {
            try workspace.forge("ten\n", asRecordingOf: "\(lesson)/one")
            try workspace.forge("ten\ntwelve\n", asRecordingOf: "\(lesson)/two")
        }
        return workspace
    }

    private func texts(_ workspace: Workspace) throws -> [String] {
        try ["a/one", "a/two", "b/one", "b/two"].map {
            try workspace.text("content/recordings/\($0).txt")
        }
    }

    private let ten = "ten\n"
    private let both = "ten\ntwelve\n"

    @Test("A lesson and its snippet are a scope; what drifted outside of it stays, byte for byte")
    func scope() throws {
        let workspace = try workspace()
        #expect(try workspace.run("verify", status: 1).errors.contains("4 errors"))
        let before = try workspace.files(below: "content")

        let one = try workspace.run("accept", "a/one", "--yes")
        #expect(
            one.output.contains("  |  ") == false && one.output.contains("  | -ten\n  | +one\n"))
        #expect(!one.output.contains("two"))
        #expect(try texts(workspace) == ["one\n", both, ten, both])
        #expect(try changes(workspace, since: before) == ["a.data.json", "a/one.txt"])
        #expect(try workspace.run("verify", status: 1).errors.contains("3 errors"))

        try workspace.run("accept", "a", "--yes")
        #expect(try texts(workspace) == ["one\n", "two\nthree\n", ten, both])
        #expect(
            try changes(workspace, since: before) == ["a.data.json", "a/one.txt", "a/two.txt"])
        #expect(try workspace.run("verify", status: 1).errors.contains("2 errors"))

        try workspace.run("accept", "b/two", "b/one", "--yes")
        #expect(try texts(workspace) == ["one\n", "two\nthree\n", "one\n", "two\nthree\n"])
        try workspace.run("verify")
        #expect(try workspace.run("accept").output == "nothing is new\n")
    }

    /// The paths of recordings that are other ones.
    private func changes(
        _ workspace: Workspace, since before: [String: Data]
    ) throws -> [String] {
        let now = try workspace.files(below: "content")
        return Set(now.keys).union(before.keys).filter { now[$0] != before[$0] }
            .map { $0.replacing("recordings/", with: "") }.sorted()
    }

    @Test("What was edited or taken away outside of the scope keeps its old recording")
    func editedElsewhere() throws {
        let workspace = try workspace()
        // Outside: a snippet of the same lesson with another program, one that is gone, and a lesson.
        try workspace.replace("\"tw\"", in: "content/01-a.md", with: "\"t\" + \"w\"")
        try workspace.replace("\"on\"", in: "content/02-b.md", with: "\"o\" + \"n\"")
        let lesson = try workspace.text("content/02-b.md")
        let gone = try #require(lesson.ranges(of: "Between.").first)
        try workspace.write(String(lesson[..<gone.upperBound]) + "\n", to: "content/02-b.md")
        let before = try workspace.files(below: "content")
        let result = try workspace.run("accept", "a/one", "--yes")
        #expect(!result.output.contains("removed"), "\(result.output)")
        #expect(try changes(workspace, since: before) == ["a.data.json", "a/one.txt"])
        let data = try workspace.text("content/recordings/a.data.json")
        #expect(data.contains("\"label\" : \"a/two\""), "the recording of a/two is lost")

        // Without a scope everything is put right.
        try workspace.run("accept", "--yes")
        try workspace.run("verify")
        #expect(!workspace.has("content/recordings/b/two.txt"))
    }

    @Test("A snippet that breaks its contract is left out, keeps its recording, and is an error")
    func failing() throws {
        let workspace = try workspace()
        try workspace.replace(
            "print(\"tw\" + \"o\")", in: "content/01-a.md",
            with: "import Foundation\nprint(\"t\" + \"wo\")\nexit(3)")
        let data = try workspace.text("content/recordings/b.data.json")
        let result = try workspace.run("accept", "--yes", status: 1)
        #expect(result.errors.contains("[crashed]") || result.errors.contains("[wrong-exit]"))
        #expect(try texts(workspace) == ["one\n", both, "one\n", "two\nthree\n"])
        #expect(
            try workspace.text("content/recordings/a.data.json").contains("\"label\" : \"a/two\""))
        #expect(try workspace.text("content/recordings/b.data.json") != data)
    }

    @Test(
        "A name that is none is wrong usage", arguments: ["c", "a/three", "a/one/two", "A b", ""])
    func unknown(name: String) throws {
        let workspace = try Workspace(RecordedCourse.two)
        let before = try Snapshot(of: workspace.path)
        let result = try workspace.run("accept", name, "--yes", status: 64)
        #expect(!result.errors.isEmpty)
        #expect(try Snapshot(of: workspace.path).changes(since: before) == [])
    }

    // MARK: Damage

    private static let text = "content/recordings/a/two.txt"
    private static let data = "content/recordings/a.data.json"
    private static let marks = "<<<<<<< HEAD\n=======\n>>>>>>> other\n"

    /// What a recording can be turned into that is damaged, by what it hits.
    private static let damages: [(path: String, text: String)] = [
        (text, marks), (text, "two\n"), (text, ""), (data, "{\(marks)}"), (data, "{"), (data, ""),
        (data, "{\"format\": 99}"),
    ]

    @Test("What is damaged is recorded anew, and is right afterwards", arguments: damages)
    func mended(path: String, text: String) throws {
        let workspace = try Workspace(RecordedCourse.two)
        try workspace.write(text, to: path)
        #expect(try workspace.run("build", status: 1).errors.contains("help: lectern accept a"))
        try workspace.run("accept", "--yes")
        #expect(try workspace.text(Self.text) == "two\nthree\n")
        try workspace.run("verify")
        #expect(try workspace.run("accept").output == "nothing is new\n")
    }

    @Test("Damage outside of the scope forbids to accept, and nothing is lost", arguments: damages)
    func outOfScope(path: String, text: String) throws {
        let workspace = try Workspace(RecordedCourse.two)
        try workspace.forge("ten\n", asRecordingOf: "a/one")
        try workspace.write(text, to: path)
        let before = try workspace.files(below: "content")
        let result = try workspace.run("accept", "a/one", "--yes", status: 1)
        #expect(result.errors.contains("[damaged-recording]"), "\(result.errors)")
        #expect(result.errors.contains("help: lectern accept a"), "\(result.errors)")
        #expect(!result.output.contains("written"))
        #expect(try workspace.files(below: "content") == before)
    }

    @Test("A damaged text whose output stands in a fence goes", arguments: [true, false])
    func textBesideFence(isDamaged: Bool) throws {
        let workspace = try Workspace(RecordedCourse.two)
        let lesson = try workspace.text("content/01-a.md")
        try workspace.write(lesson + "\n```output\ntwo\nthree\n```\n", to: "content/01-a.md")
        if isDamaged {
            try workspace.write(Self.marks, to: Self.text)
            try workspace.run("build", status: 1)
        }
        try workspace.run("accept", "--yes")
        #expect(!workspace.has(Self.text))
        try workspace.run("verify")
        try workspace.run("build", "--frozen")
    }

    @Test("A text whose program changed goes where a fence says the new output")
    func textBesideFenceAndOtherProgram() throws {
        let workspace = try Workspace(RecordedCourse.two)
        try workspace.replace("\"on\" + \"e\"", in: "content/01-a.md", with: "1 + 2")
        try workspace.replace(
            "Between.", in: "content/01-a.md", with: "```output\n3\n```\n\nBetween.")
        try workspace.write("half", to: "content/recordings/a/one.txt")
        try workspace.run("build")
        #expect(!workspace.has("content/recordings/a/one.txt"))
        try workspace.run("verify")
    }
}
