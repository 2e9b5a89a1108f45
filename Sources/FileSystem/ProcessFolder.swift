import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder that belongs to this process and is worth nothing without it.
///
/// Its name holds the process's number, so that what a killed process left behind can be told from
/// what another one is using, and is removed by the next.
package struct ProcessFolder: Sendable {
    /// The folder.
    package let path: String

    /// Makes a new, empty folder, and removes those of the same prefix whose process is gone.
    ///
    /// Throws what the file system throws.
    package static func make(in parent: String, prefix: String) throws -> ProcessFolder {
        try removeAbandoned(in: parent, prefix: prefix)
        let path = "\(parent)/\(prefix)\(getpid())-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return ProcessFolder(path: path)
    }

    /// Removes the folder and all that is in it; what cannot be removed is left to the next process.
    package func remove() {
        Self.remove(path)
    }

    private static func remove(_ path: String) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            // Gone already, or made unremovable by a program that was run in it.
        }
    }

    /// Removes the folders of a prefix whose process is gone.
    ///
    /// Throws what the file system throws.
    package static func removeAbandoned(in parent: String, prefix: String) throws {
        guard FileManager.default.fileExists(atPath: parent) else { return }
        for name in try FileManager.default.contentsOfDirectory(atPath: parent)
        where name.hasPrefix(prefix) {
            let owner = name.dropFirst(prefix.count).prefix { $0 != "-" }
            guard let process = pid_t(String(owner)), process != getpid() else { continue }
            // Signal 0 only asks; EPERM means that somebody else's process is alive.
            if kill(process, 0) != 0, errno == ESRCH { remove("\(parent)/\(name)") }
        }
    }
}
