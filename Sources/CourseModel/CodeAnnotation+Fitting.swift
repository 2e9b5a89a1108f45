extension CodeAnnotation {
    /// Whether every word lies within a line of the code and holds whole characters, none overlaps
    /// another, and every meaning is there.
    package func fits(_ lines: [String]) -> Bool {
        var line = 0
        var end = 0
        var bytes: String.UTF8View?
        for token in tokens {
            guard token.line >= line, token.line < lines.count, token.length > 0 else {
                return false
            }
            if token.line > line || bytes == nil {
                line = token.line
                end = 0
                bytes = lines[line].utf8
            }
            guard let text = bytes, token.start >= end, token.start <= text.count,
                token.length <= text.count - token.start,
                text.isBoundary(token.start), text.isBoundary(token.start + token.length),
                token.meaning.map(meanings.indices.contains) ?? true
            else { return false }
            end = token.start + token.length
        }
        return true
    }
}

extension String.UTF8View {
    /// Whether a character begins at an offset within the text, or the text ends there.
    fileprivate func isBoundary(_ offset: Int) -> Bool {
        offset == count || self[index(startIndex, offsetBy: offset)] & 0xC0 != 0x80
    }
}
