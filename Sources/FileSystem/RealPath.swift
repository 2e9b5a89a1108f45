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

    /// The path, from a folder, of what is at a path, wherever links lead; `nil` where it lies elsewhere.
    ///
    /// Throws as ``of(_:)`` does.
    package static func place(
        of path: String, below folder: String
    ) throws(SystemRefusal) -> String? {
        let (inner, outer) = (try of(path), try of(folder))
        let prefix = outer == "/" ? outer : "\(outer)/"
        return inner.hasPrefix(prefix) ? String(inner.dropFirst(prefix.count)) : nil
    }
}
