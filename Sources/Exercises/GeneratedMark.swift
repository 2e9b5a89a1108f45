/// The words in a file that is written anew whenever the exercises are written.
package enum GeneratedMark {
    /// The words.
    static let words = "Written by lectern exercise; take this line out to keep what you change."

    /// Whether a file says that it may be written anew.
    package static func stands(in bytes: [UInt8]) -> Bool {
        String(decoding: bytes.prefix(1000), as: UTF8.self).contains(words)
    }
}
