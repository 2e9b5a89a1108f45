import FileSystem
import FoundationEssentials

/// The folder in which everything is kept that makes the next command faster.
package enum CacheFolder {
    /// The folder of the transcripts in a cache folder.
    package static func transcripts(in folder: String) -> String { "\(folder)/transcripts" }

    /// What Lectern makes in a cache folder.
    private static let contents = ["modules", "tools", "toolchain", "transcripts", "versions"]

    /// Removes what Lectern made in a cache folder, and the folder where nothing else is in it.
    ///
    /// Throws ``ExecutionFailure`` where something cannot be removed.
    package static func clean(_ folder: String) throws {
        do {
            for name in contents {
                let path = "\(folder)/\(name)"
                guard FileManager.default.fileExists(atPath: path) else { continue }
                try FileManager.default.removeItem(atPath: path)
            }
            if FileManager.default.fileExists(atPath: folder),
                try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty
            {
                try FileManager.default.removeItem(atPath: folder)
            }
        } catch {
            throw ExecutionFailure(
                attempt: "emptying \(folder)", cause: Reason.text(of: error),
                help: "remove the folder by hand")
        }
    }
}
