import FileSystem
import Foundation
import Testing

@testable import Execution

@Suite("The cache's folder")
struct CacheFolderTests {
    /// Opens a folder in which something lies already.
    private static func openOccupied(_ prepare: (String) throws -> Void, isNamed: Bool) throws -> (
        opening: CacheFolder.Opening, isKept: Bool
    ) {
        let folder = try TestFolder()
        defer { folder.remove() }
        let cache = "\(folder.path)/.lectern"
        let entries = ["transcripts/entry", "packages/name/build.json"].map { "\(cache)/\($0)" }
        for entry in entries.map({ URL(filePath: $0) }) {
            try FileManager.default.createDirectory(
                at: entry.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("x".utf8).write(to: entry)
        }
        try prepare(cache)
        let opening = CacheFolder.open(cache, isNamed: isNamed)
        return (opening, entries.contains(where: FileManager.default.fileExists(atPath:)))
    }

    @Test("A folder that is not there is made, and is believed from then on")
    func new() throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let cache = "\(folder.path)/a/.lectern"
        for _ in 0..<2 {
            #expect(CacheFolder.open(cache, isNamed: false) == .init(folder: cache, note: nil))
        }
    }

    @Test("A folder that came with a checkout is emptied, whatever mark it brings")
    func foreign() throws {
        let withoutMark = try Self.openOccupied({ _ in }, isNamed: false)
        #expect(!withoutMark.isKept)
        #expect(withoutMark.opening.note?.contains("was not made here") == true)
        let withMark = try Self.openOccupied(
            { try Data().write(to: URL(filePath: "\($0)/made-here")) }, isNamed: false)
        #expect(!withMark.isKept)
    }

    @Test("A folder that the user names is believed")
    func named() throws {
        let named = try Self.openOccupied({ _ in }, isNamed: true)
        #expect(named.isKept && named.opening.note == nil)
    }

    @Test("Where nothing can be made, nothing is kept, and a note says why")
    func unwritable() throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        try Data().write(to: URL(filePath: "\(folder.path)/file"))
        let opening = CacheFolder.open("\(folder.path)/file/.lectern", isNamed: false)
        #expect(opening.folder == nil && opening.note?.contains("nothing is kept") == true)
    }

    @Test("Emptying leaves what is not Lectern's")
    func clean() throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let cache = "\(folder.path)/cache"
        _ = CacheFolder.open(cache, isNamed: true)
        try Data().write(to: URL(filePath: "\(cache)/notes.txt"))
        try CacheFolder.clean(cache)
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache) == ["notes.txt"])
        try FileManager.default.removeItem(atPath: "\(cache)/notes.txt")
        try CacheFolder.clean(cache)
        #expect(!FileManager.default.fileExists(atPath: cache))
    }
}
