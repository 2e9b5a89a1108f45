package import CourseModel
import FoundationEssentials

/// Writes the site: the one place that does.
///
/// A manifest in the folder lists what Lectern wrote, so that only its own files are ever replaced or
/// removed. Before anything else it is extended by what is about to be written: so a build that is
/// killed leaves no file that the next one would take for somebody else's.
package enum SiteWriter {
    private static let firstLine =
        "# Written by Lectern. What is listed here is replaced and removed."

    /// Writes a site into a folder; files that are right already are not touched.
    ///
    /// Throws ``WritingFailure``, among others where a file that Lectern did not write is in the way;
    /// nothing is then changed.
    package static func write(_ site: SiteTree, to folder: String) throws -> FolderChange.Summary {
        let old = try manifest(in: folder)
        for path in site.paths where !old.contains(path) {
            let place = "\(folder)/\(path)"
            guard Renaming.kind(of: place) == .other,
                FolderChange.bytes(at: place) != site.files[path]
            else { continue }
            throw WritingFailure(
                path: "\(folder)/\(path)", cause: "Lectern did not write the file that is there",
                help: "move it away, or choose another folder with --site")
        }
        try refuseObstacles(to: site, in: folder, except: old)
        let new = Set(site.paths)
        let manifestPath = SitePath.manifest.text
        if !new.isSubset(of: old) {
            let both = Self.manifest(of: old.union(new))
            _ = try FolderChange(files: [manifestPath: both], removals: []).apply(to: folder)
        }
        var files: [String: [UInt8]] = [:]
        for (path, bytes) in site.files { files[path.text] = bytes }
        let removals = old.subtracting(new).sorted().map(\.text)
        let summary = try FolderChange(files: files, removals: removals).apply(to: folder)
        _ = try FolderChange(files: [manifestPath: Self.manifest(of: new)], removals: [])
            .apply(to: folder)
        return summary
    }

    /// How a folder differs from what writing a site would make of it.
    package struct Difference: Sendable, Equatable {
        /// The path within the site.
        package let path: SitePath
        /// What is the matter with it.
        package let state: State

        /// What can be the matter with a file.
        package enum State: String, Sendable, Equatable {
            case missing, stale, surplus
        }
    }

    /// How a folder differs from what ``write(_:to:)`` would make of it, by path.
    ///
    /// Throws ``WritingFailure`` where its manifest is none of Lectern's.
    package static func differences(
        of folder: String, from site: SiteTree
    ) throws -> [Difference] {
        let listed = try manifest(in: folder)
        var differences: [Difference] = []
        for path in site.paths {
            let bytes = FolderChange.bytes(at: "\(folder)/\(path)")
            if let bytes, bytes == site.files[path], listed.contains(path) { continue }
            differences.append(Difference(path: path, state: bytes == nil ? .missing : .stale))
        }
        for path in listed.subtracting(site.paths).sorted()
        where Renaming.kind(of: "\(folder)/\(path)") == .other {
            differences.append(Difference(path: path, state: .surplus))
        }
        return differences
    }

    /// Refuses folders where files belong, and files where folders belong, unless they are our own.
    private static func refuseObstacles(
        to site: SiteTree, in folder: String, except old: Set<SitePath>
    ) throws {
        func isFolder(_ path: String) -> Bool? {
            var isFolder = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                ? isFolder : nil
        }
        for path in site.paths {
            if isFolder("\(folder)/\(path)") == true,
                !old.contains(where: { $0.text.hasPrefix("\(path)/") })
            {
                throw WritingFailure(
                    path: "\(folder)/\(path)", cause: "a folder that Lectern did not make is there",
                    help: "move it away, or choose another folder with --site")
            }
            var above = path.text.split(separator: "/").dropLast()
            while !above.isEmpty {
                let text = above.joined(separator: "/")
                if isFolder("\(folder)/\(text)") == false, !old.contains(where: { $0.text == text })
                {
                    throw WritingFailure(
                        path: "\(folder)/\(path)",
                        cause: "\(folder)/\(text), which Lectern did not write, is no folder",
                        help: "move it away, or choose another folder with --site")
                }
                above = above.dropLast()
            }
        }
    }

    private static func manifest(of paths: Set<SitePath>) -> [UInt8] {
        Array(([firstLine] + paths.sorted().map(\.text)).map { $0 + "\n" }.joined().utf8)
    }

    /// The paths that an earlier build listed; none where there is no list.
    private static func manifest(in folder: String) throws -> Set<SitePath> {
        guard let bytes = FolderChange.bytes(at: "\(folder)/\(SitePath.manifest)") else {
            return []
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard lines.first.map(String.init) == firstLine else {
            throw WritingFailure(
                path: "\(folder)/\(SitePath.manifest)", cause: "it is no list that Lectern wrote",
                help: "take it back from version control, or delete the whole folder")
        }
        // A line that is no path within the site cannot be ours, whoever put it there.
        return Set(lines.dropFirst().compactMap { SitePath($0) })
    }
}
