import CourseModel

/// A text in which `[..]` stands for any text.
struct GappedText: Sendable {
    private let pieces: [BytePattern]
    /// The bytes without gaps that a line must have at least.
    private let length: Int

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let gap = BytePattern(Array(OutputFence.gap.utf8))
        var pieces: [BytePattern] = []
        var start = 0
        while let index = gap.firstIndex(in: bytes, from: start) {
            pieces.append(BytePattern(Array(bytes[start..<index])))
            start = index + gap.bytes.count
        }
        pieces.append(BytePattern(Array(bytes[start...])))
        self.pieces = pieces
        length = pieces.reduce(0) { $0 + $1.bytes.count }
    }

    var hasGaps: Bool { pieces.count > 1 }

    /// Whether it stands for a whole line; linear time, since each piece between two gaps may stand
    /// where it is found first.
    func matches(_ line: [UInt8]) -> Bool {
        guard let first = pieces.first, let last = pieces.last, line.count >= length else {
            return false
        }
        guard hasGaps else { return line == first.bytes }
        guard line.starts(with: first.bytes), line.suffix(last.bytes.count) == last.bytes[...]
        else { return false }
        let end = line.count - last.bytes.count
        var start = first.bytes.count
        for piece in pieces.dropFirst().dropLast() where !piece.bytes.isEmpty {
            guard let index = piece.firstIndex(in: line, from: start) else { return false }
            start = index + piece.bytes.count
        }
        return start <= end
    }

    /// Whether it occurs in a line without beginning or ending within a word or a number; linear time.
    func occurs(in line: LineBytes) -> Bool {
        var start = 0
        for (number, piece) in pieces.enumerated() where !piece.bytes.isEmpty {
            let index = piece.firstIndex(in: line.bytes, from: start) { index in
                (number > 0 || !line.isInside(index))
                    && (number < pieces.count - 1 || !line.isInside(index + piece.bytes.count))
            }
            guard let index else { return false }
            start = index + piece.bytes.count
        }
        return true
    }
}

extension LineBytes {
    /// Whether a position lies within a word or a number.
    fileprivate func isInside(_ index: Int) -> Bool {
        if isWord(before: index) && isWord(at: index) { return true }
        func isMark(_ index: Int) -> Bool { [0x2C, 0x2E].contains(self[index]) }
        // Between the digits and the mark of `1.5` or `1,000`, on either side.
        return isDigit(at: index - 1) && isMark(index) && isDigit(at: index + 1)
            || isDigit(at: index - 2) && isMark(index - 1) && isDigit(at: index)
    }
}

/// Bytes that are looked for in others in linear time (Knuth, Morris, Pratt 1977).
struct BytePattern: Sendable {
    let bytes: [UInt8]
    /// For each count of matched bytes how many of them still match where the next one does not.
    private let fallback: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var fallback = [0, 0]
        var matched = 0
        for byte in bytes.dropFirst() {
            while matched > 0, bytes[matched] != byte { matched = fallback[matched] }
            if bytes[matched] == byte { matched += 1 }
            fallback.append(matched)
        }
        self.fallback = fallback
    }

    /// Where the bytes begin first at or behind a position, of the places that are accepted.
    func firstIndex(
        in text: [UInt8], from start: Int, where isAccepted: (Int) -> Bool = { _ in true }
    ) -> Int? {
        guard !bytes.isEmpty else { return (start...text.count).first(where: isAccepted) }
        var matched = 0
        var index = start
        while index < text.count {
            while matched > 0, bytes[matched] != text[index] { matched = fallback[matched] }
            if bytes[matched] == text[index] { matched += 1 }
            index += 1
            guard matched == bytes.count else { continue }
            if isAccepted(index - matched) { return index - matched }
            matched = fallback[matched]
        }
        return nil
    }
}
