/// Numbers, and what names things in their digits.
extension LineBytes {
    /// The bytes of a sign that begins at a position; 0 for none.
    private func signLength(at index: Int) -> Int {
        switch self[index] {
        case UInt8(ascii: "-"), UInt8(ascii: "+"): 1
        case 0xE2: starts(with: "−", at: index) ? 3 : 0
        default: 0
        }
    }

    /// Where the digits of a number begin that begins at a position, its sign left out; `nil` where
    /// none begins, as within a word.
    func numberDigits(at index: Int) -> Int? {
        let start = index + signLength(at: index)
        guard isDigit(at: start), !isWord(before: index) else { return nil }
        let isPrefixed = self[start] == UInt8(ascii: "0") && self[start + 1] | 0x20 == 0x78
        return isPrefixed && isHexadecimalDigit(at: start + 2) ? nil : start
    }

    /// Where a number ends whose digits begin at a position: digits in groups or not, decimals, and
    /// an exponent.
    func numberEnd(from digits: Int) -> Int {
        var end = digitsEnd(from: digits)
        if end - digits <= 3 {
            while self[end] == UInt8(ascii: ","), digitsEnd(from: end + 1, most: 4) == end + 4 {
                end += 4
            }
        }
        while self[end] == UInt8(ascii: "_"), isDigit(at: end + 1) {
            end = digitsEnd(from: end + 1)
        }
        if self[end] == UInt8(ascii: "."), isDigit(at: end + 1) { end = digitsEnd(from: end + 1) }
        if self[end] | 0x20 == UInt8(ascii: "e") {
            let exponent = end + 1 + signLength(at: end + 1)
            if isDigit(at: exponent) { end = digitsEnd(from: exponent) }
        }
        return end
    }

    /// Where the digits end that begin at a position; at most some are looked at.
    func digitsEnd(from index: Int, most: Int) -> Int {
        var end = index
        while end - index < most, isDigit(at: end) { end += 1 }
        return end
    }

    /// Where a UUID or an address ends that begins at a position; `nil` where none does.
    func identifierEnd(from index: Int) -> Int? {
        guard isHexadecimalDigit(at: index), !isWord(before: index) else { return nil }
        if self[index] == UInt8(ascii: "0"), self[index + 1] | 0x20 == UInt8(ascii: "x") {
            var end = index + 2
            while isHexadecimalDigit(at: end) { end += 1 }
            return end > index + 2 && !isWord(at: end) ? end : nil
        }
        var end = index
        for (group, length) in [8, 4, 4, 4, 12].enumerated() {
            if group > 0 {
                guard self[end] == UInt8(ascii: "-") else { return nil }
                end += 1
            }
            for _ in 0..<length {
                guard isHexadecimalDigit(at: end) else { return nil }
                end += 1
            }
        }
        return isWord(at: end) ? nil : end
    }
}
