/// A line of code whose columns a server counts in UTF-16.
struct LineColumns {
    /// The byte offset of each column; `nil` within a character that takes two.
    private let offsets: [Int?]

    init(_ line: String) {
        var offsets: [Int?] = []
        var offset = 0
        for scalar in line.unicodeScalars {
            offsets.append(offset)
            if UTF16.width(scalar) == 2 { offsets.append(nil) }
            offset += UTF8.width(scalar)
        }
        self.offsets = offsets + [offset]
    }

    /// The byte offset of a column; `nil` where no character begins.
    func byteOffset(ofColumn column: Int) -> Int? {
        offsets.indices.contains(column) ? offsets[column] : nil
    }
}
