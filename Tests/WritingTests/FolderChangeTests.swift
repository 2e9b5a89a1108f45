import FileSystem
import Foundation
import Testing

@testable import Writing

@Suite("Changes of a folder")
struct FolderChangeTests {
    private static func bytes(_ files: [String: String]) -> [String: [UInt8]] {
        files.mapValues { Array($0.utf8) }
    }

    @Test("Files are written, kept and removed as asked, and that is what is said")
    func summary() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("same", to: "same")
        try folder.write("old", to: "old")
        try folder.write("x", to: "d/gone")
        let summary = try FolderChange(
            files: Self.bytes(["same": "same", "old": "new", "e/f": "f"]),
            removals: ["d/gone", "never"]
        ).apply(to: folder.path)
        #expect(
            summary == .init(written: ["e/f", "old"], unchanged: ["same"], removed: ["d/gone"]))
        #expect(try folder.contents() == ["same": "same", "old": "new", "e/f": "f"])
    }

    @Test("A change that changes nothing makes no staging folder")
    func nothing() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("a", to: "a")
        try folder.age(".")
        let before = try folder.identity(".")
        _ = try FolderChange(files: Self.bytes(["a": "a"]), removals: []).apply(to: folder.path)
        #expect(try folder.identity(".") == before)
    }

    @Test("A change that fails half way leaves each file old or new, and no staging folder")
    func halfway() throws {
        let folder = try Folder()
        defer { folder.remove() }
        for name in ["a", "c"] { try folder.write("old", to: name) }
        // A folder that is not empty stands where `b` belongs.
        try folder.write("x", to: "b/x")
        let change = FolderChange(
            files: Self.bytes(["a": "new", "b": "new", "c": "new"]), removals: [])
        #expect {
            try change.apply(to: folder.path)
        } throws: { error in
            (error as? WritingFailure)?.path == "\(folder.path)/b"
                && (error as? WritingFailure)?.cause == "Is a directory"
        }
        #expect(try folder.contents() == ["a": "new", "b/x": "x", "c": "old"])
    }

    @Test("What goes makes room for what comes, a file for a folder and a folder for a file")
    func obstacles() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("old", to: "a")
        try folder.write("old", to: "b/c/d")
        let change = FolderChange(
            files: Self.bytes(["a/x": "new", "b": "new"]), removals: ["a", "b/c/d"])
        _ = try change.apply(to: folder.path)
        #expect(try folder.contents() == ["a/x": "new", "b": "new"])
    }

    @Test("A file where a folder belongs is an error that names the path")
    func fileInTheWay() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("x", to: "d")
        #expect {
            try FolderChange(files: Self.bytes(["d/e": "e"]), removals: []).apply(to: folder.path)
        } throws: { error in
            (error as? WritingFailure)?.path == "\(folder.path)/d/e"
        }
        #expect(try folder.contents() == ["d": "x"])
    }

    @Test("A link in a file's place is replaced, and what it led to stays")
    func link() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("mine", to: "outside")
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/site", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/site/a", withDestinationPath: "../outside")
        _ = try FolderChange(files: Self.bytes(["a": "new"]), removals: []).apply(
            to: "\(folder.path)/site")
        #expect(try folder.contents() == ["outside": "mine", "site/a": "new"])
    }

    /// The number of a process that has ended.
    private static func deadProcess() throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exit 0"]
        try process.run()
        process.waitUntilExit()
        return process.processIdentifier
    }

    @Test("Staging folders of dead processes are removed, those of living ones and others are kept")
    func staging() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let own = ProcessInfo.processInfo.processIdentifier
        let dead = ".lectern-staging-\(try Self.deadProcess())-X"
        let kept = [
            ".lectern-staging-1-X", ".lectern-staging-\(own)-X", ".lectern-staging-x-1",
            ".lectern-other-\(try Self.deadProcess())-X",
        ]
        for name in kept + [dead] { try folder.write("0", to: "\(name)/0") }
        _ = try FolderChange(files: Self.bytes(["a": "a"]), removals: []).apply(to: folder.path)
        #expect(try Set(folder.contents().keys) == Set(kept.map { "\($0)/0" } + ["a"]))
    }

    @Test("A process's folder is its own, and goes when asked")
    func processFolder() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let one = try ProcessFolder.make(in: folder.path, prefix: "p-")
        let two = try ProcessFolder.make(in: folder.path, prefix: "p-")
        #expect(one.path != two.path)
        let own = ProcessInfo.processInfo.processIdentifier
        #expect(one.path.hasPrefix("\(folder.path)/p-\(own)-"))
        one.remove()
        one.remove()
        #expect(try folder.contents().keys.map { "\(folder.path)/\($0)" } == ["\(two.path)/"])
    }

    @Test("Recordings that are no more are removed, and the others in their folder stay")
    func recordings() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("1", to: "recordings/a/x.txt")
        try folder.write("mine", to: "recordings/b/README")
        try folder.write("2", to: "recordings/b/y.txt")
        let summary = try RecordingWriter.write(
            Self.bytes(["recordings/a/z.txt": "3"]),
            replacing: ["recordings/a/x.txt", "recordings/b/y.txt", "recordings/a/z.txt"],
            in: folder.path)
        #expect(
            summary
                == .init(
                    written: ["recordings/a/z.txt"], unchanged: [],
                    removed: ["recordings/a/x.txt", "recordings/b/y.txt"]))
        #expect(
            try folder.contents() == ["recordings/a/z.txt": "3", "recordings/b/README": "mine"])
    }
}
