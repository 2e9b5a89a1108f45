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
        let sources = PackageSources(paths: [folder.path])
        #expect(sources.fingerprint() == nil)
        try put("let a = 1", at: "A/a.swift")
        try put("let b = 1", at: "A/b.swift")
        var states: Set<String?> = [sources.fingerprint()]
        #expect(states.count == 1)
        try put("let a = 1", at: "A/a.swift")
        try put("ignored", at: "A/.hidden")
        #expect(states.contains(sources.fingerprint()))
        try put("let a = 2", at: "A/a.swift")
        states.insert(sources.fingerprint())
        try files.moveItem(
            at: folder.appending(path: "A/b.swift"), to: folder.appending(path: "A/c.swift"))
        states.insert(sources.fingerprint())
        try put("", at: "B/d.swift")
        states.insert(sources.fingerprint())
        #expect(states.count == 4)
        #expect(!states.contains(nil))
    }

    @Test("Tests are no part of what is built")
    func folders() throws {
        let json = """
            {"path": "/p", "targets": [
              {"path": "Sources/A", "type": "library"}, {"path": "Tests/ATests", "type": "test"},
              {"path": "/elsewhere/B", "type": "macro"}]}
            """
        let description = try JSONDecoder().decode(
            PackageDescription.self, from: Data(json.utf8))
        #expect(description.folders == ["/p/Sources/A", "/elsewhere/B"])
    }
}
