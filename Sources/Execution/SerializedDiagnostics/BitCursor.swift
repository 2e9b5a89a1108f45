/// A position in bytes that are read bit by bit, least significant bit first.
///
/// No read passes `end`, and none allocates: the bytes are shared, never copied.
struct BitCursor: Sendable {
    private let bytes: [UInt8]
    /// The next bit to read, counted from the start of the bytes; never greater than `end`.
    private(set) var position = 0
    /// Where the enclosing block, or the file, stops; a multiple of 8.
    private(set) var end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = bytes.count * 8
    }

    var remainingBits: Int { end - position }

    func failure(_ reason: BitstreamError.Reason) -> BitstreamError {
        BitstreamError(reason: reason, bitOffset: position)
    }

    /// The next `width` bits as a number; `width` is from 0 to 64.
    mutating func fixed(_ width: Int) throws(BitstreamError) -> UInt64 {
        precondition((0...64).contains(width), "A fixed field has at most 64 bits.")
        guard width <= remainingBits else { throw failure(.truncated) }
        var value: UInt64 = 0
        var taken = 0
        while taken < width {
            let used = position % 8
            let count = min(8 - used, width - taken)
            let piece = (UInt64(bytes[position / 8]) >> UInt64(used)) & ((1 << UInt64(count)) - 1)
            value |= piece << UInt64(taken)
            taken += count
            position += count
        }
        return value
    }

    /// The next number in chunks of `width` bits, whose top bit says that another chunk follows.
    ///
    /// `width` is from 2 to 64. Ends after at most 64 chunks, however many claim a successor.
    mutating func variable(_ width: Int) throws(BitstreamError) -> UInt64 {
        precondition((2...64).contains(width), "A chunk has a payload and at most 64 bits.")
        let start = position
        let continues: UInt64 = 1 << UInt64(width - 1)
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            let chunk = try fixed(width)
            let payload = chunk & (continues - 1)
            guard (payload << shift) >> shift == payload else { break }
            value |= payload << shift
            if chunk & continues == 0 { return value }
            shift += UInt64(width - 1)
        }
        throw BitstreamError(reason: .numberOutOfRange, bitOffset: start)
    }

    /// Skips to the next multiple of 32 bits, where blocks and blobs start and end.
    mutating func align() throws(BitstreamError) {
        let aligned = (position + 31) / 32 * 32
        guard aligned <= end else { throw failure(.truncated) }
        position = aligned
    }

    /// A count of things that take at least `bitsEach` bits, checked against the bits that are left.
    ///
    /// After this check it is safe to reserve memory for that many.
    func checked(
        count: UInt64, bitsEach: Int
    ) throws(BitstreamError) -> Int {
        guard let count = Int(exactly: count), count <= remainingBits / bitsEach else {
            throw failure(.truncated)
        }
        return count
    }

    /// The next `count` bytes; the cursor must be aligned, and the count checked.
    mutating func slice(_ count: Int) throws(BitstreamError) -> ArraySlice<UInt8> {
        guard position % 8 == 0, count <= remainingBits / 8 else { throw failure(.truncated) }
        let start = position / 8
        position += count * 8
        return bytes[start..<start + count]
    }

    /// Makes the reads that follow stop at `newEnd`, a position in the file.
    mutating func limit(to newEnd: Int) {
        precondition(
            position <= newEnd && newEnd <= bytes.count * 8, "A block lies within the file.")
        end = newEnd
    }

    /// Jumps over what is left before `end`.
    mutating func skipToEnd() {
        position = end
    }
}
