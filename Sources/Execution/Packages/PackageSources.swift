import Coding
import FileSystem
import FoundationEssentials

/// The files of which packages are built, as far as they can change.
///
/// Those are the files of packages in folders: a repository's version does not change.
struct PackageSources: Sendable, Equatable, Codable {
    /// Files, and folders whose files all count.
    let paths: [String]

    /// A text that changes whenever one of the files does; `nil` where one cannot be read.
    ///
    /// It tells their number and size, and hashes of their paths and contents. Times mean nothing: a
    /// fresh clone has other ones.
    func fingerprint() -> String? {
        var (count, size) = (0, 0)
        var (forward, backward) = (FNV1a(), FNV1a())
        do {
            for path in paths {
                for file in try Self.files(at: path) {
                    let bytes = try FileContents.of(file)
                    (count, size) = (count + 1, size + bytes.count)
                    forward.add(file)
                    forward.add(bytes)
                    backward.add(bytes)
                    backward.add(file)
                }
            }
        } catch {
            return nil
        }
        return "\(count) files, \(size) bytes, \(String(forward.value, radix: 16)) "
            + String(backward.value, radix: 16)
    }

    /// The files at a path, itself or all below it, hidden ones left out, in the order of their names.
    private static func files(at path: String) throws -> [String] {
        switch try FileKind.ofTarget(path) {
        case .file: return [path]
        case .folder:
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
                .filter { !$0.hasPrefix(".") }
                .flatMap { try files(at: "\(path)/\($0)") }
        case .link, .other: return []
        }
    }
}

/// What `swift package describe --type json` says of a package.
struct PackageDescription: Decodable {
    struct Target: Decodable {
        let path: String
        let type: String
    }
    let path: String
    let targets: [Target]

    /// The folders of what it is built of, its tests left out.
    var folders: [String] {
        targets.filter { $0.type != "test" }.map { target in
            target.path.hasPrefix("/") ? target.path : "\(path)/\(target.path)"
        }
    }
}

/// What `swift package show-dependencies --format json` says.
struct PackageGraph: Decodable {
    let path: String
    let dependencies: [PackageGraph]

    /// The folders of all packages that others depend on, each once.
    var dependencyFolders: Set<String> {
        dependencies.reduce(into: []) { folders, dependency in
            folders.insert(dependency.path)
            folders.formUnion(dependency.dependencyFolders)
        }
    }
}
