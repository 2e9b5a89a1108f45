import CourseModel
import Foundation
import Testing

@testable import Writing

@Suite("The writer of sites")
struct SiteWriterTests {
    private static let firstLine =
        "# Written by Lectern. What is listed here is replaced and removed.\n"

    private static func manifest(_ paths: String...) -> String {
        firstLine + paths.map { "\($0)\n" }.joined()
    }

    @Test("A first site is written with its manifest, into a folder that need not be there")
    func first() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let summary = try SiteWriter.write(
            site(["index.html": "i", "assets/b.css": "b", "é x.html": ""]),
            to: "\(folder.path)/new/site")
        #expect(summary.written == ["assets/b.css", "index.html", "é x.html"])
        #expect(summary.unchanged == [])
        #expect(summary.removed == [])
        #expect(
            try folder.contents() == [
                "new/site/index.html": "i", "new/site/assets/b.css": "b", "new/site/é x.html": "",
                "new/site/lectern-manifest.txt": Self.manifest(
                    "assets/b.css", "index.html", "é x.html"),
            ])
    }

    @Test("A file that is right already is not touched, the manifest neither")
    func unchanged() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(site(["a.html": "a", "b.html": "b"]), to: folder.path)
        for name in ["a.html", "b.html", "lectern-manifest.txt"] { try folder.age(name) }
        let before = try ["a.html", "lectern-manifest.txt"].map(folder.identity)
        let other = try folder.identity("b.html")
        let summary = try SiteWriter.write(site(["a.html": "a", "b.html": "B"]), to: folder.path)
        #expect(summary == .init(written: ["b.html"], unchanged: ["a.html"], removed: []))
        #expect(try ["a.html", "lectern-manifest.txt"].map(folder.identity) == before)
        #expect(try folder.identity("b.html").inode != other.inode, "replaced, not overwritten")
        #expect(try folder.contents()["b.html"] == "B")
    }

    @Test("What the new site lacks is removed, with the folders that this empties")
    func removed() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(
            site(["a.html": "a", "x/y/z.png": "z", "x/keep.png": "k", "p/q.txt": "q"]),
            to: folder.path)
        try folder.write("mine", to: "p/mine.txt")
        let summary = try SiteWriter.write(
            site(["a.html": "a", "x/keep.png": "k"]), to: folder.path)
        #expect(
            summary
                == .init(
                    written: [], unchanged: ["a.html", "x/keep.png"],
                    removed: ["p/q.txt", "x/y/z.png"]))
        #expect(
            try folder.contents() == [
                "a.html": "a", "x/keep.png": "k", "p/mine.txt": "mine",
                "lectern-manifest.txt": Self.manifest("a.html", "x/keep.png"),
            ])
    }

    @Test("A file that somebody removed already is no matter")
    func alreadyGone() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(site(["a.html": "a", "b/c.html": "c"]), to: folder.path)
        try FileManager.default.removeItem(atPath: "\(folder.path)/b")
        let summary = try SiteWriter.write(site(["a.html": "a"]), to: folder.path)
        #expect(summary == .init(written: [], unchanged: ["a.html"], removed: []))
    }

    @Test("A file that Lectern did not write is in the way, and nothing is changed")
    func foreignFile() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(site(["a.html": "old", "gone.html": "g"]), to: folder.path)
        try folder.write("mine", to: "notes/b.html")
        let before = try folder.contents()
        #expect(
            throws: WritingFailure(
                path: "\(folder.path)/notes/b.html",
                cause: "Lectern did not write the file that is there",
                help: "move it away, or choose another folder with --site")
        ) {
            try SiteWriter.write(site(["a.html": "new", "notes/b.html": "b"]), to: folder.path)
        }
        #expect(try folder.contents() == before)
    }

    @Test("A folder of other files is left alone, but for what is written beside them")
    func foreignFolder() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("mine", to: "README")
        try folder.write("same", to: "a.html")
        _ = try SiteWriter.write(site(["a.html": "same"]), to: folder.path)
        _ = try SiteWriter.write(site(["b.html": "b"]), to: folder.path)
        #expect(try folder.contents()["README"] == "mine")
    }

    @Test(
        "A manifest that Lectern did not write is an error, and nothing is changed",
        arguments: ["", "a.html\n", "# Written by somebody.\na.html\n", "\u{0}"])
    func damagedManifest(text: String) throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(text, to: "lectern-manifest.txt")
        try folder.write("a", to: "a.html")
        #expect(
            throws: WritingFailure(
                path: "\(folder.path)/lectern-manifest.txt",
                cause: "it is no list that Lectern wrote",
                help: "take it back from version control, or delete the whole folder")
        ) {
            try SiteWriter.write(site(["b.html": "b"]), to: folder.path)
        }
        #expect(try folder.contents() == ["lectern-manifest.txt": text, "a.html": "a"])
    }

    @Test("A manifest's lines that lead out of the site are nobody's to remove")
    func hostileManifest() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let lines = [
            "../victim.txt", "x/../../victim.txt", "/etc/passwd", "./a", "", "old.html", "x//y",
        ]
        try folder.write(
            Self.firstLine + lines.map { "\($0)\n" }.joined(), to: "site/lectern-manifest.txt")
        try folder.write("v", to: "victim.txt")
        try folder.write("o", to: "site/old.html")
        let summary = try SiteWriter.write(site(["a.html": "a"]), to: "\(folder.path)/site")
        #expect(summary.removed == ["old.html"])
        #expect(
            try folder.contents() == [
                "victim.txt": "v", "site/a.html": "a",
                "site/lectern-manifest.txt": Self.manifest("a.html"),
            ])
    }

    @Test("A manifest that lists itself is not removed")
    func selfListing() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(Self.manifest("lectern-manifest.txt"), to: "lectern-manifest.txt")
        _ = try SiteWriter.write(site(["a.html": "a"]), to: folder.path)
        #expect(
            try folder.contents() == [
                "a.html": "a", "lectern-manifest.txt": Self.manifest("a.html"),
            ])
    }

    @Test("A folder where a file belongs stops the build before anything is changed")
    func folderInTheWay() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(site(["a.html": "old"]), to: folder.path)
        try folder.write("mine", to: "b.html/mine.txt")
        let before = try folder.contents()
        #expect(throws: WritingFailure.self) {
            try SiteWriter.write(site(["a.html": "new", "b.html": "b"]), to: folder.path)
        }
        #expect(try folder.contents() == before)
    }

    @Test("A build that was ended half way leaves nothing that the next would take for another's")
    func interrupted() throws {
        let folder = try Folder()
        defer { folder.remove() }
        _ = try SiteWriter.write(site(["a.html": "a"]), to: folder.path)
        // What a killed build leaves: a manifest of both sites, and some of the new files.
        try folder.write(Self.manifest("a.html", "b.html", "c.html"), to: "lectern-manifest.txt")
        try folder.write("half", to: "b.html")
        _ = try SiteWriter.write(site(["b.html": "b", "c.html": "c"]), to: folder.path)
        #expect(
            try folder.contents() == [
                "b.html": "b", "c.html": "c",
                "lectern-manifest.txt": Self.manifest("b.html", "c.html"),
            ])
    }

    @Test("Sites in turn leave exactly the last one", arguments: 0..<5)
    func turns(seed: Int) throws {
        let folder = try Folder()
        defer { folder.remove() }
        let names = ["a.html", "b.html", "x/c.html", "x/y/d.html", "z/e.html"]
        for turn in 0..<6 {
            var files: [String: String] = [:]
            for (index, name) in names.enumerated() where (seed + turn * (index + 2)) % 3 != 0 {
                files[name] = "\((seed + turn) / (index + 1))"
            }
            _ = try SiteWriter.write(site(files), to: folder.path)
            var found = try folder.contents()
            let manifest = found.removeValue(forKey: "lectern-manifest.txt")
            #expect(found == files)
            #expect(manifest == Self.firstLine + files.keys.sorted().map { "\($0)\n" }.joined())
        }
    }
}
