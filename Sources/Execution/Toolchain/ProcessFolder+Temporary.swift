import FileSystem

extension ProcessFolder {
    /// A new folder of this process's where temporary files go.
    ///
    /// Throws ``ExecutionFailure`` where none can be made.
    static func temporary(in parent: String) throws -> ProcessFolder {
        do {
            return try make(in: parent, prefix: "lectern-")
        } catch {
            throw ExecutionFailure(
                attempt: "making a folder in \(parent)", cause: Reason.text(of: error),
                help: "set TMPDIR to a folder that you may write to")
        }
    }
}
