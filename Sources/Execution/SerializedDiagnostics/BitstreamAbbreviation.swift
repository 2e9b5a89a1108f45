/// The layout of a record: how its code and its fields are encoded.
///
/// Source: "Defining Abbreviations" in https://llvm.org/docs/BitCodeFormat.html.
struct BitstreamAbbreviation: Sendable, Equatable {
    /// How one number is written.
    enum Scalar: Sendable, Equatable {
        /// The number stands in the abbreviation and takes no bits in a record.
        case literal(UInt64)
        case fixed(width: Int)
        case variable(width: Int)
        case char6
    }

    /// What may come last, any number of times.
    enum Tail: Sendable, Equatable {
        case array(element: Scalar, bitsEach: Int)
        case blob
    }

    let code: Scalar
    let fields: [Scalar]
    let tail: Tail?

    /// Reads a definition, from just behind its DEFINE_ABBREV id.
    init(from cursor: inout BitCursor) throws(BitstreamError) {
        let malformed = cursor.failure(.malformedAbbreviation)
        // Literals cost a record no bits. Without a limit a small hostile file could define a long
        // abbreviation and use it often: work that grows with the square of the file's size.
        let count = try cursor.variable(5)
        guard (1...32).contains(count) else { throw malformed }

        var scalars: [Scalar] = []
        var tail: Tail?
        var left = count
        while left > 0 {
            left -= 1
            switch try Operand(from: &cursor, or: malformed) {
            case .scalar(let scalar):
                scalars.append(scalar)
            case .array:
                guard left == 1,
                    case .scalar(let element) = try Operand(from: &cursor, or: malformed),
                    let bitsEach = element.minimumBits
                else { throw malformed }
                tail = .array(element: element, bitsEach: bitsEach)
                left = 0
            case .blob:
                guard left == 0 else { throw malformed }
                tail = .blob
            }
        }
        guard let code = scalars.first else { throw malformed }
        self.code = code
        fields = Array(scalars.dropFirst())
        self.tail = tail
    }

    /// Reads the record that follows its abbreviation id; `start` is where that id begins.
    func record(
        from cursor: inout BitCursor, startingAt start: Int
    ) throws(BitstreamError) -> BitstreamRecord {
        let code = try code.value(from: &cursor)
        var values: [UInt64] = []
        var blob: ArraySlice<UInt8>?
        for field in fields {
            values.append(try field.value(from: &cursor))
        }
        switch tail {
        case nil:
            break
        case .array(let element, let bitsEach):
            let count = try cursor.checked(count: try cursor.variable(6), bitsEach: bitsEach)
            values.reserveCapacity(values.count + count)
            for _ in 0..<count {
                values.append(try element.value(from: &cursor))
            }
        case .blob:
            let count = try cursor.checked(count: try cursor.variable(6), bitsEach: 8)
            try cursor.align()
            blob = try cursor.slice(count)
            try cursor.align()
        }
        return BitstreamRecord(code: code, fields: values, blob: blob, bitOffset: start)
    }
}

extension BitstreamAbbreviation.Scalar {
    /// The fewest bits that such a number takes in a record; `nil` where it takes none.
    fileprivate var minimumBits: Int? {
        switch self {
        case .literal: nil
        case .fixed(let width), .variable(let width): width
        case .char6: 6
        }
    }

    fileprivate func value(from cursor: inout BitCursor) throws(BitstreamError) -> UInt64 {
        switch self {
        case .literal(let value): return value
        case .fixed(let width): return try cursor.fixed(width)
        case .variable(let width): return try cursor.variable(width)
        case .char6: return Self.character(forChar6: try cursor.fixed(6))
        }
    }

    /// The ASCII code for an index into `a`…`z`, `A`…`Z`, `0`…`9`, `.`, `_`.
    private static func character(forChar6 index: UInt64) -> UInt64 {
        switch index {
        case 0..<26: UInt64(UInt8(ascii: "a")) + index
        case 26..<52: UInt64(UInt8(ascii: "A")) + index - 26
        case 52..<62: UInt64(UInt8(ascii: "0")) + index - 52
        case 62: UInt64(UInt8(ascii: "."))
        default: UInt64(UInt8(ascii: "_"))
        }
    }
}

/// One operand as a definition spells it, before it is known whether it may stand there.
private enum Operand {
    case scalar(BitstreamAbbreviation.Scalar)
    case array
    case blob

    init(
        from cursor: inout BitCursor, or malformed: BitstreamError
    ) throws(BitstreamError) {
        if try cursor.fixed(1) == 1 {
            self = .scalar(.literal(try cursor.variable(8)))
            return
        }
        switch try cursor.fixed(3) {
        case 1:
            let width = try cursor.variable(5)
            guard width <= 64 else { throw malformed }
            // LLVM's own reader takes a width of 0 for the literal 0, too.
            self = .scalar(width == 0 ? .literal(0) : .fixed(width: Int(width)))
        case 2:
            let width = try cursor.variable(5)
            // One bit would be a chunk that holds nothing but "another one follows".
            guard width <= 64, width != 1 else { throw malformed }
            self = .scalar(width == 0 ? .literal(0) : .variable(width: Int(width)))
        case 3: self = .array
        case 4: self = .scalar(.char6)
        case 5: self = .blob
        default: throw malformed
        }
    }
}
