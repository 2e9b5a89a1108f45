/// Writes times for people.
package enum Milliseconds {
    /// Milliseconds as seconds where they are whole ones, for example `10 s` or `1500 ms`.
    package static func text(_ milliseconds: Int) -> String {
        milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}
