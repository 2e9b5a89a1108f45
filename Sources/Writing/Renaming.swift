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

    /// Gives a file another one's place.
    static func replace(_ place: String, with file: String) throws(Refusal) {
        guard rename(file, place) == 0 else { throw Refusal(number: errno) }
    }
}
