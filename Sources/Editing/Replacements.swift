/// Changes of a text by ranges of its bytes.
package struct Replacements: Sendable, Equatable {
    /// Bytes that stand instead of others, or between them where the range is empty.
    struct Replacement: Sendable, Equatable {
        let range: Range<Int>
        let bytes: [UInt8]
    }

    /// In the order of the text, none overlapping another.
    private let replacements: [Replacement]
    /// By how much what stands behind each replacement has moved.
    private let shifts: [Int]

    /// Changes in any order; ranges must not overlap.
    init(_ replacements: [Replacement]) {
        let sorted = replacements.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        var shift = 0
        self.replacements = sorted
        shifts = sorted.map {
            shift += $0.bytes.count - $0.range.count
            return shift
        }
    }

    /// A text with the changes made; in one pass over it.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + (shifts.last ?? 0))
        var offset = 0
        for replacement in replacements {
            precondition(
                replacement.range.lowerBound >= offset, "no two edits change the same bytes")
            result += bytes[offset..<replacement.range.lowerBound]
            result += replacement.bytes
            offset = replacement.range.upperBound
        }
        result += bytes[offset...]
        return result
    }

    /// Where an offset of the old text stands in the new one; what is inserted at it stands before it.
    func offset(of old: Int) -> Int {
        var low = 0
        var high = replacements.count
        while low < high {
            let middle = (low + high) / 2
            if replacements[middle].range.upperBound <= old {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return old + (low == 0 ? 0 : shifts[low - 1])
    }

    /// Where a range of the new text stood in the old one; what is new stood where its change begins.
    package func oldRange(of new: Range<Int>) -> Range<Int> {
        let start = oldOffset(of: new.lowerBound)
        return start..<max(start, oldOffset(of: new.upperBound))
    }

    private func oldOffset(of new: Int) -> Int {
        var shift = 0
        for (replacement, next) in zip(replacements, shifts) {
            let start = replacement.range.lowerBound + shift
            if new < start { break }
            if new < start + replacement.bytes.count { return replacement.range.lowerBound }
            shift = next
        }
        return new - shift
    }

    /// Where a range of the old text that no change cuts stands in the new one.
    func range(of old: Range<Int>) -> Range<Int> {
        let start = offset(of: old.lowerBound)
        return start..<max(start, offset(of: old.upperBound))
    }
}
