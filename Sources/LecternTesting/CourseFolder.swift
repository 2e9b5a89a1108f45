import Foundation

/// The folder of a course, found from a file of the package that tests it.
struct CourseFolder: Sendable, Equatable {
    /// Its absolute path.
    let path: String

    /// A folder, relative to the root of the package that a file belongs to, or absolute.
    init(_ folder: String, from file: String) {
        let root = Self.packageRoot(above: URL(filePath: file))
        path = URL(filePath: folder, relativeTo: root).standardizedFileURL.path
    }

    /// Its last component.
    var name: String { URL(filePath: path).lastPathComponent }

    /// Where what its snippets showed is kept from one run of the tests to the next.
    var cacheFolder: String {
        URL(filePath: path).deletingLastPathComponent().appending(path: ".lectern").path
    }

    /// The nearest folder above a file that has a manifest; without one, the file's own.
    private static func packageRoot(above file: URL) -> URL {
        let start = file.deletingLastPathComponent()
        var folder = start
        while folder.path != "/" {
            let manifest = folder.appending(path: "Package.swift").path
            if FileManager.default.fileExists(atPath: manifest) { return folder }
            folder.deleteLastPathComponent()
        }
        return start
    }
}
