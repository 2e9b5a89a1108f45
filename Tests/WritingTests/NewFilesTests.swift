import Foundation
import Testing

@testable import Writing

@Suite("Files that are made where there are none")
struct NewFilesTests {
    @Test("A file is made with its folders, and can be a program")
    func makes() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let files = NewFiles(in: "\(folder.path)/a")
        try files.make("b/c", "text\n")
        try files.make("d", "#!/bin/sh\n", isExecutable: true)
        #expect(try text("\(folder.path)/a/b/c") == "text\n")
        #expect(FileManager.default.isExecutableFile(atPath: "\(folder.path)/a/d"))
        #expect(!FileManager.default.isExecutableFile(atPath: "\(folder.path)/a/b/c"))
    }

    @Test("What is there stays, be it a link that leads nowhere", arguments: ["file", "link"])
    func occupied(_ kind: String) throws {
        let folder = try Folder()
        defer { folder.remove() }
        let path = "\(folder.path)/a"
        if kind == "file" {
            try Data("mine".utf8).write(to: URL(filePath: path))
        } else {
            try FileManager.default.createSymbolicLink(
                atPath: path, withDestinationPath: "\(folder.path)/nothing")
        }
        let files = NewFiles(in: folder.path)
        #expect(throws: NewFiles.Occupied(path: path)) { try files.make("a", "new") }
        #expect(throws: NewFiles.Occupied(path: path)) { try files.refuseOccupied(["b", "a"]) }
        if kind == "file" { #expect(try text(path) == "mine") }
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/nothing"))
    }

    @Test("What a file says is extended, and never changed")
    func extends() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let path = "\(folder.path)/a"
        try Data("one".utf8).write(to: URL(filePath: path))
        #expect(try NewFiles(in: folder.path).extend("a") { $0 == "one" ? "\ntwo\n" : "?" })
        #expect(try text(path) == "one\ntwo\n")
    }

    @Test(
        "Links, folders and what is no text are not extended",
        arguments: ["link", "folder", "bytes"])
    func leavesAlone(_ kind: String) throws {
        let folder = try Folder()
        defer { folder.remove() }
        let path = "\(folder.path)/a"
        switch kind {
        case "link":
            try Data("text".utf8).write(to: URL(filePath: "\(folder.path)/b"))
            try FileManager.default.createSymbolicLink(
                atPath: path, withDestinationPath: "\(folder.path)/b")
        case "folder":
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false)
        default: try Data([0xFF]).write(to: URL(filePath: path))
        }
        #expect(try !NewFiles(in: folder.path).extend("a") { _ in "more" })
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }
}
