#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A moment as answers tell it (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    /// The moment so many seconds after the beginning of 1970.
    static func text(of seconds: Int) -> String {
        var (seconds, parts) = (time_t(seconds), tm())
        gmtime_r(&seconds, &parts)
        // Names of days and months are English: nothing here asks for another locale.
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
            guard let text = buffer.baseAddress else { return "" }
            strftime(text, buffer.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
            return String(cString: text)
        }
    }

    /// This moment.
    static var now: String { text(of: time(nil)) }
}
