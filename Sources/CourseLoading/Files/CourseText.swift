import Diagnostics

/// A file of the course read as text.
struct CourseText: Sendable, Equatable {
    /// The text, without a byte order mark; what is not UTF-8 in it is repaired.
    let source: SourceFile
    /// How many bytes are valid before the first that is not; `nil` where all are.
    let validLength: Int?

    /// Reads a file, whose path in diagnostics begins with the course's folder.
    init(_ file: CourseFiles.File, root: String) {
        var bytes = file.bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        let text = String(validating: bytes, as: UTF8.self)
        source = SourceFile(
            path: CourseFiles.path(of: file.path, in: root),
            text: text ?? String(decoding: bytes, as: UTF8.self))
        validLength = text == nil ? Self.validPrefix(of: bytes) : nil
    }

    /// Wrong UTF-8 is an error with its place, because no offset behind it could be trusted.
    var diagnostics: [Diagnostic] {
        guard let validLength else { return [] }
        return [
            Diagnostic(
                .invalidUTF8, "this file is not UTF-8 from here on",
                at: SourceSpan(file: source.path, range: validLength..<validLength),
                help: "save it as UTF-8")
        ]
    }

    private static func validPrefix(of bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var valid = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            valid += UTF8.width(scalar)
        }
        return valid
    }
}
