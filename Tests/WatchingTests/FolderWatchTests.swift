import Foundation
import TestSupport
import Testing
import Watching

/// Counts what was told.
private actor Changes {
    private(set) var count = 0

    func add() { count += 1 }
}

@Suite("Watching a folder", .occupiesCore)
struct FolderWatchTests {
    private static let files = FileManager.default

    /// Watches a folder with a file and a folder in it while a body changes them.
    private static func watching(
        _ body: (String, () async -> Int) async throws -> Void
    ) async throws {
        let outer = files.temporaryDirectory.appending(path: "watch-\(UUID())").path
        let folder = "\(outer)/content"
        try files.createDirectory(atPath: "\(folder)/part", withIntermediateDirectories: true)
        defer { remove(outer) }
        try write("a", "\(folder)/a.md")
        let changes = Changes()
        var watch = FolderWatch(folder).makeAsyncIterator()
        let task = Task {
            while await watch.next() != nil { await changes.add() }
        }
        try await body(folder) { await changes.count }
        task.cancel()
        await task.value
    }

    private static func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    /// Expects that every file in a folder is told of: several, for what was before may be told late.
    private static func expectWatched(_ folder: String, _ count: () async -> Int) async throws {
        for number in 0..<5 {
            let before = await count()
            try write("x", "\(folder)/x\(number).md")
            #expect(await comesTrue { await count() > before })
        }
    }

    private static func remove(_ path: String) {
        do {
            try files.removeItem(atPath: path)
        } catch {
            Issue.record("\(path) stays: \(error)")
        }
    }

    @Test(
        "Whatever happens to a file is told",
        arguments: ["write", "replace", "remove", "rename", "new", "within"])
    func kinds(kind: String) async throws {
        try await Self.watching { folder, count in
            let file = "\(folder)/a.md"
            switch kind {
            case "write":
                let handle = try #require(FileHandle(forWritingAtPath: file))
                try handle.write(contentsOf: Data("b".utf8))
                try handle.close()
            case "replace": try Data("b".utf8).write(to: URL(filePath: file), options: .atomic)
            case "remove": try Self.files.removeItem(atPath: file)
            case "rename": try Self.files.moveItem(atPath: file, toPath: "\(folder)/b.md")
            case "new": try Self.write("c", "\(folder)/c.md")
            default: try Self.write("c", "\(folder)/part/c.md")
            }
            #expect(await comesTrue { await count() > 0 })
        }
    }

    @Test("A new folder is watched, with what lies in it")
    func newFolder() async throws {
        try await Self.watching { folder, count in
            try Self.files.createDirectory(
                atPath: "\(folder)/new/in", withIntermediateDirectories: true)
            #expect(await comesTrue { await count() > 0 })
            try await Self.expectWatched("\(folder)/new/in", count)
        }
    }

    @Test("A folder that goes and comes again is watched again")
    func rootAgain() async throws {
        try await Self.watching { folder, count in
            try Self.files.removeItem(atPath: folder)
            #expect(await comesTrue { await count() > 0 })
            try Self.files.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try await Self.expectWatched(folder, count)
        }
    }

    @Test("A hundred files that change at once are one change, or a few")
    func burst() async throws {
        try await Self.watching { folder, count in
            for number in 0..<100 { try Self.write("x", "\(folder)/\(number).md") }
            #expect(await comesTrue { await count() > 0 })
            #expect(await count() < 20)
        }
    }
}
