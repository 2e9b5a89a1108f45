#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads and writes files with the system's own calls: a course has hundreds of small ones, and
/// Foundation takes several times as long for each.
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

    /// Writes a file that is not there yet.
    ///
    /// Throws ``SystemRefusal`` where it cannot be written, or something is there.
    ///
    /// - Parameter isExecutable: whether it can be started as a program.
    package static func write(
        _ bytes: [UInt8], toNew path: String, isExecutable: Bool = false
    ) throws {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        try write(bytes, to: open(path, flags, isExecutable ? 0o777 : 0o666))
    }

    /// Writes bytes behind those that a file has.
    ///
    /// Throws ``SystemRefusal`` where it cannot be written, is not there, or is a link.
    package static func append(_ bytes: [UInt8], to path: String) throws {
        try write(bytes, to: open(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC))
    }

    /// Writes bytes into an open file, and closes it.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        guard descriptor >= 0 else { throw SystemRefusal() }
        defer { close(descriptor) }
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let length = Self.writeSome(of: rest, to: descriptor)
                if length >= 0 {
                    rest = rest.dropFirst(length)
                } else if errno != EINTR {
                    throw SystemRefusal()
                }
            }
        }
    }

    private static func writeSome(
        of bytes: Slice<UnsafeRawBufferPointer>, to descriptor: Int32
    ) -> Int {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes)
        #if canImport(Glibc)
            return Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            return Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Darwin)
            return Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}
