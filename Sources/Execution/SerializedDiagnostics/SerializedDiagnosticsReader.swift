/// Reads serialized diagnostics, the `.dia` files of `-serialize-diagnostics-path`.
///
/// Sources: the values in clang/Frontend/SerializedDiagnostics.h, and experiments with `swiftc`
/// 6.3.1. The file is an LLVM bitstream: a block with the version, then one block for each
/// diagnostic, with a block inside for each of its notes. Names of files and categories are
/// declared once, where they are first needed, and are then known by number.
package struct SerializedDiagnosticsReader {
    /// The diagnostics in a file's bytes, in the order in which the compiler emitted them.
    ///
    /// A clean compile writes a file too, which gives an empty list. No bytes at all are an error:
    /// so a compiler marks a file it gave up on because another one of its batch failed. A file
    /// that was cut between two diagnostics cannot be told from a whole one. Text that is not
    /// UTF-8 is repaired; a highlight or fix-it without a place, which says nothing, is left out.
    ///
    /// - Throws: `BitstreamError` if the bytes are not a whole file of a version up to 2.
    package static func read(_ bytes: [UInt8]) throws(BitstreamError) -> [SerializedDiagnostic] {
        var reader = SerializedDiagnosticsReader(
            stream: try BitstreamReader(bytes, magic: Array("DIAG".utf8)))
        return try reader.readFile()
    }

    private struct Category {
        let name: String
        let documentation: String?
    }

    /// What a diagnostic's own record says; ranges, fix-its and notes come in records after it.
    private struct Head {
        let severity: SerializedDiagnostic.Severity
        let message: String
        let location: SerializedDiagnostic.Location?
        let category: Category?
    }

    private enum BlockID {
        static let meta: UInt64 = 8
        static let diagnostic: UInt64 = 9
    }

    /// The codes of records; 4 (a flag) and 8 (the code a macro made) are not needed.
    private enum RecordCode {
        static let version: UInt64 = 1
        static let diagnostic: UInt64 = 2
        static let range: UInt64 = 3
        static let category: UInt64 = 5
        static let file: UInt64 = 6
        static let fixIt: UInt64 = 7
    }

    private var stream: BitstreamReader
    private var files: [UInt64: String] = [:]
    private var categories: [UInt64: Category] = [:]

    private init(stream: BitstreamReader) {
        self.stream = stream
    }

    private mutating func readFile() throws(BitstreamError) -> [SerializedDiagnostic] {
        var diagnostics: [SerializedDiagnostic] = []
        var isVersionKnown = false
        while true {
            let start = stream.bitOffset
            switch try stream.next() {
            case .block(BlockID.meta):
                try checkVersion(blockStart: start)
                isVersionKnown = true
            case .block(BlockID.diagnostic):
                guard isVersionKnown else {
                    throw BitstreamError(reason: .unsupportedVersion, bitOffset: start)
                }
                diagnostics.append(try readDiagnostic(blockStart: start))
            case .block:
                try stream.skipBlock()
            case .record(let record):
                throw record.failure(.malformedRecord)
            case .blockEnd:
                throw BitstreamError(reason: .malformedBlock, bitOffset: start)
            case .endOfStream:
                // Without this, a file cut behind its magic bytes would pass for a clean compile.
                guard isVersionKnown else {
                    throw BitstreamError(reason: .unsupportedVersion, bitOffset: start)
                }
                return diagnostics
            }
        }
    }

    private mutating func checkVersion(blockStart: Int) throws(BitstreamError) {
        var isKnown = false
        while true {
            switch try stream.next() {
            case .record(let record):
                guard record.code == RecordCode.version else { continue }
                isKnown = try (1...2).contains(record.field(0))
            case .block:
                try stream.skipBlock()
            case .blockEnd, .endOfStream:
                guard isKnown else {
                    throw BitstreamError(reason: .unsupportedVersion, bitOffset: blockStart)
                }
                return
            }
        }
    }

    /// Reads a diagnostic's block behind its beginning; the stream limits how deep notes nest.
    private mutating func readDiagnostic(
        blockStart: Int
    ) throws(BitstreamError) -> SerializedDiagnostic {
        var head: Head?
        var ranges: [SerializedDiagnostic.Range] = []
        var fixIts: [SerializedDiagnostic.FixIt] = []
        var notes: [SerializedDiagnostic] = []
        while true {
            let start = stream.bitOffset
            switch try stream.next() {
            case .block(BlockID.diagnostic):
                notes.append(try readDiagnostic(blockStart: start))
            case .block:
                try stream.skipBlock()
            case .record(let record):
                switch record.code {
                case RecordCode.diagnostic:
                    guard head == nil else { throw record.failure(.malformedRecord) }
                    head = try self.head(in: record)
                case RecordCode.range:
                    if let range = try range(in: record) { ranges.append(range) }
                case RecordCode.fixIt:
                    let replacement = Self.text(try record.bytes())
                    if let range = try range(in: record) {
                        fixIts.append(.init(range: range, replacement: replacement))
                    }
                case RecordCode.category:
                    categories[try record.field(0)] = try Self.category(in: record)
                case RecordCode.file:
                    files[try record.field(0)] = Self.text(try record.bytes())
                default:
                    // A kind of record this reader does not know takes nothing from the others.
                    break
                }
            case .blockEnd, .endOfStream:
                guard let head else {
                    throw BitstreamError(reason: .malformedRecord, bitOffset: blockStart)
                }
                return SerializedDiagnostic(
                    severity: head.severity, message: head.message, location: head.location,
                    category: head.category?.name, documentation: head.category?.documentation,
                    ranges: ranges, fixIts: fixIts, notes: notes)
            }
        }
    }

    private func head(in record: BitstreamRecord) throws(BitstreamError) -> Head {
        let id = try record.field(5)
        let category = categories[id]
        guard id == 0 || category != nil else { throw record.failure(.undeclaredIdentifier) }
        return Head(
            severity: try Self.severity(in: record), message: Self.text(try record.bytes()),
            location: try location(in: record, at: 1), category: category)
    }

    private static func severity(
        in record: BitstreamRecord
    ) throws(BitstreamError) -> SerializedDiagnostic.Severity {
        switch try record.field(0) {
        case 0: .ignored
        case 1: .note
        case 2: .warning
        case 3: .error
        case 4: .fatal
        case 5: .remark
        default: throw record.failure(.numberOutOfRange)
        }
    }

    /// The place in the four fields from `index` on; `nil` where the file's number is 0.
    private func location(
        in record: BitstreamRecord, at index: Int
    ) throws(BitstreamError) -> SerializedDiagnostic.Location? {
        let file = try record.field(index)
        guard file != 0 else { return nil }
        guard let name = files[file] else { throw record.failure(.undeclaredIdentifier) }
        guard let line = Int(exactly: try record.field(index + 1)),
            let column = Int(exactly: try record.field(index + 2)),
            let offset = Int(exactly: try record.field(index + 3))
        else { throw record.failure(.numberOutOfRange) }
        return .init(file: name, line: line, column: column, offset: offset)
    }

    private func range(
        in record: BitstreamRecord
    ) throws(BitstreamError) -> SerializedDiagnostic.Range? {
        guard let start = try location(in: record, at: 0), let end = try location(in: record, at: 4)
        else { return nil }
        return .init(start: start, end: end)
    }

    /// The category that a record declares.
    ///
    /// Swift 6.3.1 writes `Group@https://…` for a group with a page, but counts only the group's
    /// name in the field for the length; that tells this `@` from one that belongs to a name.
    private static func category(in record: BitstreamRecord) throws(BitstreamError) -> Category {
        let bytes = try record.bytes()
        let length = try record.field(1)
        guard length < bytes.count else { return Category(name: text(bytes), documentation: nil) }
        let rest = bytes.dropFirst(Int(length))
        guard rest.first == UInt8(ascii: "@") else {
            return Category(name: text(bytes), documentation: nil)
        }
        return Category(
            name: text(bytes.prefix(Int(length))), documentation: text(rest.dropFirst()))
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
