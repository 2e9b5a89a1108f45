/// Writes the recordings of a course: the one place that does.
package enum RecordingWriter {
    /// Puts the encoded recordings of a course into its folder, and takes away the files that the
    /// earlier recordings had and these do not.
    ///
    /// Texts are written before data files. A build that is killed in between leaves data that speak
    /// of the program before: the next build sees that the program has changed, and records it anew.
    /// Throws ``WritingFailure``.
    package static func write(
        _ files: [String: [UInt8]], replacing earlier: some Sequence<String>, in content: String
    ) throws -> FolderChange.Summary {
        let removals = Set(earlier).subtracting(files.keys).sorted()
        let data = files.filter { $0.key.hasSuffix(".json") }
        let texts = files.filter { !$0.key.hasSuffix(".json") }
        let first = try FolderChange(files: texts, removals: []).apply(to: content)
        let second = try FolderChange(files: data, removals: removals).apply(to: content)
        return FolderChange.Summary(
            written: first.written + second.written, unchanged: first.unchanged + second.unchanged,
            removed: first.removed + second.removed)
    }
}
