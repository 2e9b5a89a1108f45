import FoundationEssentials

/// The Swift toolchain that compiles the snippets.
package struct Toolchain: Sendable, Equatable {
    /// The absolute path of `swiftc`.
    package let compiler: String
    /// The absolute path of its `clang`.
    let clang: String
    /// What `swiftc --version` says, in one line.
    package let version: String

    /// The absolute path of a program in a search path, or `nil`.
    package static func find(_ name: String, in searchPath: String) -> String? {
        searchPath.split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A text that changes whenever the toolchain's programs do: path, size and time of the
    /// compiler and of what it resolves to.
    ///
    /// Asking the compiler itself takes 0.1 s.
    static func fingerprint(of compiler: String) throws -> String {
        let frontend = URL(filePath: compiler).resolvingSymlinksInPath()
        let paths = [
            compiler, frontend.path,
            frontend.deletingLastPathComponent().appending(path: "swift-frontend").path,
        ]
        return try paths.filter(FileManager.default.fileExists(atPath:)).map { path in
            let attributes = try FileManager.default.attributesOfItem(
                atPath: URL(filePath: path).resolvingSymlinksInPath().path)
            let size = (attributes[.size] as? UInt64) ?? 0
            let inode = (attributes[.systemFileNumber] as? UInt64) ?? 0
            let date = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            return "\(path) \(size) \(inode) \(date)"
        }
        .joined(separator: "\n")
    }
}
