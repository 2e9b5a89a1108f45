import Foundation
import TestSupport
import Testing

/// Builds that take every output from its recording.
@Suite("Frozen builds", .occupiesCore)
struct FrozenTests {
    private static let course = [
        "content/course.yml": "title: T\n",
        "content/picture.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
        "content/code/kale.swift": "// region eat\nprint(\"kale\")\n// endregion\n",
        "content/01-a.md": RecordedCourse.lesson(
            """
            ![a picture](picture.svg)

            ```swift id=tools hidden
            func double(_ number: Int) -> Int { number * 2 }
            ```

            ```swift id=doubled after=tools
            print(double(21))
            ```

            ```output
            42
            ```

            ```swift id=wrong expect=compile-error error="cannot convert"
            let number: Int = "one"
            ```

            ```swift id=leaves expect=exit:3 args="kale leek" env="LITRES=2" stdin="x\\n"
            import Foundation
            FileHandle.standardError.write(Data("bye\\n".utf8))
            exit(3)
            ```

            ```swift id=various gallery=4 output=ignored
            print(Bool.random())
            ```

            ```swift id=kale file=code/kale.swift region=eat
            ```

            ```swift skip="only shown"
            launch()
            ```

            """),
    ]

    @Test(
        "A frozen build starts no process, needs no toolchain, and writes the same site and no more"
    )
    func noProcess() throws {
        let workspace = try Workspace(Self.course)
        try workspace.run("accept", "--yes")
        try workspace.run("build")
        try workspace.remove(".lectern")
        let before = try Snapshot(of: workspace.path)
        let result = try NoProcess.run(
            ["build", "--frozen", "--site", "other"], in: workspace.path)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("7 snippets: 0 run, 6 from recordings, 1 skipped"))
        #expect(try workspace.files(below: "other") == workspace.files(below: "site"))
        let after = try Snapshot(of: workspace.path, without: ["other"])
        #expect(after.changes(since: before) == [])

        // Over a site that is there already it touches nothing at all.
        try workspace.run("build", "--frozen")
        #expect(try Snapshot(of: workspace.path, without: ["other"]).changes(since: before) == [])

        // The guard is one: a build that is not frozen does not survive it.
        let toolless = try NoProcess.run(["build", "--no-cache"], in: workspace.path)
        #expect(toolless.status == 2, "\(toolless.errors)")
        #expect(toolless.errors.contains("swiftc"), "\(toolless.errors)")
    }

    @Test("Where processes are forbidden, whatever starts one is killed")
    func killed() throws {
        let workspace = try Workspace(Workspace.small)
        try Repository.make(in: workspace.path)
        let result = try NoProcess.run(
            ["verify", "--since", "HEAD"], in: workspace.path, searchPath: "/usr/bin:/bin")
        #expect(result.status == NoProcess.killed, "\(result.status): \(result.errors)")
    }

    @Test("A frozen build needs to write nowhere but into its site")
    func readOnly() throws {
        var files = RecordedCourse.two
        files["out/empty"] = ""
        let workspace = try Workspace(files)
        let user = try OrdinaryUser(in: workspace, owning: ["out"])
        let before = try Snapshot(of: workspace.path, without: ["out"])
        let result = try user.run(["build", "--frozen", "--site", "out/site"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try workspace.files(below: "out/site") == workspace.files(below: "site"))
        #expect(try Snapshot(of: workspace.path, without: ["out"]).changes(since: before) == [])
    }

    /// Something that is wrong with a recording.
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What is said.
        let words: [String]
        let make: @Sendable (Workspace) throws -> Void

        init(
            _ name: String, _ words: String..., make: @escaping @Sendable (Workspace) throws -> Void
        ) {
            testDescription = name
            self.words = words
            self.make = make
        }
    }

    private static let text = "content/recordings/a/two.txt"
    private static let data = "content/recordings/a.data.json"
    private static let byHand = "this recording was changed by hand [damaged-recording]"
    private static let merged = "a merge left its marks in this recording [damaged-recording]"
    private static let conflict = "<<<<<<< HEAD\ntwo\n=======\n2\n>>>>>>> branch\n"

    static let damages: [Damage] = [
        Damage("a text is missing", "\(text): error: the text of this recording is missing") {
            try $0.remove(text)
        },
        Damage(
            "the data are missing", "one.txt: error: nothing says what this recording is of",
            "two.txt: error: nothing says what this recording is of"
        ) {
            try $0.remove(data)
        },
        Damage("there are no recordings", "‘a/one’ is not recorded", "‘a/two’ is not recorded") {
            try $0.remove("content/recordings")
        },
        Damage(
            "the code is another one", "‘a/two’ is recorded as another program [stale-recording]"
        ) {
            try $0.replace("\"tw\"", in: "content/01-a.md", with: "\"t\" + \"w\"")
        },
        Damage("an argument is another one", "‘a/two’ is recorded as another program") {
            try $0.replace("id=two", in: "content/01-a.md", with: "id=two args=x")
        },
        Damage("the language mode is another one", "‘a/two’ is recorded as another program") {
            try $0.replace("id=two", in: "content/01-a.md", with: "id=two swift=5")
        },
        Damage(
            "the contract is another one",
            "‘a/two’ is recorded with ‘output=unordered’, and its fence says no words"
        ) {
            try $0.replace(" output=unordered", in: "content/01-a.md", with: "")
        },
        Damage("an output fence says something else", "[output-differs]", "-four", "+two") {
            let lesson = try $0.text("content/01-a.md")
            try $0.write(lesson + "\n```output\nfour\nthree\n```\n", to: "content/01-a.md")
        },
        Damage("a snippet is gone", "\(text): error: this is the recording of no snippet") {
            let lesson = try $0.text("content/01-a.md")
            let first = try #require(lesson.ranges(of: "```").dropFirst().first)
            try $0.write(lesson[..<first.upperBound] + "\n", to: "content/01-a.md")
        },
        Damage("a text was edited", "\(text): error: \(byHand)", "lectern accept a/two records it")
        {
            try $0.replace("two", in: text, with: "2")
        },
        Damage("a text was cut", "\(text): error: \(byHand)") { try $0.write("two\n", to: text) },
        Damage("a text is empty", "\(text): error: \(byHand)") { try $0.write("", to: text) },
        Damage("a text has other line ends", "\(text): error: \(byHand)") {
            try $0.replace("\n", in: text, with: "\r\n")
        },
        Damage("a text holds marks of a merge", "\(text):1:1: error: \(merged)") {
            try $0.write(conflict, to: text)
        },
        Damage("the data hold marks of a merge", "\(data):", merged, "lectern accept a records") {
            try $0.write("{\n\(conflict)}\n", to: data)
        },
        Damage("the data were cut", "\(data):", ": error: this is no recording: it is no JSON") {
            try $0.write(String($0.text(data).dropLast(40)), to: data)
        },
        Damage("the data are empty", "\(data): error: this is no recording: it is no JSON") {
            try $0.write("", to: data)
        },
        Damage("the data have another form", "has format 99, and this version reads 2") {
            try $0.write("{\"format\": 99, \"and\": \"more\"}\n", to: data)
        },
        Damage("the data lack something", "this is no recording: ‘recorders’ is missing") {
            try $0.write("{\"format\": 2}\n", to: data)
        },
        Damage("the data say another ending", "\(byHand)") {
            try $0.replace("\"ending\"", in: data, with: "\"ending\": [\"exit\", \"4\"], \"was\"")
        },
    ]

    @Test("What is wrong with a recording is told, and nothing is touched", arguments: damages)
    func damaged(_ damage: Damage) throws {
        let workspace = try Workspace(RecordedCourse.two)
        try damage.make(workspace)
        let before = try Snapshot(of: workspace.path)
        let result = try workspace.run("build", "--frozen", status: 1)
        for words in damage.words {
            #expect(result.errors.contains(words), "\(words) is not in\n\(result.errors)")
        }
        #expect(result.errors.contains("help: "))
        #expect(try Snapshot(of: workspace.path).changes(since: before) == [])
    }
}
