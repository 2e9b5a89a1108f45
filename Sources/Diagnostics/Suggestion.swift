/// Finds the word somebody probably meant.
package enum Suggestion {
    /// The candidate nearest to a word, or `nil` where none is near enough to be worth saying.
    ///
    /// Nearness is the optimal string alignment distance (Damerau 1964), at most a third of the
    /// longer word's length, and at least one edit. Ties go to the earlier candidate.
    package static func nearest(to word: String, among candidates: some Sequence<String>) -> String?
    {
        // Nobody mistypes a word of this length, and the distance of long texts takes long.
        guard word.utf8.count <= 100 else { return nil }
        let (count, lowercased) = (word.count, word.lowercased())
        // In ASCII a byte is a character, and bytes are compared in a tenth of the time.
        let isASCII = lowercased.utf8.allSatisfy { $0 < 0x80 }
        let (word, bytes) = (Array(lowercased), Array(lowercased.utf8))
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            let candidateCount = candidate.count
            let limit = max(1, max(count, candidateCount) / 3)
            // Every character that one of them has more costs an edit.
            guard abs(word.count - candidateCount) <= limit else { continue }
            let distance =
                isASCII && candidate.utf8.allSatisfy { $0 < 0x80 }
                ? distance(from: bytes, to: Array(candidate.utf8))
                : distance(from: word, to: Array(candidate))
            guard distance <= limit, distance < (best?.distance ?? .max) else { continue }
            best = (candidate, distance)
        }
        return best?.candidate
    }

    private static func distance<Letter: Equatable>(
        from source: [Letter], to target: [Letter]
    ) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...target.count)
        for i in source.indices {
            var current = [i + 1]
            for j in target.indices {
                let substitution = last[j] + (source[i] == target[j] ? 0 : 1)
                var cost = min(last[j + 1] + 1, current[j] + 1, substitution)
                if i > 0, j > 0, source[i] == target[j - 1], source[i - 1] == target[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[target.count]
    }
}
