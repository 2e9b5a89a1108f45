import Foundation

/// Everything in a folder at one moment, hidden files too.
struct Snapshot: Equatable {
    /// What identifies a file or folder and what is in it, by path.
    private let entries: [String: Entry]

    private struct Entry: Equatable {
        let bytes: Data?
        let target: String?
        let inode: UInt64
        let modified: Date?
        let permissions: Int
    }

    /// The state of a folder; names below the given prefixes are left out.
    init(of folder: String, without prefixes: [String] = []) throws {
        let manager = FileManager.default
        var entries: [String: Entry] = [:]
        for path in try manager.subpathsOfDirectory(atPath: folder)
        where !prefixes.contains(where: { path == $0 || path.hasPrefix("\($0)/") }) {
            let place = "\(folder)/\(path)"
            let facts = try manager.attributesOfItem(atPath: place)
            let type = facts[.type] as? FileAttributeType
            let isFile = type == .typeRegular
            entries[path] = Entry(
                bytes: isFile ? try Data(contentsOf: URL(filePath: place)) : nil,
                target: type == .typeSymbolicLink
                    ? try manager.destinationOfSymbolicLink(atPath: place) : nil,
                inode: (facts[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
                modified: facts[.modificationDate] as? Date,
                permissions: (facts[.posixPermissions] as? NSNumber)?.intValue ?? 0)
        }
        self.entries = entries
    }

    /// The paths that differ from another moment, sorted.
    func changes(since earlier: Snapshot) -> [String] {
        Set(entries.keys).union(earlier.entries.keys)
            .filter { entries[$0] != earlier.entries[$0] }.sorted()
    }
}
