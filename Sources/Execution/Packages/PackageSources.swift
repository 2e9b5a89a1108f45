import Coding
import FileSystem
import FoundationEssentials

/// The files of which packages are built, as far as they can change.
///
/// Those are the files of packages in folders: a repository's version does not change.
struct PackageSources: Sendable, Equatable, Codable {
    /// Files, and folders whose files all count.
    let paths: [String]

    /// The folder of the course, which is none of them even where a target's folder holds it.
    let course: String

    /// A text that changes whenever one of the files does.
    ///
    /// It tells their number and size, and hashes of their names and contents. Times mean nothing, nor
    /// where it all lies: a fresh clone has others. Throws ``ExecutionFailure`` where a file cannot be
    /// read.
    func fingerprint() throws -> String {
        var (count, size) = (0, 0)
        var (forward, backward) = (FNV1a(), FNV1a())
        for path in paths {
            let parent = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
            for file in try files(at: path) {
                let bytes = try reading(file) { try FileContents.of(file) }
                let name = String(file.dropFirst(parent.count))
                (count, size) = (count + 1, size + bytes.count)
                forward.add(name)
                forward.add(bytes)
                backward.add(bytes)
                backward.add(name)
            }
        }
        return "\(count) files, \(size) bytes, \(String(forward.value, radix: 16)) "
            + String(backward.value, radix: 16)
    }

    /// The files at a path, itself or all below it, in the order of their names.
    ///
    /// Hidden ones are left out, and the course with its site. Links are followed to files alone: to
    /// folders they could lead round and round.
    private func files(at path: String) throws -> [String] {
        guard path != course else { return [] }
        switch try reading(path, { try FileKind.of(path) }) {
        case .file: return [path]
        case .folder:
            let names = try reading(path) {
                try FileManager.default.contentsOfDirectory(atPath: path)
            }
            guard !names.contains("lectern-manifest.txt") else { return [] }
            return try names.sorted().filter { !$0.hasPrefix(".") }
                .flatMap { try files(at: "\(path)/\($0)") }
        case .link:
            do {
                return try FileKind.ofTarget(path) == .file ? [path] : []
            } catch {
                // It leads nowhere, so nothing is built of it.
                return []
            }
        case .other: return []
        }
    }

    private func reading<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as ExecutionFailure {
            throw failure
        } catch {
            throw ExecutionFailure(
                attempt: "reading \(path), of which a package is built",
                cause: Reason.text(of: error))
        }
    }
}
