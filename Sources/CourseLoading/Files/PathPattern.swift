import FileSystem
import FoundationEssentials

/// A path in which `*` and `?` stand for parts of a name, and `**` for any folders.
struct PathPattern: Sendable, Equatable {
    private let components: [String]

    /// The pattern that a text is.
    init(_ text: String) {
        components = text.split(separator: "/").map(String.init).filter { $0 != "." }
    }

    /// The files below a folder that fit, in the order of their names; hidden files and folders fit
    /// nothing that does not name them, and links to folders are not followed.
    ///
    /// What cannot be looked into holds nothing.
    func files(in folder: String) -> [String] {
        Set(Self.files(in: folder, prefix: "", components[...])).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    private static func files(
        in folder: String, prefix: String, _ components: ArraySlice<String>
    ) -> [String] {
        guard let first = components.first else { return [] }
        let rest = components.dropFirst()
        if first == ".." || !first.contains(where: { "*?".contains($0) }) {
            return found(first, in: folder, prefix: prefix, rest)
        }
        let names = names(in: folder)
        guard first == "**" else {
            return names.filter { fits($0[...], first[...]) }.flatMap {
                found($0, in: folder, prefix: prefix, rest)
            }
        }
        return files(in: folder, prefix: prefix, rest)
            + names.filter { kind(of: "\(folder)/\($0)") == .folder }.flatMap {
                files(in: "\(folder)/\($0)", prefix: "\(prefix)\($0)/", components)
            }
    }

    private static func found(
        _ name: String, in folder: String, prefix: String, _ rest: ArraySlice<String>
    ) -> [String] {
        let path = "\(folder)/\(name)"
        if rest.isEmpty { return targetKind(of: path) == .file ? ["\(prefix)\(name)"] : [] }
        return files(in: path, prefix: "\(prefix)\(name)/", rest)
    }

    /// Whether a name fits a part of a pattern.
    private static func fits(_ name: Substring, _ pattern: Substring) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        if first == "*" {
            return fits(name, pattern.dropFirst())
                || !name.isEmpty && fits(name.dropFirst(), pattern)
        }
        guard let letter = name.first, first == "?" || first == letter else { return false }
        return fits(name.dropFirst(), pattern.dropFirst())
    }

    private static func names(in folder: String) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { !$0.hasPrefix(".") }
        } catch {
            return []
        }
    }

    private static func kind(of path: String) -> FileKind? {
        do { return try FileKind.of(path) } catch { return nil }
    }

    private static func targetKind(of path: String) -> FileKind? {
        do { return try FileKind.ofTarget(path) } catch { return nil }
    }
}
