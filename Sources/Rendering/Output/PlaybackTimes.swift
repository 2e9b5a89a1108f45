import CourseModel

extension Recording {
    /// When each of the snippet's own lines appeared, in milliseconds, where that took so long that it is
    /// worth being played back; else nothing.
    ///
    /// Where it is known how the tasks ran, the times are those of the timeline.
    var playbackTimes: [Int] {
        guard transcript.duration >= Self.noticeable, transcript.ending.isOfRun else { return [] }
        var times: [Int: Int] = [:]
        for print in tracing?.trace?.prints ?? [] { times[print.line] = print.time / 1000 }
        let places = transcript.placesOfOwnLines
        let all = places.sorted { $0.value < $1.value }.map { index, _ in
            times[index] ?? transcript.lines[index].time
        }
        guard all.count > 1, let first = all.min(), let last = all.max(),
            last - first >= Self.noticeable
        else { return [] }
        return all
    }

    /// People take what happens within fewer milliseconds for one moment.
    private static let noticeable = 150
}
