/// What one or more runs of a program showed alike.
package struct Observation: Sendable, Equatable {
    /// What the first of them showed.
    package let transcript: Transcript
    /// How many runs showed it; at least 1.
    package let count: Int

    /// What some runs showed.
    package init(_ transcript: Transcript, count: Int = 1) {
        self.transcript = transcript
        self.count = count
    }

    /// Runs put together where a reader would see the same, what was seen most often first; of two
    /// seen equally often, what was seen first.
    package static func gathering(_ transcripts: [Transcript]) -> [Observation] {
        merging([transcripts.map { Observation($0) }])
    }

    /// The observations of several series of runs as those of one.
    package static func merging(_ series: [[Observation]]) -> [Observation] {
        var groups: [Observation] = []
        for new in series.joined() {
            let index = groups.firstIndex { $0.transcript.showsTheSame(as: new.transcript) }
            if let index {
                groups[index] = Observation(
                    groups[index].transcript, count: groups[index].count + new.count)
            } else {
                groups.append(new)
            }
        }
        return groups.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map(\.element)
    }
}
