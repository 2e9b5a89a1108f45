import FileSystem
import FoundationEssentials

/// Puts files into a folder one by one, so that each is at every moment either old or new.
package struct FolderChange: Sendable, Equatable {
    /// The bytes of the files that are to be there, by path relative to the folder.
    let files: [String: [UInt8]]
    /// The paths that are to be there no more.
    let removals: [String]

    /// A change of a folder.
    package init(files: [String: [UInt8]], removals: [String]) {
        self.files = files
        self.removals = removals
    }

    /// Whether a folder with these files would be another one afterwards.
    package func changes(_ read: [String: [UInt8]]) -> Bool {
        !removals.isEmpty || files.contains { read[$0.key] != $0.value }
    }

    /// Throws ``WritingFailure`` where a file that was read, or is to be replaced, is not what it was
    /// then.
    package func refuseOthersChanges(since read: [String: [UInt8]], in folder: String) throws {
        for path in Set(files.keys).union(read.keys).sorted() {
            let place = "\(folder)/\(path)"
            let bytes = Self.bytes(at: place)
            // What is right already is not touched.
            if let new = files[path], bytes == new { continue }
            if removals.contains(path), Renaming.kind(of: place) == .nothing { continue }
            if files[path] != nil, Renaming.isLink(place) {
                throw WritingFailure(
                    path: place, cause: "it is a link",
                    help: "put the file itself there, or change what it leads to by hand")
            }
            guard bytes != read[path] else { continue }
            throw WritingFailure(
                path: place, cause: "it was changed in the meantime",
                help: "run the command again")
        }
    }

    /// What was done.
    package struct Summary: Sendable, Equatable {
        /// Paths whose bytes are new.
        package let written: [String]
        /// Paths whose bytes were right already; they were not touched.
        package let unchanged: [String]
        /// Paths that were removed.
        package let removed: [String]
    }

    /// Makes the change: everything new is staged on the same file system first, then each file is
    /// renamed into its place in the order of paths, then what is to go is removed.
    ///
    /// Throws ``WritingFailure``; what was renamed before then stays.
    package func apply(to folder: String) throws -> Summary {
        let paths = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        try make("staging folders of killed processes in \(folder)") {
            try ProcessFolder.removeAbandoned(in: folder, prefix: Self.stagingPrefix)
        }
        let stale = paths.filter { Self.bytes(at: "\(folder)/\($0)") != files[$0] }
        let staleSet = Set(stale)
        // A folder in a file's place is not what was written there, and stays.
        let gone = removals.filter { Renaming.kind(of: "\(folder)/\($0)") == .other }
        // What stands where a new file's folder, or a new file in a folder's place, is to be goes first.
        let newFolders = Set(stale.flatMap(Self.folders(above:)))
        let obstacles = gone.filter { old in
            newFolders.contains(old) || Self.folders(above: old).contains(where: staleSet.contains)
        }
        try remove(obstacles, from: folder)
        if !stale.isEmpty {
            let staging = try make("staging folder in \(folder)") {
                try ProcessFolder.make(in: folder, prefix: Self.stagingPrefix)
            }
            defer { staging.remove() }
            var made: Set<String> = []
            for (number, path) in stale.enumerated() {
                try make("\(folder)/\(path)") {
                    try FileContents.write(
                        files[path] ?? [], toNew: "\(staging.path)/\(number)")
                }
            }
            for (number, path) in stale.enumerated() {
                try make("\(folder)/\(path)") {
                    if let above = Self.folders(above: path).last, made.insert(above).inserted {
                        try FileManager.default.createDirectory(
                            atPath: "\(folder)/\(above)", withIntermediateDirectories: true)
                    }
                    try Renaming.replace("\(folder)/\(path)", with: "\(staging.path)/\(number)")
                }
            }
        }
        try remove(gone.filter { !obstacles.contains($0) }, from: folder)
        return Summary(
            written: stale, unchanged: paths.filter { !staleSet.contains($0) }, removed: gone)
    }

    private func remove(_ paths: [String], from folder: String) throws {
        for path in paths {
            try make("removal of \(folder)/\(path)") {
                try Renaming.remove("\(folder)/\(path)")
                try removeEmptyFolders(above: path, in: folder)
            }
        }
    }

    /// The folders that a path lies in.
    private static func folders(above path: String) -> [String] {
        let components = path.split(separator: "/")
        return components.indices.dropFirst().map { components[..<$0].joined(separator: "/") }
    }

    private static let stagingPrefix = ".lectern-staging-"

    /// The bytes of a file, or `nil` where there is none that can be read.
    static func bytes(at path: String) -> [UInt8]? {
        do {
            return try FileContents.of(path)
        } catch {
            // It will be replaced, and if that is not allowed either, the replacement says so.
            return nil
        }
    }

    private func removeEmptyFolders(above path: String, in folder: String) throws {
        var components = path.split(separator: "/").dropLast()
        while !components.isEmpty {
            let parent = "\(folder)/\(components.joined(separator: "/"))"
            guard try FileManager.default.contentsOfDirectory(atPath: parent).isEmpty else {
                return
            }
            try FileManager.default.removeItem(atPath: parent)
            components = components.dropLast()
        }
    }

    private func make<Result>(_ what: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as WritingFailure {
            throw failure
        } catch {
            throw WritingFailure(
                path: what, cause: Reason.text(of: error),
                help: "is there space, and may you write there?")
        }
    }
}
