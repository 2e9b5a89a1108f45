import FileSystem
import FoundationEssentials

/// The folder in which everything is kept that makes the next command faster.
package enum CacheFolder {
    /// The folder of the transcripts in a cache folder.
    package static func transcripts(in folder: String) -> String { "\(folder)/transcripts" }

    /// What Lectern makes in a cache folder.
    private static let contents = [
        "made-here", "modules", "packages", "tools", "toolchain", "transcripts", "versions",
    ]

    /// A cache folder that can be used, if any, and what is to be said of it.
    package struct Opening: Sendable, Equatable {
        /// The folder; `nil` where nothing can be kept.
        package let folder: String?
        /// What should be known, if anything.
        package let note: String?
    }

    /// Opens a cache folder, which is made where there is none.
    ///
    /// A folder that lies in a checkout can have come with it, from whoever wrote what was checked out:
    /// then its transcripts prove nothing, and its tools are strangers' programs. No checkout sets the
    /// times of files, so a mark with a time of its own tells what was made here.
    ///
    /// - Parameter isNamed: whether the user named the folder, and so answers for it.
    package static func open(_ folder: String, isNamed: Bool) -> Opening {
        let mark = "\(folder)/made-here"
        var note: String?
        do {
            let isThere = FileManager.default.fileExists(atPath: folder)
            if isThere, !isNamed, FileUse.facts(of: mark)?.lastUse != .seconds(markTime) {
                try clean(folder)
                note = "the cache in \(folder) was not made here, and was emptied"
            }
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            if FileUse.facts(of: mark)?.lastUse != .seconds(markTime) {
                try Data().write(to: URL(filePath: mark))
                guard FileUse.mark(mark, withSeconds: markTime) else { throw SystemRefusal() }
            }
            return Opening(folder: folder, note: note)
        } catch {
            let reason = (error as? ExecutionFailure)?.description ?? Reason.text(of: error)
            return Opening(folder: nil, note: "nothing is kept in \(folder): \(reason)")
        }
    }

    /// The time of the mark, in seconds since 1970: one that no clock shows any more.
    private static let markTime = 1_000_000_000

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
