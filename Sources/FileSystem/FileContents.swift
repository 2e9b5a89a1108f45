#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads files with the system's own calls: a course has hundreds of small ones, and Foundation takes
/// several times as long for each.
package enum FileContents {
    /// The bytes of a file.
    ///
    /// Throws ``SystemRefusal`` where it cannot be read.
    package static func of(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemRefusal() }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemRefusal() }
        return try [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            while count < buffer.count {
                let rest = buffer.baseAddress?.advanced(by: count)
                let length = read(descriptor, rest, buffer.count - count)
                if length == 0 { return }
                if length > 0 {
                    count += length
                } else if errno != EINTR {
                    throw SystemRefusal()
                }
            }
        }
    }
}
