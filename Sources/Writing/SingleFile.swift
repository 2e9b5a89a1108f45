import FileSystem
import FoundationEssentials

/// Writes one file that the user named.
package enum SingleFile {
    /// Writes bytes to a path, all of them or none: what stood there before stays where it fails.
    ///
    /// Throws ``WritingFailure``.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw WritingFailure(
                path: path, cause: Reason.text(of: error),
                help: "name a file in a folder that is there and can be written")
        }
    }
}
