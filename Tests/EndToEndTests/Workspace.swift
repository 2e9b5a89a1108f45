import Foundation
import Testing

/// A course in a folder of its own, on which a test runs one command after the other.
final class Workspace: Sendable {
    private let folder: TemporaryFolder

    /// The folder's path.
    var path: String { folder.path }

    /// A course of the given files, by path relative to the folder.
    init(_ files: [String: String]) throws {
        folder = try TemporaryFolder()
        for (path, text) in files { try write(text, to: path) }
    }

    deinit { folder.remove() }

    /// A course of one lesson whose snippet prints a line.
    static let small = [
        "content/course.yml": "title: Small\n",
        "content/01-a.md": "---\ntitle: A\n---\n\n```swift id=hello\nprint(\"hello\")\n```\n",
    ]

    func write(_ text: String, to path: String) throws {
        let url = URL(filePath: folder.path).appending(path: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(atPath: "\(folder.path)/\(path)")
    }

    func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/\(path)", encoding: .utf8)
    }

    /// Runs a command; its status must be the expected one.
    @discardableResult
    func run(
        _ arguments: String..., status: Int32 = 0, environment: [String: String] = [:]
    ) throws -> Binary.Result {
        let result = try Binary.run(arguments, in: folder.path, environment: environment)
        #expect(
            result.status == status,
            "\(arguments): \(result.status)\n\(result.output)\(result.errors)")
        return result
    }

    /// The bytes of every file below a folder, hidden ones left out.
    func files(below path: String) throws -> [String: Data] {
        let root = URL(filePath: folder.path).appending(path: path)
        guard FileManager.default.fileExists(atPath: root.path) else { return [:] }
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
            let url = root.appending(path: name)
            let type = try FileManager.default.attributesOfItem(atPath: url.path)[.type]
            if type as? FileAttributeType == .typeRegular {
                files[name] = try Data(contentsOf: url)
            }
        }
        return files
    }

    /// What identifies every file below a folder: a file that is written again gets another one.
    func identities(below path: String) throws -> [String: String] {
        var identities: [String: String] = [:]
        for name in try files(below: path).keys {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: "\(folder.path)/\(path)/\(name)")
            let inode = attributes[.systemFileNumber] ?? ""
            let date = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            identities[name] = "\(inode) \(date)"
        }
        return identities
    }
}
