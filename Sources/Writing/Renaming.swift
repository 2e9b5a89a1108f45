#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Renames files the way POSIX does: at once, replacing what is there.
enum Renaming {
    /// The operating system refused.
    struct Refusal: Error, CustomStringConvertible {
        let number: Int32
        var description: String { String(cString: strerror(number)) }
    }

    /// What is at a path, links not followed.
    enum Kind: Equatable {
        case nothing, folder, other
    }

    /// What is at a path, whether or not it may be read.
    static func kind(of path: String) -> Kind {
        var status = stat()
        guard lstat(path, &status) == 0 else { return .nothing }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .other
    }

    /// Removes a file or a link, and never a folder.
    static func remove(_ file: String) throws(Refusal) {
        guard unlink(file) == 0 else { throw Refusal(number: errno) }
    }

    /// Gives a file another one's place.
    static func replace(_ place: String, with file: String) throws(Refusal) {
        guard rename(file, place) == 0 else { throw Refusal(number: errno) }
    }
}
