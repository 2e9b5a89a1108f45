#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The operating system refused what it was asked to do with a file.
package struct SystemRefusal: Error, Sendable, Equatable, CustomStringConvertible {
    /// The number that the system gives as its reason.
    let number: Int32

    /// What the last call into the system that failed gave as its reason.
    package init() {
        number = errno
    }

    /// Whether nothing is at the path that was asked for.
    package var isAbsence: Bool { number == ENOENT || number == ENOTDIR }

    /// The system's own words.
    package var description: String { String(cString: strerror(number)) }
}
