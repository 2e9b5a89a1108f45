/// What of a line of output does not count when it is compared; the page shows it as it was.
package enum OutputMask: String, Sendable, Hashable, CaseIterable {
    /// Durations with their unit, times of day and dates.
    case time
    /// Numbers.
    case number
    /// Absolute paths of files.
    case path
    /// UUIDs, and addresses in hexadecimal digits.
    case id
}
