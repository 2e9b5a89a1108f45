import CourseModel

/// Writes times of a timeline for people.
enum TimelineTime {
    /// Microseconds in the unit in which they are easiest to read, with three digits that say something.
    static func text(_ microseconds: Int) -> String {
        switch microseconds {
        case ..<1000: "\(microseconds) µs"
        case ..<1_000_000: "\(digits(microseconds, of: 1000)) ms"
        default: "\(digits(microseconds, of: 1_000_000)) s"
        }
    }

    /// Three digits of a number in a unit, no zeros behind the point.
    private static func digits(_ number: Int, of unit: Int) -> String {
        let decimals = number < 10 * unit ? 2 : number < 100 * unit ? 1 : 0
        let scale = decimals == 2 ? 100 : decimals == 1 ? 10 : 1
        let rounded = (number * scale + unit / 2) / unit
        guard rounded % scale != 0 else { return String(rounded / scale) }
        let fraction = String(scale + rounded % scale).dropFirst()
        return
            "\(rounded / scale).\(fraction.reversed().drop { $0 == "0" }.reversed().map(String.init).joined())"
    }

    /// The step between two marks of an axis: 1, 2 or 5 of a unit, so that there are at most seven.
    static func step(for duration: Int) -> Int {
        var unit = 1
        while true {
            for factor in [1, 2, 5] where duration / (unit * factor) <= 6 { return unit * factor }
            unit *= 10
        }
    }
}
