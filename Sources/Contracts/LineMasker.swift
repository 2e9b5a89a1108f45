import CourseModel

/// Puts a sign such as `⟨time⟩` in the place of everything in a line that does not count.
///
/// One pass from the left: what begins first is masked as a whole, and of masks for what begins at the
/// same place a path goes before an id, that before a time, and that before a number. Linear in the
/// line's length.
struct LineMasker: Sendable {
    private let masks: [OutputMask]

    init(_ masks: [OutputMask]) {
        self.masks = [.path, .id, .time, .number].filter(masks.contains)
    }

    /// The line as it is compared.
    func masked(_ line: String) -> String {
        guard !masks.isEmpty, line.utf8.contains(where: Self.canMatter) else { return line }
        let text = LineBytes(line)
        var result: [UInt8] = []
        var (index, kept) = (0, 0)
        while index < text.count {
            switch look(at: index, in: text) {
            case .token(let mask, let end):
                result += text.bytes[kept..<index]
                result += "⟨\(mask.rawValue)⟩".utf8
                (index, kept) = (end, end)
            case .nothing(let next): index = next
            }
        }
        guard kept > 0 else { return line }
        result += text.bytes[kept...]
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a byte can be part of something that is masked: a digit, a slash, and a UUID's dash.
    private static func canMatter(_ byte: UInt8) -> Bool { (0x2D...0x39).contains(byte) }

    private enum Finding {
        case token(OutputMask, end: Int)
        /// Nothing begins here, nor before `next`.
        case nothing(next: Int)
    }

    private func look(at index: Int, in text: LineBytes) -> Finding {
        var next = index + 1
        for mask in masks {
            let end: Int?
            switch mask {
            case .path:
                let path = text.path(from: index)
                (end, next) = (path.end, max(next, path.next))
            case .id: end = text.identifierEnd(from: index)
            case .time: end = text.timeEnd(from: index)
            case .number: end = text.numberDigits(at: index).map(text.numberEnd(from:))
            }
            if let end { return .token(mask, end: end) }
        }
        // What was looked at in vain is not looked at again, or a long line would take its square.
        if text.isDigit(at: index), let digits = text.numberDigits(at: index) {
            return .nothing(next: text.numberEnd(from: digits))
        }
        if text.isWord(at: index) { return .nothing(next: text.wordEnd(from: index)) }
        return .nothing(next: max(next, index + (text.scalar(at: index)?.length ?? 1)))
    }
}
