/// The theme's own stylesheet and scripts without what only their authors read: comments and
/// indentation, a seventh of their bytes.
///
/// Lines stay lines, so that what a browser says of one can be found again. It is meant for the files
/// of this theme, in which no text spans lines; what a course puts in their place is left alone.
enum TrimmedAsset {
    /// A stylesheet without comments, which CSS knows only as `/* … */`.
    static func stylesheet(_ source: [UInt8]) -> [UInt8] {
        var text = ""
        var rest = Substring(decoding: source, as: UTF8.self)
        while let start = rest.firstRange(of: "/*") {
            text += rest[..<start.lowerBound]
            rest = rest[start.upperBound...]
            rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
        }
        return lines(of: text + rest) { _ in true }
    }

    /// A script without the lines that are comments.
    static func script(_ source: [UInt8]) -> [UInt8] {
        lines(of: String(decoding: source, as: UTF8.self)) { !$0.hasPrefix("//") }
    }

    private static func lines(of text: String, _ isKept: (Substring) -> Bool) -> [UInt8] {
        let lines = text.split(separator: "\n")
            .map { line in
                let start = line.drop { $0 == " " }
                return start.last == " " ? start.dropLast() : start
            }
            .filter { !$0.isEmpty && isKept($0) }
        return lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
    }
}
