import FoundationEssentials

/// Recognises a program without starting it.
enum FileFingerprint {
    /// Path, size, inode and time of a file, links followed.
    ///
    /// Throws what the file system throws.
    static func of(_ path: String) throws -> String {
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        let attributes = try FileManager.default.attributesOfItem(atPath: target)
        let size = (attributes[.size] as? UInt64) ?? 0
        let inode = (attributes[.systemFileNumber] as? UInt64) ?? 0
        let date = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(path) \(size) \(inode) \(date)"
    }
}
