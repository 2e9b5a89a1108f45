import Foundation
import TestSupport
import Testing

/// Courses whose snippets import packages, from `Tests/PackageCourses`.
@Suite("Courses that document packages", .occupiesCore)
struct PackageCourseTests {
    private static func workspace(_ name: String) throws -> Workspace {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "PackageCourses/\(name)")
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let file = folder.appending(path: path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
                continue
            }
            files[path] = try String(contentsOf: file, encoding: .utf8)
        }
        return try Workspace(files)
    }

    @Test(
        "Snippets import a library of Swift and C, are shown and coloured, and are kept in the cache"
    )
    func garden() throws {
        let workspace = try Self.workspace("garden")
        let build = try workspace.run("build", environment: ["LECTERN_NO_ANNOTATIONS": ""])
        #expect(build.output.contains("7 run, 0 from cache, 1 skipped"), "\(build.output)")
        #expect(build.output.contains("code: 4 of 4 new pieces coloured"), "\(build.output)")
        #expect(
            try workspace.text("content/recordings/beds/sow.txt")
                == "[\"kale\"] [\"kale\", \"chard\"]\n")
        #expect(try workspace.text("content/recordings/beds/depth.txt") == "30 centimeters\n")
        // What the library's author wrote about a name is told of it.
        #expect(try workspace.text("site/beds.html").contains("Sows a plant at the right end."))
        let again = try workspace.run("verify")
        #expect(again.output.contains("0 run, 7 from cache"), "\(again.output)")
    }

    @Test("A README and articles are checked with the course, word for word, and have no pages")
    func sources() throws {
        let workspace = try Self.workspace("garden")
        try workspace.run("build")
        #expect(
            try workspace.files(below: "site").keys.filter { $0.hasSuffix(".html") }.sorted()
                == ["404.html", "beds.html", "index.html"])
        #expect(try workspace.files(below: "site/code").keys.allSatisfy { $0.hasPrefix("beds/") })
        #expect(
            try workspace.text(
                "content/recordings/getting-started/getting-started-with-garden-2.txt")
                == "0\n")
        let text = try workspace.text("README.md")
        try workspace.write(text.replacing("[\"leek\"]", with: "[leek]"), to: "README.md")
        let verify = try workspace.run("verify", status: 1)
        #expect(
            verify.errors.contains(
                "README.md:18:1: error: ‘readme/leek’ prints something else than this"),
            "\(verify.errors)")
        #expect(verify.errors.contains("\n1 error\n"), "\(verify.errors)")
        try workspace.run("accept", "--yes", "readme/leek")
        #expect(try workspace.text("README.md") == text)
        try workspace.run("verify")
    }

    @Test("A source that is not there is an error, with its place")
    func missingSource() throws {
        let workspace = try Self.workspace("garden")
        try workspace.remove("README.md")
        let verify = try workspace.run("build", status: 1)
        #expect(
            verify.errors.contains(
                "content/course.yml:4:5: error: there is no file ‘README.md’ [missing-file]"),
            "\(verify.errors)")
    }

    @Test("A change to the library runs what imports it and nothing else, and what drifted is told")
    func changed() throws {
        let workspace = try Self.workspace("garden")
        try workspace.run("build")
        try workspace.write("int soil_depth(void) { return 31; }\n", to: "Sources/CSoil/soil.c")
        let verify = try workspace.run("verify", status: 1)
        #expect(verify.output.contains("6 run, 1 from cache"), "\(verify.output)")
        #expect(verify.errors.contains("-30 centimeters\n"), "\(verify.errors)")
        #expect(verify.errors.contains("+31 centimeters\n"), "\(verify.errors)")
        let explained = try workspace.run("explain", "beds/sow")
        #expect(explained.output.contains("+packages "), "\(explained.output)")
        // A file that is no part of it means nothing, and neither does a new time.
        try workspace.write("words\n", to: "NOTES.md")
        try workspace.write("int soil_depth(void) { return 31; }\n", to: "Sources/CSoil/soil.c")
        let again = try workspace.run("verify", status: 1)
        // What drifted is run again, to make sure.
        #expect(again.output.contains("1 run, 6 from cache"), "\(again.output)")
    }

    @Test("A library that does not build is one diagnostic, and the rest is checked all the same")
    func broken() throws {
        let workspace = try Self.workspace("garden")
        try workspace.run("build")
        try workspace.write("public struct Bed {\n", to: "Sources/Garden/Bed.swift")
        let verify = try workspace.run("verify", status: 1)
        #expect(
            verify.errors.contains(
                "content/course.yml:2:1: error: the package ‘..’ does not build, so 6 snippets that "
                    + "import it cannot be run [package-not-built]"), "\(verify.errors)")
        #expect(verify.errors.contains("Bed.swift:2:1: error: "), "\(verify.errors)")
        #expect(verify.errors.contains("\n1 error\n"), "\(verify.errors)")
        #expect(
            verify.output.contains("1 from cache, 1 skipped, 6 not for this machine"),
            "\(verify.output)")
    }

    @Test("What a build that failed has left behind is never taken for the state before")
    func halfBuilt() throws {
        let workspace = try Self.workspace("garden")
        try workspace.run("build")
        let paths = ["Sources/CSoil/soil.c", "Sources/Garden/Bed.swift"]
        let texts = try paths.map(workspace.text)
        try workspace.write("int soil_depth(void) { return 31; }\n", to: paths[0])
        try workspace.write("public struct Bed {\n", to: paths[1])
        try workspace.run("verify", status: 1)
        for (path, text) in zip(paths, texts) { try workspace.write(text, to: path) }
        let lesson = try workspace.text("content/01-beds.md")
        try workspace.write(
            lesson + "\n```swift id=again\nimport Garden\n\nprint(Bed().depth, \"again\")\n```\n",
            to: "content/01-beds.md")
        #expect(try workspace.run("build").output.contains("1 run, 7 from cache"))
        #expect(try workspace.text("content/recordings/beds/again.txt") == "30 again\n")
    }

    @Test("A package that cannot be had is one diagnostic too")
    func missing() throws {
        let workspace = try Self.workspace("garden")
        try workspace.write(
            "title: T\npackage: {path: ../no-such-garden, products: [Garden]}\n",
            to: "content/course.yml")
        let build = try workspace.run("build", status: 1)
        #expect(build.errors.contains("‘../no-such-garden’ does not build"), "\(build.errors)")
        #expect(build.errors.contains("\n1 error\n"), "\(build.errors)")
    }

    @Test("A package is had from its repository, built once, and imported by every snippet")
    func asyncAlgorithms() throws {
        let workspace = try Self.workspace("async-algorithms")
        let build = try workspace.run("build")
        #expect(build.output.contains("4 run, 0 from cache"), "\(build.output)")
        // Those with the package are one file, and the one without it is not made to carry it.
        #expect(
            build.output.contains("linked: 3 together in 1 file, 1 alone"), "\(build.output)")
        #expect(
            try workspace.text("content/recordings/sequences/zip.txt") == "1 one\n2 two\n")
        #expect(
            try workspace.text("content/recordings/sequences/channel.txt")
                == "got 1\ngot 2\ngot 3\n")
        #expect(try workspace.run("verify").output.contains("0 run, 4 from cache"))
    }
}
