/// Durations, times of day and dates.
extension LineBytes {
    /// Where a time ends that begins at a position; `nil` where none does.
    func timeEnd(from index: Int) -> Int? {
        guard let digits = numberDigits(at: index) else { return nil }
        if digits == index, let end = dateEnd(from: index) ?? clockEnd(from: index) { return end }
        return durationEnd(from: digits)
    }

    /// Exactly this many digits, and where they end.
    private func digits(_ count: Int, from index: Int) -> Int? {
        let end = digitsEnd(from: index, most: count + 1)
        return end == index + count ? end : nil
    }

    private func isColon(at index: Int) -> Bool { self[index] == UInt8(ascii: ":") }

    /// `2026-05-01`, with `T10:30:05.123Z` or the like behind it or not.
    private func dateEnd(from index: Int) -> Int? {
        var end = index
        for (part, length) in [4, 2, 2].enumerated() {
            if part > 0 {
                guard self[end] == UInt8(ascii: "-") else { return nil }
                end += 1
            }
            guard let next = digits(length, from: end) else { return nil }
            end = next
        }
        if self[end] == UInt8(ascii: "T") || self[end] == UInt8(ascii: " "),
            let hours = digits(2, from: end + 1), isColon(at: hours),
            let minutes = digits(2, from: hours + 1)
        {
            end = zoneEnd(from: fractionEnd(from: secondsEnd(from: minutes)))
        }
        return isWord(at: end) ? nil : end
    }

    private func secondsEnd(from minutes: Int) -> Int {
        guard isColon(at: minutes), let end = digits(2, from: minutes + 1) else { return minutes }
        return end
    }

    private func fractionEnd(from index: Int) -> Int {
        let isMark = self[index] == UInt8(ascii: ".") || self[index] == UInt8(ascii: ",")
        return isMark && isDigit(at: index + 1) ? digitsEnd(from: index + 1) : index
    }

    /// `Z`, `+02:00`, ` +0000` and the like.
    private func zoneEnd(from index: Int) -> Int {
        let start = self[index] == UInt8(ascii: " ") ? index + 1 : index
        if self[start] == UInt8(ascii: "Z"), !isWord(at: start + 1) { return start + 1 }
        guard self[start] == UInt8(ascii: "+") || self[start] == UInt8(ascii: "-"),
            let hours = digitsEnd(from: start + 1, most: 2) == start + 3 ? start + 3 : nil
        else { return index }
        let minutes = isColon(at: hours) ? hours + 1 : hours
        return digits(2, from: minutes) ?? index
    }

    /// `10:30:05.123`, `10:30 PM` and `0:01.5`.
    private func clockEnd(from index: Int) -> Int? {
        let hours = digitsEnd(from: index)
        guard isColon(at: hours), let minutes = digits(2, from: hours + 1) else { return nil }
        let seconds = secondsEnd(from: minutes)
        let fraction = fractionEnd(from: seconds)
        let noon = noonEnd(from: fraction)
        let end = noon ?? zoneEnd(from: fraction)
        let isLong = seconds > minutes && hours - index <= 2
        let isShort = seconds == minutes && (fraction > minutes || noon != nil)
        guard isLong || isShort, !isWord(at: end) else { return nil }
        return isColon(at: end) && isDigit(at: end + 1) ? nil : end
    }

    private func noonEnd(from index: Int) -> Int? {
        let start = spaceEnd(from: index)
        let half = self[start] | 0x20
        guard half == UInt8(ascii: "a") || half == UInt8(ascii: "p"),
            self[start + 1] | 0x20 == UInt8(ascii: "m"), !isWord(at: start + 2)
        else { return nil }
        return start + 2
    }

    /// Behind one space, a narrow one or one that does not break a line too.
    private func spaceEnd(from index: Int) -> Int {
        if self[index] == UInt8(ascii: " ") { return index + 1 }
        if starts(with: "\u{A0}", at: index) { return index + 2 }
        return starts(with: "\u{202F}", at: index) ? index + 3 : index
    }

    /// `0.53 s`, `12ms`, `3 minutes`, and with smaller units behind greater ones `1 h 5 m 3 s`.
    private func durationEnd(from digits: Int) -> Int? {
        guard let first = durationPart(from: digits) else { return nil }
        var last = first
        while true {
            let next = spaceEnd(from: last.end)
            guard isDigit(at: next), let part = durationPart(from: next),
                part.unit.rank < last.unit.rank
            else { break }
            last = part
        }
        // Alone an `m` could be metres.
        let isTime = first.end != last.end || !first.unit.isAmbiguous
        return isTime && !isWord(at: last.end) ? last.end : nil
    }

    private func durationPart(from digits: Int) -> (unit: TimeUnit, end: Int)? {
        let start = spaceEnd(from: numberEnd(from: digits))
        var end = start
        while end - start <= TimeUnit.longestName, isWord(at: end), !isDigit(at: end),
            self[end] != UInt8(ascii: "_")
        {
            end += scalar(at: end)?.length ?? 1
        }
        guard end - start <= TimeUnit.longestName,
            let unit = TimeUnit(name: String(decoding: bytes[start..<end], as: UTF8.self))
        else { return nil }
        return (unit, end)
    }
}

/// A unit of time.
private struct TimeUnit {
    /// Greater for longer units.
    let rank: Int
    /// Whether the name alone could be another unit's.
    let isAmbiguous: Bool

    /// The longest name in bytes.
    static let longestName = 12

    init?(name: String) {
        isAmbiguous = name == "m"
        switch name {
        case "day", "days": rank = 7
        case "h", "hr", "hrs", "hour", "hours": rank = 6
        case "m", "min", "mins", "minute", "minutes": rank = 5
        case "s", "sec", "secs", "second", "seconds": rank = 4
        case "ms", "msec", "msecs", "millisecond", "milliseconds": rank = 3
        case "µs", "μs", "us", "usec", "microsecond", "microseconds": rank = 2
        case "ns", "nsec", "nanosecond", "nanoseconds": rank = 1
        case "attosecond", "attoseconds": rank = 0
        default: return nil
        }
    }
}
