/// A whole site in memory: what is to be written, and nothing else.
package struct SiteTree: Sendable, Equatable {
    /// The bytes of each file.
    package private(set) var files: [SitePath: [UInt8]] = [:]

    /// An empty site.
    package init() {}

    /// Adds a file; `false` where the path is taken already, and the site is then unchanged.
    package mutating func add(_ bytes: [UInt8], at path: SitePath) -> Bool {
        guard files[path] == nil else { return false }
        files[path] = bytes
        return true
    }

    /// The paths in the order in which they are written.
    package var paths: [SitePath] { files.keys.sorted() }
}
