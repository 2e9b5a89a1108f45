/// Absolute paths of files.
extension LineBytes {
    /// Where the path ends that begins with a slash at a position, and where looking goes on where it
    /// is none.
    ///
    /// A path stands behind no word, so that neither `1/2` nor `https://a/b` holds one; what ends a
    /// sentence or encloses a path is not part of it.
    func path(from index: Int) -> (end: Int?, next: Int) {
        let isBehindHost =
            self[index - 1] == UInt8(ascii: "/") && starts(with: "://", at: index - 3)
        guard self[index] == UInt8(ascii: "/"), isPathByte(at: index + 1),
            self[index + 1] != UInt8(ascii: "/"), !isWord(before: index),
            isBehindHost
                || ![UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "~")]
                    .contains(self[index - 1])
        else { return (nil, index + 1) }
        var next = index + 1
        while isPathByte(at: next) { next += self[next] < 0x80 ? 1 : scalar(at: next)?.length ?? 1 }
        var end = next
        while end > index, [0x2E, 0x21, 0x3F].contains(self[end - 1]) { end -= 1 }
        return (end > index + 1 ? end : nil, next)
    }

    /// Whether what begins at a position can stand in a path: anything but spaces, quotes, brackets
    /// and what separates paths.
    private func isPathByte(at index: Int) -> Bool {
        switch self[index] {
        case 0...0x20, 0x7F: return false
        case 0x22, 0x27, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3C, 0x3E, 0x5B, 0x5D, 0x60, 0x7B, 0x7C,
            0x7D:
            return false
        case 0x21..<0x7F: return true
        default:
            guard let scalar = scalar(at: index)?.scalar else { return false }
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .initialPunctuation, .finalPunctuation, .openPunctuation,
                .closePunctuation, .mathSymbol, .control:
                return false
            default: return true
            }
        }
    }
}
