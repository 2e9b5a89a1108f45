import Diagnostics

/// Where a span stands, as reports give it: a path, and lines and columns that begin at 1.
struct Place: Equatable {
    /// The path of the file.
    let file: String
    /// The first place of the span; `nil` where the file as a whole is meant, or is not at hand.
    let start: SourcePosition?
    /// The place right behind the last character of the span; `nil` where ``start`` is.
    let end: SourcePosition?

    /// `path:line:column`, or the path alone.
    var description: String {
        guard let start else { return file }
        return "\(file):\(start.line):\(start.column)"
    }
}

/// Finds the places of spans in the files of a report.
struct Places {
    private let files: [String: SourceFile]

    /// Places in the given files.
    init(in files: [SourceFile]) {
        self.files = Dictionary(
            files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where a span stands; one that takes in the end of its last line ends before that.
    func place(of span: SourceSpan) -> Place {
        guard !span.coversFile, let file = files[span.file] else {
            return Place(file: span.file, start: nil, end: nil)
        }
        let low = span.range.lowerBound
        var high = max(low, min(span.range.upperBound, file.text.utf8.count))
        let lineEndings: Set<UInt8> = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
        for byte in file[low..<high].utf8.reversed() {
            guard lineEndings.contains(byte) else { break }
            high -= 1
        }
        return Place(
            file: span.file, start: file.position(at: low), end: file.position(at: high))
    }
}
