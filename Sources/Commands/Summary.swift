import CourseModel
import Execution
import Verification
import Writing

extension Terminal {
    /// Prints what became of the snippets, how they were run, and what is to be known of the cache.
    func printSummary(of check: CourseCheck, isFrozen: Bool) {
        for note in check.notes { print(note: note) }
        print(Summary.snippets(of: check, isFrozen: isFrozen))
        if let runs = Summary.runs(of: check) { print(runs) }
    }
}

extension Terminal {
    /// Prints what came of asking about code, where anything was asked.
    func print(_ annotations: CourseAnnotations) {
        guard annotations.asked > 0 else { return }
        let missing = annotations.failures.reduce(0) { $0 + $1.places.count }
        print(
            "code: \(annotations.asked - missing) of "
                + "\(Count.text(annotations.asked, "new piece")) coloured")
        for failure in annotations.failures {
            let count = failure.places.count
            let rest = count > 3 ? " and \(count - 3) more" : ""
            print(
                note: "no colours for \(failure.places.prefix(3).joined(separator: ", "))\(rest): "
                    + failure.reason)
        }
    }
}

/// Says in a line what a command did.
enum Summary {
    /// What became of the snippets; where nothing is run, their recordings are told of.
    static func snippets(of check: CourseCheck, isFrozen: Bool = false) -> String {
        let counts = check.counts
        let total =
            counts.run + counts.fromCache + counts.skipped + counts.notForThisMachine
        return
            "\(Count.text(check.course.lessons.count, "lesson")), \(Count.text(total, "snippet")): "
            + "\(counts.run) run, \(counts.fromCache) from \(isFrozen ? "recordings" : "cache"), \(counts.skipped) skipped"
            + (counts.notForThisMachine > 0
                ? ", \(counts.notForThisMachine) not for this machine" : "")
    }

    /// How programs were linked and contained; `nil` where none was run.
    static func runs(of check: CourseCheck) -> String? {
        guard let isContained = check.isContained else { return nil }
        let contained = isContained ? "in a sandbox" : "without a sandbox"
        var files: [String: Int] = [:]
        var reasons: [AloneReason: Int] = [:]
        for linkage in check.linkages {
            switch linkage {
            case .together(let file): files[file, default: 0] += 1
            case .alone(let reason): reasons[reason, default: 0] += 1
            }
        }
        let together = files.values.reduce(0, +)
        let alone = reasons.values.reduce(0, +)
        guard together + alone > 0 else { return contained }
        guard together > 0 else {
            return "\(contained); linked: \(alone) alone (\(Self.details(of: reasons)))"
        }
        return "\(contained); linked: \(together) together in \(Count.text(files.count, "file")), "
            + (alone == 0 ? "none alone" : "\(alone) alone (\(details(of: reasons)))")
    }

    private static func details(of reasons: [AloneReason: Int]) -> String {
        AloneReason.allCases.compactMap { reason in
            reasons[reason].map { "\($0) \(reason.rawValue)" }
        }
        .joined(separator: ", ")
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
