import Foundation
import TestSupport
import Testing

/// One build after the other: what is done again, and what is left alone.
@Suite("Building again", .occupiesCore)
struct RebuildTests {
    private func lesson(_ body: String) -> String { "---\ntitle: A\n---\n\n\(body)" }

    private let snippet = "```swift id=hello\nprint(\"hello\", #line)\n```\n"

    @Test("An unchanged course runs nothing and touches no file")
    func unchanged() throws {
        let workspace = try Workspace(Workspace.small)
        #expect(try workspace.run("build").output.contains("1 run, 0 from cache"))
        let site = try workspace.identities(below: "site")
        let content = try workspace.identities(below: "content")
        #expect(try workspace.run("build").output.contains("0 run, 1 from cache"))
        #expect(try workspace.identities(below: "site") == site)
        #expect(try workspace.identities(below: "content") == content)
        #expect(try workspace.run("verify").output.contains("the course is true"))
    }

    @Test("Prose above a snippet, and a lesson's new number, run nothing and change no recording")
    func prose() throws {
        let workspace = try Workspace(Workspace.small)
        try workspace.write(lesson(snippet), to: "content/01-a.md")
        try workspace.run("build")
        let recordings = try workspace.files(below: "content/recordings")
        try workspace.remove("content/01-a.md")
        try workspace.write(lesson("New words.\n\n# And more\n\n" + snippet), to: "content/07-a.md")
        #expect(try workspace.run("build").output.contains("0 run, 1 from cache"))
        #expect(try workspace.files(below: "content/recordings") == recordings)
        #expect(try workspace.text("site/a.html").contains("New words."))
    }

    @Test("A snippet put before one without a name does not touch that one's recording")
    func insertion() throws {
        let workspace = try Workspace(Workspace.small)
        let unnamed = "```swift\nprint(\"one\")\n```\n"
        try workspace.write(lesson("# Part\n\n" + unnamed), to: "content/01-a.md")
        try workspace.run("build")
        let inserted = "# Part\n\n```swift\nprint(\"zero\")\n```\n\n" + unnamed
        try workspace.write(lesson(inserted), to: "content/01-a.md")
        #expect(try workspace.run("build").output.contains("1 run, 1 from cache"))
        #expect(try workspace.text("content/recordings/a/part.txt") == "zero\n")
        #expect(try workspace.text("content/recordings/a/part-2.txt") == "one\n")
    }

    @Test("Two builds are byte-identical, whatever the machine calls its folders and its time zone")
    func identical() throws {
        let first = try Workspace(Workspace.small)
        try first.run("build")
        let second = try Workspace(Workspace.small)
        for (path, data) in try first.files(below: "content/recordings") {
            try second.write(
                String(decoding: data, as: UTF8.self), to: "content/recordings/\(path)")
        }
        try second.run(
            "build", environment: ["TZ": "Asia/Tokyo", "LANG": "de_DE", "HOME": "/nowhere"])
        #expect(try first.files(below: "site") == second.files(below: "site"))
        #expect(
            try first.files(below: "content/recordings")
                == second.files(below: "content/recordings"))
    }

    @Test("A build that fails leaves site and recordings as they were")
    func failure() throws {
        let workspace = try Workspace(Workspace.small)
        try workspace.run("build")
        let site = try workspace.identities(below: "site")
        let recordings = try workspace.identities(below: "content/recordings")
        let broken = "Other words.\n\n" + snippet + "\n```swift id=broken\nlet x: Int = \"\"\n```\n"
        try workspace.write(lesson(broken), to: "content/01-a.md")
        try workspace.run("build", status: 1)
        #expect(try workspace.identities(below: "site") == site)
        #expect(try workspace.identities(below: "content/recordings") == recordings)
    }

    @Test("An unchanged program that prints something else has drifted, and nothing is replaced")
    func drift() throws {
        let workspace = try Workspace(Workspace.small)
        // The recording is made one of an older run.
        try workspace.run("build")
        try workspace.forge("good day\n", asRecordingOf: "a/hello")
        let data = try workspace.text("content/recordings/a.data.json")
        let result = try workspace.run("build", status: 1)
        #expect(result.errors.contains("[drift]"))
        #expect(result.errors.contains("-good day") && result.errors.contains("+hello"))
        #expect(try workspace.text("content/recordings/a/hello.txt") == "good day\n")
        #expect(try workspace.text("content/recordings/a.data.json") == data)
        try workspace.run("verify", status: 1)

        // Nor is it by taking half of the recording away.
        try workspace.remove("content/recordings/a/hello.txt")
        let half = try workspace.run("build", status: 1)
        #expect(half.errors.contains("hello.txt: error: the text of this recording is missing"))
        #expect(try workspace.text("content/recordings/a.data.json") == data)
        try workspace.run("accept", "a/hello", "--yes")
        #expect(try workspace.text("content/recordings/a/hello.txt") == "hello\n")
    }

    @Test("Pages of lessons that are gone go too; files of others stay, and are never replaced")
    func removal() throws {
        let workspace = try Workspace(Workspace.small)
        try workspace.write("---\ntitle: B\n---\ntext\n", to: "content/02-b.md")
        try workspace.run("build")
        try workspace.write("mine", to: "site/mine.html")
        try workspace.remove("content/02-b.md")
        #expect(try workspace.run("build").output.contains("1 removed"))
        let files = try workspace.files(below: "site")
        #expect(files["b.html"] == nil && files["mine.html"] == Data("mine".utf8))

        try workspace.write("---\ntitle: Mine\n---\ntext\n", to: "content/03-mine.md")
        let refused = try workspace.run("build", status: 2)
        #expect(refused.errors.contains("site/mine.html cannot be written"))
        #expect(try workspace.text("site/mine.html") == "mine")
    }

    @Test("A snippet's recording goes with it")
    func recordingRemoval() throws {
        let workspace = try Workspace(Workspace.small)
        try workspace.run("build")
        try workspace.write("---\ntitle: A\n---\nNo code.\n", to: "content/01-a.md")
        try workspace.run("build")
        #expect(try workspace.files(below: "content/recordings").isEmpty)
    }

    @Test("Nothing is left where temporary files go, with a cache and without")
    func temporaryFiles() throws {
        let workspace = try Workspace(Workspace.small)
        let temporary = try TemporaryFolder()
        defer { temporary.remove() }
        for arguments in [["build"], ["verify", "--no-cache"], ["doctor"]] {
            _ = try Binary.run(
                arguments, in: workspace.path, environment: ["TMPDIR": temporary.path])
            let left = try FileManager.default.contentsOfDirectory(atPath: temporary.path)
            #expect(left.isEmpty, "\(arguments) left \(left)")
        }
    }

    @Test("A build that was killed between a recording's two files is mended by the next")
    func halfRecorded() throws {
        let workspace = try Workspace(Workspace.small)
        try workspace.run("build")
        let data = try workspace.text("content/recordings/a.data.json")
        // The program changes, its text is written, and its data is not: another line count too.
        let changed = "```swift id=hello\nprint(1)\nprint(2)\n```\n"
        try workspace.write(lesson(changed), to: "content/01-a.md")
        try workspace.run("build")
        try workspace.write(data, to: "content/recordings/a.data.json")
        try workspace.run("build")
        #expect(try workspace.text("content/recordings/a/hello.txt") == "1\n2\n")
        try workspace.run("verify")
    }

    @Test("What is no longer Lectern's own is neither replaced nor removed")
    func foreign() throws {
        let workspace = try Workspace(Workspace.small)
        try workspace.write("picture", to: "content/b.png")
        try workspace.run("build")
        try workspace.remove("content/b.png")
        try workspace.remove("site/b.png")
        try workspace.write("mine", to: "site/b.png/mine")
        try workspace.run("build")
        #expect(try workspace.text("site/b.png/mine") == "mine")

        try workspace.write("---\ntitle: C\n---\ntext\n", to: "content/03-c.md")
        try FileManager.default.createSymbolicLink(
            atPath: "\(workspace.path)/site/c.html", withDestinationPath: "nowhere")
        #expect(try workspace.run("build", status: 2).errors.contains("site/c.html"))
    }

    @Test("A name that no snippet has is wrong usage of explain too")
    func unknownName() throws {
        let workspace = try Workspace(Workspace.small)
        let result = try workspace.run("explain", "a/helo", status: 64)
        #expect(result.errors.contains("did you mean ‘a/hello’?"), "\(result.errors)")
    }

    @Test(
        "A site in a folder that holds the course is refused as wrong usage",
        arguments: [".", "content/.."])
    func surroundingSite(path: String) throws {
        let workspace = try Workspace(Workspace.small)
        let result = try workspace.run("build", "--site", path, status: 64)
        #expect(
            result.errors.contains("--site \(path) holds the course's own folder"),
            "\(result.errors)")
    }

    @Test("A site in the course's own folder is refused as wrong usage")
    func siteInContent() throws {
        let workspace = try Workspace(Workspace.small)
        for site in ["content", "content/site", "./content/../content/x", ""] {
            try workspace.run("build", "--site", site, status: 64)
        }
        #expect(try workspace.files(below: "content").count == 2)
    }

    @Test("A snippet that kills its launcher is that snippet's failure, and no other's")
    func launcherKilled() throws {
        let workspace = try Workspace(Workspace.small)
        let body =
            "```swift id=rude\nimport Glibc\nkill(getppid(), SIGKILL)\nsleep(1)\nprint(1)\n```\n"
        try workspace.write(lesson(body), to: "content/02-b.md")
        let result = try workspace.run("build", "--sandbox=off", status: 1)
        #expect(
            result.errors.contains("content/02-b.md:5:13: error: this crashed: signal 9 (SIGKILL)"))
        #expect(result.errors.contains("1 error\n"))
        // In a sandbox it cannot.
        try workspace.run("build", "--sandbox=required")
        #expect(try workspace.text("content/recordings/b/rude.txt") == "1\n")
    }
}
