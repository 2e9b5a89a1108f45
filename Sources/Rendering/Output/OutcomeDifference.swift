import CourseModel

/// In what an outcome of a gallery differs from the most frequent one.
enum OutcomeDifference {
    /// The places, among a transcript's own lines, of those that another one does not have there.
    ///
    /// By Myers's algorithm (1986), as the standard library has it; of long outputs, whose differences
    /// nobody reads, line by line.
    static func places(in transcript: Transcript, besides other: Transcript) -> Set<Int> {
        let (lines, others) = (transcript.ownLines, other.ownLines)
        guard lines.count <= longest, others.count <= longest else {
            return Set(
                lines.indices.filter { !others.indices.contains($0) || lines[$0] != others[$0] })
        }
        return Set(
            lines.difference(from: others).insertions.map { change in
                switch change {
                case .insert(let offset, _, _), .remove(let offset, _, _): offset
                }
            })
    }

    /// Lines up to which differences are looked for wherever they are.
    private static let longest = 1000
}

extension Transcript {
    /// Its own lines as what makes two of them alike.
    fileprivate var ownLines: [[UInt8]] {
        tellingLines.filter { $0.part == nil }
            .map { [$0.stream == .standardOutput ? 0 : 1] + Array($0.text.utf8) }
    }
}
