import CourseModel
import Recordings

/// The files of recordings as they were put into words, to be taken again where they are the same.
struct EncodedRecordings: Sendable {
    private struct Entry {
        let recordings: LessonRecordings
        /// The texts that stand in output fences, of which no second copy is kept.
        let stated: [SnippetID: String]
        let files: [String: [UInt8]]
    }

    private var lessons: [LessonID: Entry] = [:]

    /// The files of a course's recordings by path within its folder.
    mutating func files(
        of recordings: [LessonID: LessonRecordings], _ course: Course, jobs: Int
    ) async -> [String: [UInt8]] {
        let known = lessons
        let encoded = await course.lessons.concurrentMap(jobs: jobs, batch: Self.batch) {
            lesson -> Entry? in
            guard let own = recordings[lesson.id] else { return nil }
            let stated = lesson.statedOutputs
            if let entry = known[lesson.id], entry.recordings == own, entry.stated == stated {
                return entry
            }
            return Entry(
                recordings: own, stated: stated, files: RecordingCodec.encode(own, stated: stated))
        }
        var files: [String: [UInt8]] = [:]
        lessons = [:]
        for entry in encoded.compactMap(\.self) {
            lessons[entry.recordings.lesson] = entry
            files.merge(entry.files) { first, _ in first }
        }
        return files
    }

    /// How many lessons' recordings one task puts into words.
    private static let batch = 4
}
