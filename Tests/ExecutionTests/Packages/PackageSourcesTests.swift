import Foundation
import Testing

@testable import Execution

@Suite("The files of which packages are built")
struct PackageSourcesTests {
    @Test("Another text, name or file is another state, and another time is not")
    func fingerprint() throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "sources-\(UUID())")
        defer { try? files.removeItem(at: folder) }
        func put(_ text: String, at path: String) throws {
            let url = folder.appending(path: path)
            try files.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        let sources = PackageSources(paths: [folder.path], course: "\(folder.path)/content")
        #expect(throws: ExecutionFailure.self) { try sources.fingerprint() }
        try put("let a = 1", at: "A/a.swift")
        try put("let b = 1", at: "A/b.swift")
        var states: Set<String> = [try sources.fingerprint()]
        try put("let a = 1", at: "A/a.swift")
        // Hidden files, the course, a site, and links that lead nowhere or to folders are no part of it.
        try put("ignored", at: "A/.hidden")
        try put("ignored", at: "content/01-a.md")
        try put("ignored", at: "A/site/lectern-manifest.txt")
        for (name, target) in [("round", ".."), ("nowhere", "nothing")] {
            try files.createSymbolicLink(
                atPath: folder.appending(path: "A/\(name)").path, withDestinationPath: target)
        }
        #expect(states.contains(try sources.fingerprint()))
        try put("let a = 2", at: "A/a.swift")
        states.insert(try sources.fingerprint())
        try files.moveItem(
            at: folder.appending(path: "A/b.swift"), to: folder.appending(path: "A/c.swift"))
        states.insert(try sources.fingerprint())
        try put("", at: "B/d.swift")
        states.insert(try sources.fingerprint())
        #expect(states.count == 4)
        // Where it lies means nothing.
        let other = folder.deletingLastPathComponent().appending(
            path: "moved-\(UUID())/\(folder.lastPathComponent)")
        try files.createDirectory(
            at: other.deletingLastPathComponent(), withIntermediateDirectories: true)
        try files.copyItem(at: folder, to: other)
        defer { try? files.removeItem(at: other.deletingLastPathComponent()) }
        let moved = PackageSources(paths: [other.path], course: "\(other.path)/content")
        #expect(try moved.fingerprint() == sources.fingerprint())
    }

    @Test("Tests are no part of what is built")
    func folders() throws {
        let json = """
            {"path": "/p", "products": [], "targets": [
              {"name": "A", "c99name": "A", "path": "Sources/A", "type": "library"},
              {"name": "ATests", "c99name": "ATests", "path": "Tests/ATests", "type": "test"},
              {"name": "B", "c99name": "B", "path": "/elsewhere/B", "type": "macro"}]}
            """
        let description = try JSONDecoder().decode(
            PackageDescription.self, from: Data(json.utf8))
        #expect(description.folders == ["/p/Sources/A", "/elsewhere/B"])
    }
}
