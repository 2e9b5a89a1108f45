import Foundation
import TestSupport
import Testing

/// What `accept` says and does where recordings cannot be read.
@Suite("Accepting damaged recordings", .occupiesCore)
struct AcceptDamageTests {
    private static let data = "content/recordings/a.data.json"
    private static let marks = "<<<<<<< HEAD\n=======\n>>>>>>> other\n"

    @Test(
        "What cannot be recorded now does not lose its recording to a merge in the data",
        arguments: [
            ("min-swift=99", "needs Swift 99"), ("platform=macos", "needs macOS"), ("", "fails"),
        ], ["a", nil])
    func refused(way: (word: String, reason: String), name: String?) throws {
        let workspace = try Workspace(RecordedCourse.two)
        if way.word.isEmpty {
            try workspace.replace("\"tw\" + \"o\"", in: "content/01-a.md", with: "[0, 1][2]")
        } else {
            try workspace.replace("id=two", in: "content/01-a.md", with: "id=two \(way.word)")
        }
        let data = try workspace.text(Self.data)
        try workspace.write("{\(Self.marks)}", to: Self.data)
        let before = try workspace.files(below: "content")
        let arguments = ["accept"] + (name.map { [$0] } ?? []) + ["--yes"]
        let result = try Binary.run(arguments, in: workspace.path)
        #expect(result.status == 1)
        #expect(result.errors.contains("[damaged-recording]"), "\(result.errors)")
        #expect(
            result.errors.contains("‘a/two’ \(way.reason), and would lose its recording"),
            "\(result.errors)")
        #expect(result.errors.contains("help: take it back from version control"))
        #expect(try workspace.files(below: "content") == before)

        // What it says to do helps.
        if !way.word.isEmpty {
            try workspace.write(data, to: Self.data)
            try workspace.run("accept", "--yes")
            try workspace.run("verify")
            #expect(try workspace.text(Self.data).contains("\"label\" : \"a/two\""))
        }
    }

    @Test("A merge that damaged two lessons, and two recordings of one, is mended as the help says")
    func several() throws {
        var files = RecordedCourse.files(RecordedCourse.body)
        files["content/02-b.md"] = files["content/01-a.md"]
        let workspace = try Workspace(RecordedCourse.built(files))
        let before = try workspace.files(below: "content")
        for path in ["a/one", "a/two", "b/one"] {
            let text = "content/recordings/\(path).txt"
            try workspace.write(try workspace.text(text) + Self.marks, to: text)
        }
        let told = try workspace.run("verify", status: 1).errors
        #expect(told.contains("lectern accept a records them anew"), "\(told)")
        #expect(told.contains("lectern accept b/one records it anew"), "\(told)")
        let one = try workspace.run("accept", "a/one", "--yes", status: 1).errors
        #expect(one.contains("lectern accept a records them anew"), "\(one)")
        try workspace.run("accept", "a", "--yes")
        let second = try workspace.run("accept", "b/one", "--yes")
        #expect(second.output.contains("-<<<<<<< HEAD\n"), "what goes is shown: \(second.output)")
        try workspace.run("verify")
        let after = try workspace.files(below: "content")
        #expect(after.keys == before.keys)
        for (path, text) in before where path.hasSuffix(".txt") { #expect(after[path] == text) }
    }

    @Test("Half a recording of another platform's snippet is not given up by a build")
    func halfElsewhere() throws {
        for half in ["content/recordings/a/two.txt", Self.data] {
            let workspace = try Workspace(RecordedCourse.two)
            try workspace.replace("id=two", in: "content/01-a.md", with: "id=two platform=macos")
            try workspace.run("build")
            try workspace.remove(half)
            let before = try workspace.files(below: ".")
            for command in [["verify"], ["build"], ["build", "--frozen"]] {
                let result = try Binary.run(command, in: workspace.path)
                #expect(result.status == 1, "\(command)")
                #expect(result.errors.contains("two.txt: error: "), "\(result.errors)")
                #expect(result.errors.contains("[damaged-recording]"), "\(result.errors)")
            }
            let after = try workspace.files(below: ".").filter { !$0.key.hasPrefix(".lectern") }
            #expect(after == before.filter { !$0.key.hasPrefix(".lectern") })
        }
    }

    @Test("A damaged text of a snippet that this machine cannot run is not given up")
    func refusedText() throws {
        let workspace = try Workspace(RecordedCourse.two)
        try workspace.replace("id=two", in: "content/01-a.md", with: "id=two platform=macos")
        try workspace.write(Self.marks, to: "content/recordings/a/two.txt")
        let before = try workspace.files(below: "content")
        let result = try workspace.run("accept", "--yes", status: 1)
        #expect(result.errors.contains("‘a/two’ needs macOS, and would lose its recording"))
        #expect(try workspace.files(below: "content") == before)
    }

    @Test(
        "The recordings of a lesson that is gone go with it, whatever a merge left of them",
        arguments: [marks, "{\"format\": 99}", nil], ["build", "accept"])
    func goneLesson(text: String?, command: String) throws {
        var files = RecordedCourse.two
        files["content/02-b.md"] = RecordedCourse.lesson("Nothing but prose.\n")
        files["content/01-a.md"] = nil
        let workspace = try Workspace(files)
        let path = text == nil ? "content/recordings/a/two.txt" : Self.data
        try workspace.write(text ?? Self.marks, to: path)
        if text != nil {
            let told = try workspace.run("verify", status: 1).errors
            #expect(told.contains("\(Self.data): error: "), "\(told)")
            #expect(told.contains("[orphan-recording]") && told.contains("1 error\n"), "\(told)")
            #expect(told.contains("help: lectern build removes them"), "\(told)")
        }
        let arguments = command == "build" ? ["build"] : ["accept", "--yes"]
        let result = try Binary.run(arguments, in: workspace.path)
        #expect(result.status == 0 && result.errors == "", "\(result)")
        #expect(try workspace.files(below: "content/recordings").isEmpty)
        try workspace.run("build")
        try workspace.run("verify")
    }

    @Test("The help for a snippet that has moved on by counting names it as it is called now")
    func movedOn() throws {
        let body = "```swift\nprint(\"on\" + \"e\")\n```\n"
        let workspace = try Workspace(RecordedCourse.files(body))
        try workspace.run("build")
        let texts = try workspace.files(below: "content/recordings/a").keys.sorted()
        #expect(texts == ["snippet.txt"])
        let lesson = RecordedCourse.lesson("```swift\nprint(\"ze\" + \"ro\")\n```\n\n\(body)")
        try workspace.write(lesson, to: "content/01-a.md")
        try workspace.write(Self.marks, to: "content/recordings/a/snippet.txt")
        for arguments in [["build"], ["accept", "a/snippet", "--yes"]] {
            let result = try Binary.run(arguments, in: workspace.path)
            #expect(result.status == 1)
            #expect(
                result.errors.contains("help: lectern accept a/snippet-2 records it anew"),
                "\(result.errors)")
        }
        try workspace.run("accept", "a/snippet-2", "--yes")
        #expect(try workspace.text("content/recordings/a/snippet-2.txt") == "one\n")
        try workspace.run("build")
        try workspace.run("verify")
        #expect(try workspace.text("content/recordings/a/snippet.txt") == "zero\n")
    }

    @Test("A damaged text whose snippet is called otherwise now goes once it is recorded anew")
    func renamed() throws {
        let body = "```swift\nprint(\"on\" + \"e\")\n```\n"
        let workspace = try Workspace(RecordedCourse.files("```swift skip=later\n```\n\(body)"))
        try workspace.run("build")
        let text = try #require(workspace.files(below: "content/recordings/a").keys.first)
        try workspace.write(RecordedCourse.lesson(body), to: "content/01-a.md")
        try workspace.write(Self.marks, to: "content/recordings/a/\(text)")
        try workspace.run("build", status: 1)
        try workspace.run("accept", "--yes")
        #expect(try workspace.files(below: "content/recordings/a").keys.sorted() != [text])
        try workspace.run("verify")
    }
}
