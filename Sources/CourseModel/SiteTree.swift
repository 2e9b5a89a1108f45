/// A whole site in memory: what is to be written, and nothing else.
package struct SiteTree: Sendable, Equatable {
    /// The bytes of each file.
    package private(set) var files: [SitePath: [UInt8]] = [:]
    private var folders: Set<String> = []

    /// An empty site.
    package init() {}

    /// Adds a file; `false` where its path is taken, by a file, a folder, or the list of files that
    /// the writer adds, and the site is then unchanged.
    package mutating func add(_ bytes: [UInt8], at path: SitePath) -> Bool {
        let above = path.folders
        guard files[path] == nil, !folders.contains(path.text), path != .manifest,
            !above.contains(where: { files[$0] != nil || $0 == .manifest })
        else { return false }
        files[path] = bytes
        folders.formUnion(above.map(\.text))
        return true
    }

    /// The paths in the order in which they are written.
    package var paths: [SitePath] { files.keys.sorted() }
}

extension SitePath {
    /// The folders that the file lies in.
    fileprivate var folders: [SitePath] {
        let components = text.split(separator: "/")
        return components.indices.dropFirst().compactMap {
            SitePath(components[..<$0].joined(separator: "/"))
        }
    }
}
