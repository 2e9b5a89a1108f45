#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where paths lead when all links are followed.
package enum RealPath {
    /// The absolute path of what is at a path, without a link in it.
    ///
    /// Throws where nothing is there, or nothing that may be looked at.
    package static func of(_ path: String) throws(SystemRefusal) -> String {
        guard let resolved = realpath(path, nil) else { throw SystemRefusal() }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether what is at a path lies below a folder, wherever links lead.
    ///
    /// Throws as ``of(_:)`` does.
    package static func lies(_ path: String, below folder: String) throws(SystemRefusal) -> Bool {
        let (inner, outer) = (try of(path), try of(folder))
        return outer == "/" || inner.hasPrefix("\(outer)/")
    }
}
