import TestSupport

extension [UInt8] {
    /// The same bytes with a few of them changed, taken out or put in by chance.
    func damaged(_ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0...3, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.removeSubrange(place..<Swift.min(bytes.count, place + 5))
            case 2: bytes.insert(contentsOf: [0x0D, 0x0A, 0x00], at: place)
            default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
            }
        }
        return bytes
    }
}
