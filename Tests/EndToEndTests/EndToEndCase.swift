import Foundation

/// A folder with a command, the files it works on, and what must come of it.
///
/// - `command`: the arguments of `lectern`, separated by spaces.
/// - `repository`: where it is there, everything else is committed to a repository of git first.
/// - everything else but `expected`: copied into an empty folder, in which the command runs.
/// - `expected/status`, `expected/stdout`, `expected/stderr`: what must come of it.
/// - `expected/files/…`: files that must be there afterwards, byte for byte; where `expected/tree`
///   is given, it lists all files that must be there, hidden ones left out.
struct EndToEndCase: Sendable, CustomStringConvertible {
    let name: String
    private let folder: URL

    var description: String { name }

    static let all: [EndToEndCase] = {
        let cases = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        do {
            return try FileManager.default.contentsOfDirectory(atPath: cases.path).sorted()
                .filter { !$0.hasPrefix(".") }
                .map { EndToEndCase(name: $0, folder: cases.appending(path: $0)) }
        } catch {
            preconditionFailure("the cases lie beside this file: \(error)")
        }
    }()

    var arguments: [String] {
        get throws {
            try String(contentsOf: folder.appending(path: "command"), encoding: .utf8)
                .split(whereSeparator: \.isWhitespace).map(String.init)
        }
    }

    func copy(to destination: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where !["command", "expected", "repository"].contains(name) {
            try FileManager.default.copyItem(
                at: folder.appending(path: name),
                to: URL(filePath: destination).appending(path: name))
        }
    }

    /// Whether everything is to be committed to a repository before the command is run.
    var wantsRepository: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "repository").path)
    }

    /// What happened, in the form of `expected`: relative path to text.
    func outcome(_ result: Binary.Result, in destination: String) throws -> [String: String] {
        var outcome = [
            "status": "\(result.status)\n", "stdout": normalize(result.output, destination),
            "stderr": normalize(result.errors, destination),
        ]
        let files = try Self.files(below: URL(filePath: destination))
        outcome["tree"] = files.map { $0 + "\n" }.joined()
        for path in files {
            let url = URL(filePath: destination).appending(path: path)
            let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
            outcome["files/\(path)"] = path.hasSuffix(".html") ? normalize(page: text) : text
        }
        return outcome
    }

    /// Times, UUIDs and the folder's own path differ from run to run.
    private func normalize(_ text: String, _ destination: String) -> String {
        text.replacing(destination, with: "<folder>")
            .replacing(/after \d+\.\d s/, with: "after <time>")
            .replacing(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/, with: "<UUID>")
            .replacing(/line (\d+) of \/tmp\S+/, with: "line <n>")
    }

    /// Pages say how long a run took, and what ran it.
    private func normalize(page: String) -> String {
        page.replacing(/<dt>Took<\/dt><dd>[0-9]+ m?s</, with: "<dt>Took</dt><dd><time><")
            .replacing(
                /<dt>Recorded with<\/dt><dd>[^<]*</, with: "<dt>Recorded with</dt><dd><tool><")
    }

    func expectations() throws -> [(path: String, text: String)] {
        let expected = folder.appending(path: "expected")
        return try Self.files(below: expected).map { path in
            let data = try Data(contentsOf: expected.appending(path: path))
            return (path, String(decoding: data, as: UTF8.self))
        }
    }

    /// Writes what is expected already; for a new case the streams and the status.
    func record(_ outcome: [String: String]) throws {
        let expected = folder.appending(path: "expected")
        let isKnown = FileManager.default.fileExists(atPath: expected.path)
        let paths = isKnown ? try Self.files(below: expected) : ["status", "stdout", "stderr"]
        for path in paths.sorted() {
            let url = expected.appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data((outcome[path] ?? "").utf8).write(to: url)
        }
    }

    private static func files(below folder: URL) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return names.filter { name in
            var isFolder: ObjCBool = false
            let path = folder.appending(path: name).path
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                && !isFolder.boolValue && !name.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        .sorted()
    }
}
