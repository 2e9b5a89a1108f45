import CourseModel
import Foundation

/// A folder of a test's own, removed with all that is in it.
struct Folder {
    /// What is known of a file without opening it.
    struct Identity: Equatable {
        let inode: Int
        let modified: Date
    }

    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("lectern-writing-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("\(path) is left: \(error)")
        }
    }

    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Every file below the folder with its text, and every empty folder with a slash.
    func contents() throws -> [String: String] {
        var found: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            let full = "\(path)/\(name)"
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else {
                continue
            }
            if isFolder.boolValue {
                let isEmpty = try FileManager.default.contentsOfDirectory(atPath: full).isEmpty
                if isEmpty { found["\(name)/"] = "" }
            } else {
                found[name] = try String(contentsOfFile: full, encoding: .utf8)
            }
        }
        return found
    }

    func identity(_ name: String) throws -> Identity {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        return Identity(
            inode: attributes[.systemFileNumber] as? Int ?? -1,
            modified: attributes[.modificationDate] as? Date ?? .distantPast)
    }

    /// Makes a file look a day old, so that a rewrite shows in its time.
    func age(_ name: String) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)],
            ofItemAtPath: "\(path)/\(name)")
    }
}

/// A site of the given files.
func site(_ files: [String: String]) -> SiteTree {
    var tree = SiteTree()
    for (name, text) in files {
        guard let path = SitePath(name), tree.add(Array(text.utf8), at: path) else {
            preconditionFailure("\(name) is no path of its own")
        }
    }
    return tree
}
