import FoundationEssentials

/// The Swift toolchain that compiles the snippets.
package struct Toolchain: Sendable, Equatable {
    /// The absolute path of `swiftc`.
    package let compiler: String
    /// The absolute path of its `clang`.
    let clang: String
    /// What `swiftc --version` says, in one line.
    package let version: String
    /// A text that changes whenever the toolchain's programs do.
    let fingerprint: String

    /// The folder of its programs.
    var binaries: String { URL(filePath: compiler).deletingLastPathComponent().path }

    /// The path at which its language server is to be found.
    var languageServer: String { "\(binaries)/sourcekit-lsp" }

    /// The folders that it needs, wherever it lives; none that every sandbox shows.
    ///
    /// Its programs look for what belongs to them beside their own folder.
    var folders: [String] {
        let programs = [compiler, clang].flatMap { path in
            [path, URL(filePath: path).resolvingSymlinksInPath().path]
        }
        let folders = programs.map {
            URL(filePath: $0).deletingLastPathComponent().deletingLastPathComponent().path
        }
        return Set(folders).filter { $0 != "/usr" && !$0.hasPrefix("/usr/") && $0 != "/" }.sorted()
    }

    /// The absolute path of a program in a search path, or `nil`.
    package static func find(_ name: String, in searchPath: String) -> String? {
        searchPath.split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The fingerprint of a compiler: path, size, inode and time of it and of what it resolves to.
    ///
    /// Asking the compiler itself takes 0.1 s.
    static func fingerprint(of compiler: String) throws -> String {
        let frontend = URL(filePath: compiler).resolvingSymlinksInPath()
        let paths = [
            compiler, frontend.path,
            frontend.deletingLastPathComponent().appending(path: "swift-frontend").path,
        ]
        return try paths.filter(FileManager.default.fileExists(atPath:))
            .map(FileFingerprint.of).joined(separator: "\n")
    }
}
