import CourseModel

/// The text of order rules, taken apart into words.
struct OrderRuleWords: Sequence, IteratorProtocol {
    /// A word with its place.
    struct Word {
        let kind: Kind
        let range: Range<Int>
    }

    /// What a word is.
    enum Kind: Equatable {
        case plain
        /// A text between single quotes, as it is without them.
        case quoted(String)
        /// `before`, `first` or `last`.
        case keyword(Keyword)
        case separator(isNewline: Bool)
        /// A quote that no other one ends.
        case unclosed
    }

    /// The words that say what a rule wants.
    enum Keyword: String {
        case before, first, last
    }

    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private static let quote = UInt8(ascii: "'")

    private func isSpace(_ index: Int) -> Bool { [0x20, 0x09].contains(bytes[index]) }

    private func isSeparator(_ index: Int) -> Bool {
        [UInt8(ascii: ","), UInt8(ascii: ";"), 0x0A, 0x0D].contains(bytes[index])
    }

    mutating func next() -> Word? {
        while index < bytes.count, isSpace(index) { index += 1 }
        guard index < bytes.count else { return nil }
        let start = index
        if isSeparator(index) {
            index += 1
            let isNewline = [0x0A, 0x0D].contains(bytes[start])
            return Word(kind: .separator(isNewline: isNewline), range: start..<index)
        }
        if bytes[index] == Self.quote { return quoted() }
        while index < bytes.count, !isSpace(index), !isSeparator(index) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        return Word(
            kind: Keyword(rawValue: word).map { .keyword($0) } ?? .plain, range: start..<index)
    }

    private mutating func quoted() -> Word {
        let start = index
        var text: [UInt8] = []
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == Self.quote {
                guard index < bytes.count, bytes[index] == Self.quote else {
                    return Word(
                        kind: .quoted(String(decoding: text, as: UTF8.self)), range: start..<index)
                }
                index += 1
            }
            text.append(byte)
        }
        return Word(kind: .unclosed, range: start..<index)
    }
}
