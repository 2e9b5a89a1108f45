/// Walks an LLVM bitstream entry by entry: blocks, their ends, and records.
///
/// Abbreviations, including those that a BLOCKINFO block declares for others, are applied on the
/// way and not shown. Every read is checked against the block it is in, so bytes that are cut off,
/// damaged or hostile end in a `BitstreamError`; time and memory grow with the length of the
/// file, not with the numbers in it.
///
/// Source: https://llvm.org/docs/BitCodeFormat.html.
struct BitstreamReader: Sendable {
    /// What `next()` finds.
    enum Entry: Sendable, Equatable {
        /// A block begins; the entries up to its `blockEnd` belong to it.
        case block(id: UInt64)
        case blockEnd
        case record(BitstreamRecord)
        case endOfStream
    }

    private enum Step {
        case entry(Entry)
        /// An abbreviation: for the block it stands in, or, in BLOCKINFO, for another one.
        case definition(BitstreamAbbreviation)
    }

    /// What a block needs while it is open; the outermost stands for the file itself.
    private struct Scope: Sendable {
        let idWidth: Int
        let end: Int
        var abbreviations: [BitstreamAbbreviation]
    }

    // The compilers nest three deep at most, and use a dozen abbreviations. The first limit bounds
    // the recursion of whoever turns blocks into values (and of their destruction), the second
    // what entering a block can cost.
    private static let maximumDepth = 32
    private static let maximumAbbreviations = 256
    private static let blockInfoID: UInt64 = 0
    private static let setBlockIDCode: UInt64 = 1

    private var cursor: BitCursor
    private var scope: Scope
    private var outerScopes: [Scope] = []
    private var declaredAbbreviations: [UInt64: [BitstreamAbbreviation]] = [:]

    /// Begins at the first entry behind `magic`, which the bytes must start with.
    init(_ bytes: [UInt8], magic: [UInt8]) throws(BitstreamError) {
        cursor = BitCursor(bytes)
        guard bytes.starts(with: magic) else { throw cursor.failure(.wrongMagic) }
        scope = Scope(idWidth: 2, end: bytes.count * 8, abbreviations: [])
        _ = try cursor.slice(magic.count)
    }

    /// The position of the next entry, in bits from the start of the file.
    var bitOffset: Int { cursor.position }

    /// The next block, block end or record.
    mutating func next() throws(BitstreamError) -> Entry {
        while true {
            let start = cursor.position
            switch try step() {
            case .definition(let abbreviation):
                try Self.append(abbreviation, to: &scope.abbreviations, at: start)
            case .entry(.block(Self.blockInfoID)):
                try readBlockInfo()
            case .entry(let entry):
                return entry
            }
        }
    }

    /// Leaves the block that is open, whatever is left in it.
    mutating func skipBlock() throws(BitstreamError) {
        cursor.skipToEnd()
        try closeScope()
    }

    private mutating func step() throws(BitstreamError) -> Step {
        if outerScopes.isEmpty, cursor.remainingBits == 0 { return .entry(.endOfStream) }
        let start = cursor.position
        switch try cursor.fixed(scope.idWidth) {
        case 0:
            try cursor.align()
            try closeScope()
            return .entry(.blockEnd)
        case 1:
            return .entry(.block(id: try openBlock(startingAt: start)))
        case 2:
            return .definition(try BitstreamAbbreviation(from: &cursor))
        case 3:
            return .entry(.record(try unabbreviatedRecord(startingAt: start)))
        case let id:
            // Ids 0 to 3 are built in; the block's own begin at 4.
            guard let index = Int(exactly: id - 4), scope.abbreviations.indices.contains(index)
            else { throw BitstreamError(reason: .unknownAbbreviation, bitOffset: start) }
            let abbreviation = scope.abbreviations[index]
            return .entry(.record(try abbreviation.record(from: &cursor, startingAt: start)))
        }
    }

    private mutating func openBlock(startingAt start: Int) throws(BitstreamError) -> UInt64 {
        let malformed = BitstreamError(reason: .malformedBlock, bitOffset: start)
        let id = try cursor.variable(8)
        let idWidth = try cursor.variable(4)
        // Fewer than 2 bits could not tell the four built-in ids apart, and 0 would take no bits.
        guard (2...32).contains(idWidth) else { throw malformed }
        try cursor.align()
        let words = try cursor.fixed(32)
        let length = try cursor.checked(count: words, bitsEach: 32) * 32
        guard outerScopes.count < Self.maximumDepth else {
            throw BitstreamError(reason: .nestedTooDeeply, bitOffset: start)
        }
        outerScopes.append(scope)
        scope = Scope(
            idWidth: Int(idWidth), end: cursor.position + length,
            abbreviations: declaredAbbreviations[id] ?? [])
        cursor.limit(to: scope.end)
        return id
    }

    private mutating func closeScope() throws(BitstreamError) {
        guard cursor.position == scope.end, let outer = outerScopes.popLast() else {
            throw cursor.failure(.malformedBlock)
        }
        scope = outer
        cursor.limit(to: outer.end)
    }

    private mutating func unabbreviatedRecord(
        startingAt start: Int
    ) throws(BitstreamError) -> BitstreamRecord {
        let code = try cursor.variable(6)
        let count = try cursor.checked(count: try cursor.variable(6), bitsEach: 6)
        var fields: [UInt64] = []
        fields.reserveCapacity(count)
        for _ in 0..<count {
            fields.append(try cursor.variable(6))
        }
        return BitstreamRecord(code: code, fields: fields, blob: nil, bitOffset: start)
    }

    /// Reads a BLOCKINFO block, in which a definition belongs to the block named last before it.
    private mutating func readBlockInfo() throws(BitstreamError) {
        var target: UInt64?
        while true {
            let start = cursor.position
            switch try step() {
            case .definition(let abbreviation):
                guard let target else {
                    throw BitstreamError(reason: .malformedAbbreviation, bitOffset: start)
                }
                try Self.append(
                    abbreviation, to: &declaredAbbreviations[target, default: []], at: start)
            case .entry(.record(let record)):
                // Names of blocks and records are there for people; only this code matters.
                if record.code == Self.setBlockIDCode { target = try record.field(0) }
            case .entry(.blockEnd):
                return
            case .entry(.block), .entry(.endOfStream):
                throw BitstreamError(reason: .malformedBlock, bitOffset: start)
            }
        }
    }

    private static func append(
        _ abbreviation: BitstreamAbbreviation, to list: inout [BitstreamAbbreviation], at start: Int
    ) throws(BitstreamError) {
        guard list.count < maximumAbbreviations else {
            throw BitstreamError(reason: .malformedAbbreviation, bitOffset: start)
        }
        list.append(abbreviation)
    }
}
