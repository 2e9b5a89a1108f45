import FileSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Renames files the way POSIX does: at once, replacing what is there.
enum Renaming {
    /// What is at a path, links not followed.
    enum Kind: Equatable {
        case nothing, folder, other
    }

    /// What is at a path, whether or not it may be read.
    static func kind(of path: String) -> Kind {
        do {
            return try FileKind.of(path) == .folder ? .folder : .other
        } catch {
            return .nothing
        }
    }

    /// Whether a link is at a path.
    static func isLink(_ path: String) -> Bool {
        do {
            return try FileKind.of(path) == .link
        } catch {
            return false
        }
    }

    /// Removes a file or a link, and never a folder.
    static func remove(_ file: String) throws(SystemRefusal) {
        guard unlink(file) == 0 else { throw SystemRefusal() }
    }

    /// Gives a file another one's place.
    static func replace(_ place: String, with file: String) throws(SystemRefusal) {
        guard rename(file, place) == 0 else { throw SystemRefusal() }
    }
}
