package import CourseModel

extension OutputMask {
    /// A line with a sign such as `⟨time⟩` for everything in it that the mask covers; linear time.
    package func masked(_ line: String) -> String { LineMasker([self]).masked(line) }
}

extension OutputContract {
    /// A line as it is compared: with a sign such as `⟨time⟩` for all that its masks cover.
    ///
    /// One pass from the left takes what begins first; of what begins at one place a path goes before
    /// an id, then a time, then a number. Linear time.
    package func masked(_ line: String) -> String { LineMasker(masks).masked(line) }

    /// Whether lines of output can stand for recorded ones, byte for byte where they are not masked.
    ///
    /// Rules about their order are judged by ``violations(in:)``, and what must be contained by the
    /// output fence.
    package func allows(_ actual: [String], insteadOf recorded: [String]) -> Bool {
        switch form {
        case .exact:
            actual.count == recorded.count
                && zip(actual, recorded).allSatisfy { new, old in
                    new.hasSameBytes(as: old)
                        || comparable(new).elementsEqual(comparable(old))
                }
        case .unordered, .order:
            actual.count == recorded.count
                && LineCounts(actual.map(comparable)) == LineCounts(recorded.map(comparable))
        case .contains, .ignored: true
        }
    }

    /// Recorded lines in the order in which they are set against others.
    ///
    /// Where the order does not count, each that can stand for one of the others stands in its place, and
    /// the rest behind them; else it is the recorded order.
    package func arranged(_ recorded: [String], as actual: [String]) -> [String] {
        switch form {
        case .exact, .contains, .ignored: return recorded
        case .unordered, .order: break
        }
        // The earliest comes last, from where it is taken.
        var places = Dictionary(
            grouping: recorded.indices.reversed(), by: { comparable(recorded[$0]) })
        let found = actual.compactMap { places[comparable($0)]?.popLast() }
        let rest = places.values.joined().sorted()
        return (found + rest).map { recorded[$0] }
    }

    /// The bytes by which a line is compared.
    func comparable(_ line: String) -> [UInt8] { Array(masked(line).utf8) }
}

/// How often each line occurs.
private struct LineCounts: Equatable {
    private var counts: [[UInt8]: Int] = [:]

    init(_ lines: [[UInt8]]) {
        for line in lines { counts[line, default: 0] += 1 }
    }
}
