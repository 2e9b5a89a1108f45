#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What stands at a path.
package enum FileKind: Sendable, Equatable {
    case file, folder, link
    /// A device, a pipe or a socket.
    case other

    /// What is at a path, links not followed.
    ///
    /// Throws where nothing is there, or nothing that may be looked at.
    package static func of(_ path: String) throws(SystemRefusal) -> FileKind {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw SystemRefusal() }
        return FileKind(status)
    }

    /// What is at the end of a path's links.
    ///
    /// Throws where nothing is there, or nothing that may be looked at.
    package static func ofTarget(_ path: String) throws(SystemRefusal) -> FileKind {
        var status = stat()
        guard stat(path, &status) == 0 else { throw SystemRefusal() }
        return FileKind(status)
    }

    private init(_ status: stat) {
        self =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
    }
}
