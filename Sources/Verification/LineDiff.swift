import CourseModel

/// Sets two texts against each other line by line.
package enum LineDiff {
    /// The lines of both: ` ` in front of common ones, `-` of those only in the first, `+` of those
    /// only in the second.
    ///
    /// Lines are common that are compared by the same text, which is their own unless said; such a line
    /// is shown as it stands in the second.
    /// Of common lines, `context` on each side of a difference are shown, and `…` stands for the rest.
    /// Differences longer than 500 lines are not set against each other, which would take their
    /// product in time: the first lines of either side are shown.
    package static func lines(
        from old: [String], to new: [String], context: Int = 2,
        comparing key: (String) -> String = { $0 }
    ) -> [String] {
        lines(
            from: old.map { Line(text: $0, key: key($0)) },
            to: new.map { Line(text: $0, key: key($0)) }, context: context)
    }

    /// A line, and the text by which it is compared.
    private struct Line {
        let text: String
        let key: String
    }

    private static func lines(from old: [Line], to new: [Line], context: Int) -> [String] {
        let prefix = zip(old, new).prefix(while: isEqual).count
        let rest = min(old.count, new.count) - prefix
        let suffix = zip(old.reversed(), new.reversed()).prefix(while: isEqual).prefix(rest).count
        let (oldMiddle, newMiddle) = (
            old[prefix..<(old.count - suffix)], new[prefix..<(new.count - suffix)]
        )
        var lines: [String] = []
        if prefix > context { lines.append("…") }
        lines += new[..<prefix].suffix(context).map { " \($0.text)" }
        if max(oldMiddle.count, newMiddle.count) > longestDifference {
            lines += excerpt(oldMiddle, mark: "-") + excerpt(newMiddle, mark: "+")
        } else {
            lines += shortened(merged(Array(oldMiddle), Array(newMiddle)), context: context)
        }
        lines += new.suffix(suffix).prefix(context).map { " \($0.text)" }
        if suffix > context { lines.append("…") }
        return lines
    }

    private static let longestDifference = 500

    /// Whether two lines are the same, byte for byte: Swift calls strings equal that compose a character
    /// otherwise, and a difference would show nothing.
    private static func isEqual(_ left: Line, _ right: Line) -> Bool {
        left.key.hasSameBytes(as: right.key)
    }

    private static func excerpt(_ lines: ArraySlice<Line>, mark: String) -> [String] {
        lines.prefix(10).map { mark + $0.text } + (lines.count > 10 ? ["\(mark)…"] : [])
    }

    private static func merged(_ old: [Line], _ new: [Line]) -> [String] {
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in new.difference(from: old, by: isEqual) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var merged: [String] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, removed.contains(i) {
                merged.append("-\(old[i].text)")
                i += 1
            } else if j < new.count, inserted.contains(j) {
                merged.append("+\(new[j].text)")
                j += 1
            } else {
                merged.append(" \(new[j].text)")
                i += 1
                j += 1
            }
        }
        return merged
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
