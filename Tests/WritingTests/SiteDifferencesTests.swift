import CourseModel
import Foundation
import Testing

@testable import Writing

@Suite("How a folder differs from a site")
struct SiteDifferencesTests {
    private static func differences(_ folder: Folder, _ files: [String: String]) throws -> [String]
    {
        try SiteWriter.differences(of: folder.path, from: site(files))
            .map { "\($0.state.rawValue): \($0.path)" }
    }

    @Test("What was just written does not differ, and looking changes nothing")
    func same() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let files = ["index.html": "i", "x/é.html": "é", "empty.txt": ""]
        _ = try SiteWriter.write(site(files), to: folder.path)
        let before = try folder.contents()
        #expect(try Self.differences(folder, files) == [])
        #expect(try folder.contents() == before)
    }

    @Test("A folder that is not there, or holds nothing, lacks everything")
    func nothing() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let all = ["missing: a.html", "missing: b.html"]
        #expect(try Self.differences(folder, ["b.html": "b", "a.html": "a"]) == all)
        let absent = try SiteWriter.differences(
            of: "\(folder.path)/none", from: site(["a.html": "a"]))
        #expect(absent.map(\.state) == [.missing])
    }

    @Test("What is missing, stale and surplus is told by path, and others' files are not")
    func differences() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(
            site(["a.html": "a", "b.html": "b", "c.html": "c", "x/old.html": "o", "z.html": "z"]),
            to: folder.path)
        try folder.write("changed", to: "b.html")
        try FileManager.default.removeItem(atPath: "\(folder.path)/c.html")
        try folder.write("mine", to: "mine.html")
        #expect(
            try Self.differences(
                folder, ["a.html": "a", "b.html": "b", "c.html": "c", "d.html": "d", "z.html": "Z"])
                == [
                    "stale: b.html", "missing: c.html", "missing: d.html", "stale: z.html",
                    "surplus: x/old.html",
                ])
    }

    @Test("A listed file that somebody removed already is no surplus")
    func goneAlready() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(site(["a.html": "a", "b.html": "b"]), to: folder.path)
        try FileManager.default.removeItem(atPath: "\(folder.path)/b.html")
        #expect(try Self.differences(folder, ["a.html": "a"]) == [])
    }

    @Test("A right file that the manifest does not list is stale: a build would list it")
    func unlisted() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(site(["a.html": "a"]), to: folder.path)
        try folder.write("b", to: "b.html")
        #expect(try Self.differences(folder, ["a.html": "a", "b.html": "b"]) == ["stale: b.html"])
    }

    @Test("A folder in a file's place is a missing file")
    func folderInPlace() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(site(["a.html": "a"]), to: folder.path)
        try FileManager.default.removeItem(atPath: "\(folder.path)/a.html")
        try folder.write("x", to: "a.html/x")
        #expect(try Self.differences(folder, ["a.html": "a"]) == ["missing: a.html"])
        #expect(try Self.differences(folder, [:]) == [], "and no surplus one")
    }

    @Test("A link counts as what it leads to, as it does for writing")
    func link() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(site(["a.html": "a", "b.html": "b"]), to: folder.path)
        try FileManager.default.removeItem(atPath: "\(folder.path)/b.html")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/b.html", withDestinationPath: "a.html")
        #expect(try Self.differences(folder, ["a.html": "a", "b.html": "a"]) == [])
        #expect(try Self.differences(folder, ["a.html": "a", "b.html": "b"]) == ["stale: b.html"])
        #expect(try Self.differences(folder, ["a.html": "a"]) == ["surplus: b.html"])
    }

    @Test("A manifest that is none of Lectern's is an error")
    func otherManifest() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("mine\n", to: "lectern-manifest.txt")
        #expect {
            try Self.differences(folder, ["a.html": "a"])
        } throws: { error in
            (error as? WritingFailure)?.path == "\(folder.path)/lectern-manifest.txt"
        }
    }

    @Test("After writing there is no difference, whatever was there before", arguments: 0..<8)
    func afterwards(seed: Int) throws {
        let folder = try Folder()
        defer { folder.remove() }
        let names = ["a.html", "b.html", "x/c.html", "x/y/d.html"]
        for turn in 0..<4 {
            var files: [String: String] = [:]
            for (index, name) in names.enumerated() where (seed + turn * (index + 1)) % 3 != 0 {
                files[name] = "\((seed + turn) / (index + 1))"
            }
            let before = try Self.differences(folder, files)
            let summary = try SiteWriter.write(site(files), to: folder.path)
            #expect(before.isEmpty == (summary.written + summary.removed).isEmpty)
            #expect(before.count == summary.written.count + summary.removed.count)
            #expect(try Self.differences(folder, files) == [])
        }
    }
}

@Suite("Files that somebody else changed")
struct OthersChangesTests {
    private static func refusal(
        _ folder: Folder, _ path: String = "a.md", read: String?
    ) throws -> String? {
        let change = FolderChange(files: [path: Array("new".utf8)], removals: [])
        do {
            try change.refuseOthersChanges(
                since: read.map { [path: Array($0.utf8)] } ?? [:], in: folder.path)
            return nil
        } catch let failure as WritingFailure {
            return failure.description.replacing(folder.path, with: "content")
        }
    }

    @Test("What is as it was read may be replaced, and so may what was and is not there")
    func unchanged() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("a", to: "a.md")
        #expect(try Self.refusal(folder, read: "a") == nil)
        #expect(try Self.refusal(folder, "new/b.md", read: nil) == nil)
    }

    @Test("What was changed, made or removed since is refused by its name")
    func changed() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let refusal = "content/a.md cannot be written: it was changed in the meantime"
        #expect(try Self.refusal(folder, read: "a") == refusal)
        try folder.write("b", to: "a.md")
        #expect(try Self.refusal(folder, read: "a") == refusal)
        #expect(try Self.refusal(folder, read: nil) == refusal)
        #expect(try folder.contents() == ["a.md": "b"])
    }

    @Test("A link is not replaced, whether it leads somewhere or not", arguments: ["b.md", "none"])
    func link(target: String) throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("a", to: "b.md")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/a.md", withDestinationPath: target)
        #expect(
            try Self.refusal(folder, read: target == "none" ? nil : "a")
                == "content/a.md cannot be written: it is a link")
        #expect(try folder.contents()["b.md"] == "a")
    }

    @Test("A link that is right as it is is nobody's matter")
    func rightLink() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("new", to: "b.md")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/a.md", withDestinationPath: "b.md")
        #expect(try Self.refusal(folder, read: "new") == nil)
    }

    @Test("Of several, the first by name is told")
    func several() throws {
        let folder = try Folder()
        defer { folder.remove() }
        for name in ["c", "b", "a"] { try folder.write("x", to: name) }
        let change = FolderChange(
            files: ["a": Array("x".utf8), "b": [], "c": []], removals: [])
        #expect {
            try change.refuseOthersChanges(since: ["a": Array("x".utf8)], in: folder.path)
        } throws: { ($0 as? WritingFailure)?.path == "\(folder.path)/b" }
    }
}
