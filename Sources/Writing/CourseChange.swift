/// What accepting new outputs changes in a course's folder.
package struct CourseChange: Sendable, Equatable {
    /// The bytes of lessons that are edited, by path relative to the folder.
    private let lessons: [String: [UInt8]]
    /// The bytes of recordings that are to be there, by path.
    private let recordings: [String: [UInt8]]
    /// The paths of recordings that are to be there no more.
    private let removals: [String]

    /// A change of lessons and recordings.
    package init(
        lessons: [String: [UInt8]], recordings: [String: [UInt8]], removals: [String]
    ) {
        self.lessons = lessons
        self.recordings = recordings
        self.removals = removals
    }

    /// Every path that is written or removed.
    package var paths: Set<String> {
        Set(lessons.keys).union(recordings.keys).union(removals)
    }

    /// Whether a folder with these files would be another one afterwards.
    package func changes(_ read: [String: [UInt8]]) -> Bool { whole.changes(read) }

    /// Throws ``WritingFailure`` where a file that was read, or is to be replaced or removed, is not
    /// what it was then.
    package func refuseOthersChanges(since read: [String: [UInt8]], in folder: String) throws {
        try whole.refuseOthersChanges(since: read, in: folder)
    }

    /// Makes the change: lessons are written first, and then ``RecordingWriter`` writes the rest.
    ///
    /// Killed in between, it leaves recordings of what the fences said before, which are taken for
    /// deleted and are made anew. Throws ``WritingFailure``; what was renamed before then stays.
    package func apply(to folder: String) throws -> FolderChange.Summary {
        let first = try FolderChange(files: lessons, removals: []).apply(to: folder)
        let second = try RecordingWriter.write(recordings, replacing: removals, in: folder)
        return FolderChange.Summary(
            written: first.written + second.written, unchanged: first.unchanged + second.unchanged,
            removed: first.removed + second.removed)
    }

    private var whole: FolderChange {
        FolderChange(files: lessons.merging(recordings) { first, _ in first }, removals: removals)
    }
}
