import CourseModel
import Verification
import Writing

/// Says in a line what a command did.
enum Summary {
    /// What became of the snippets.
    static func snippets(of check: CourseCheck) -> String {
        let counts = check.counts
        let total = counts.run + counts.fromCache + counts.skipped
        return
            "\(Count.text(check.course.lessons.count, "lesson")), \(Count.text(total, "snippet")): "
            + "\(counts.run) run, \(counts.fromCache) from cache, \(counts.skipped) skipped"
    }

    /// What became of the files of a folder.
    static func changes(_ one: String, _ many: String, _ summary: FolderChange.Summary) -> String {
        let total = summary.written.count + summary.unchanged.count
        return "\(total) \(total == 1 ? one : many): \(summary.written.count) written, "
            + "\(summary.unchanged.count) unchanged, \(summary.removed.count) removed"
    }

    /// A duration in seconds, rounded down to tenths.
    static func seconds(_ duration: Duration) -> String {
        let tenths = duration / .milliseconds(100)
        return "\(Int(tenths) / 10).\(Int(tenths) % 10) s"
    }
}
