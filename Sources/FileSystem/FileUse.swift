#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// When files were last used: a mark on them that decides about nothing but which go first where
/// room is short.
package enum FileUse {
    /// Marks a file as used now; one that cannot be marked goes a little sooner.
    package static func mark(_ path: String) {
        utimensat(AT_FDCWD, path, nil, 0)
    }

    /// Gives a file a time of its own choice; says whether that worked.
    package static func mark(_ path: String, withSeconds seconds: Int) -> Bool {
        let time = timespec(tv_sec: seconds, tv_nsec: 0)
        return utimensat(AT_FDCWD, path, [time, time], 0) == 0
    }

    /// A file's size in bytes and the time of its last use; `nil` where there is none.
    package static func facts(of path: String) -> (size: Int, lastUse: Duration)? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return (
            Int(status.st_size), .seconds(Int(time.tv_sec)) + .nanoseconds(Int(time.tv_nsec))
        )
    }
}
