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
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        where !path.hasPrefix(".") && (path as NSString).pathExtension != "" {
            files[path] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        }
        return try Workspace(files)
    }

    @Test(
        "Snippets import a library of Swift and C, are shown and coloured, and are kept in the cache"
    )
    func garden() throws {
        let workspace = try Self.workspace("garden")
        let build = try workspace.run("build", environment: ["LECTERN_NO_ANNOTATIONS": ""])
        #expect(build.output.contains("4 run, 0 from cache"), "\(build.output)")
        #expect(build.output.contains("code: 4 of 4 new pieces coloured"), "\(build.output)")
        #expect(
            try workspace.text("content/recordings/beds/sow.txt")
                == "[\"kale\"] [\"kale\", \"chard\"]\n")
        #expect(try workspace.text("content/recordings/beds/depth.txt") == "30 centimeters\n")
        // What the library's author wrote about a name is told of it.
        #expect(try workspace.text("site/beds.html").contains("Sows a plant at the right end."))
        let again = try workspace.run("verify")
        #expect(again.output.contains("0 run, 4 from cache"), "\(again.output)")
    }

    @Test("A change to the library runs what imports it and nothing else, and what drifted is told")
    func changed() throws {
        let workspace = try Self.workspace("garden")
        try workspace.run("build")
        try workspace.write("int soil_depth(void) { return 31; }\n", to: "Sources/CSoil/soil.c")
        let verify = try workspace.run("verify", status: 1)
        #expect(verify.output.contains("3 run, 1 from cache"), "\(verify.output)")
        #expect(verify.errors.contains("-30 centimeters\n"), "\(verify.errors)")
        #expect(verify.errors.contains("+31 centimeters\n"), "\(verify.errors)")
        let explained = try workspace.run("explain", "beds/sow")
        #expect(explained.output.contains("+packages "), "\(explained.output)")
        // A file that is no part of it means nothing, and neither does a new time.
        try workspace.write("words\n", to: "NOTES.md")
        try workspace.write("int soil_depth(void) { return 31; }\n", to: "Sources/CSoil/soil.c")
        let again = try workspace.run("verify", status: 1)
        // What drifted is run again, to make sure.
        #expect(again.output.contains("1 run, 3 from cache"), "\(again.output)")
    }

    @Test("A library that does not build is one diagnostic, and the rest is checked all the same")
    func broken() throws {
        let workspace = try Self.workspace("garden")
        try workspace.run("build")
        try workspace.write("public struct Bed {\n", to: "Sources/Garden/Bed.swift")
        let verify = try workspace.run("verify", status: 1)
        #expect(
            verify.errors.contains(
                "content/course.yml:2:1: error: the package ‘..’ does not build, so 3 snippets that "
                    + "import it cannot be run [package-not-built]"), "\(verify.errors)")
        #expect(verify.errors.contains("Bed.swift:2:1: error: "), "\(verify.errors)")
        #expect(verify.errors.contains("\n1 error\n"), "\(verify.errors)")
        #expect(
            verify.output.contains("1 from cache, 0 skipped, 3 not for this machine"),
            "\(verify.output)")
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
