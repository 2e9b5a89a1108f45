/// Writes the recordings of a course: the one place that does.
package enum RecordingWriter {
    /// Puts the encoded recordings of a course into its folder, and takes away the files that the
    /// earlier recordings had and these do not.
    ///
    /// Throws ``WritingFailure``.
    package static func write(
        _ files: [String: [UInt8]], replacing earlier: some Sequence<String>, in content: String
    ) throws -> FolderChange.Summary {
        let removals = Set(earlier).subtracting(files.keys).sorted()
        return try FolderChange(files: files, removals: removals).apply(to: content)
    }
}
