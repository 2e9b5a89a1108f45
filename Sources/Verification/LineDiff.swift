/// Sets two texts against each other line by line.
enum LineDiff {
    /// The lines of both: ` ` in front of common ones, `-` of those only in the first, `+` of those
    /// only in the second.
    ///
    /// Long stretches of common lines are cut to `context` lines each side.
    static func lines(from old: [String], to new: [String], context: Int = 2) -> [String] {
        let changes = new.difference(from: old)
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var merged: [String] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, removed.contains(i) {
                merged.append("-\(old[i])")
                i += 1
            } else if j < new.count, inserted.contains(j) {
                merged.append("+\(new[j])")
                j += 1
            } else {
                merged.append(" \(old[i])")
                i += 1
                j += 1
            }
        }
        return shortened(merged, context: context)
    }

    private static func shortened(_ lines: [String], context: Int) -> [String] {
        let changed = lines.indices.filter { !lines[$0].hasPrefix(" ") }
        var result: [String] = []
        var isCut = false
        for index in lines.indices {
            if changed.contains(where: { abs($0 - index) <= context }) {
                result.append(lines[index])
                isCut = false
            } else if !isCut {
                result.append("…")
                isCut = true
            }
        }
        return result
    }
}
