/// The line that tells in a program's output where the code of the next part begins; see `support.c`.
///
/// The byte in front, RECORD SEPARATOR, is one that programs do not print.
package enum PartMark {
    /// The line without its newline.
    package static let line = "\u{1E}lectern:part"
}
