import Diagnostics

/// A word as it was written: a key, and a value where there is one.
struct WrittenWord: Sendable, Equatable {
    /// The text before `=` or `:`.
    let key: String
    /// Where the key stands.
    let keySpan: SourceSpan
    /// The value without its quotes and escapes; `nil` where none was written.
    let value: String?
    /// Where the value stands, quotes included; where none was written, the key's place.
    let valueSpan: SourceSpan

    /// Where a stretch of the value's bytes stands; the whole value where escapes keep one from
    /// counting.
    func span(ofValue range: Range<Int>) -> SourceSpan {
        let length = (value ?? "").utf8.count
        let isQuoted = valueSpan.range.count == length + 2
        guard isQuoted || valueSpan.range.count == length else { return valueSpan }
        let start = valueSpan.range.lowerBound + (isQuoted ? 1 : 0)
        return SourceSpan(
            file: valueSpan.file,
            range: (start + range.lowerBound)..<max(start + range.upperBound, start + 1))
    }
}

/// Splits the words of an info string or of a comment, reading source bytes, because cmark
/// unescapes info strings.
struct FenceLexer {
    private let file: SourceFile
    private let end: Int
    private var offset: Int
    private let bytes: [UInt8]
    private let base: Int

    /// What was read, in order.
    private(set) var words: [WrittenWord] = []
    /// What could not be read.
    private(set) var diagnostics: [Diagnostic] = []

    /// Reads the words in a byte range of a lesson.
    ///
    /// `allowsLines` is for comments, in which `key: …` runs to the end of its line without quotes.
    init(file: SourceFile, range: Range<Int>, allowsLines: Bool) {
        self.file = file
        self.base = range.lowerBound
        self.end = range.upperBound
        self.offset = range.lowerBound
        self.bytes = Array(file[range].utf8)
        while let byte = peek() {
            if Self.isSpace(byte) {
                offset += 1
            } else {
                readWord(allowsLines: allowsLines)
            }
        }
    }

    private func peek() -> UInt8? { offset < end ? bytes[offset - base] : nil }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || isLineEnd(byte)
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private func text(_ range: Range<Int>) -> String {
        String(
            decoding: bytes[(range.lowerBound - base)..<(range.upperBound - base)], as: UTF8.self)
    }

    private func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: file.path, range: range)
    }

    private mutating func readWord(allowsLines: Bool) {
        let start = offset
        while let byte = peek(), !Self.isSpace(byte), byte != UInt8(ascii: "=") {
            if allowsLines, byte == UInt8(ascii: ":"), isLineForm(at: offset) { break }
            offset += 1
        }
        let key = start..<offset
        switch peek() {
        case UInt8(ascii: "=") where !key.isEmpty:
            offset += 1
            readValue(of: key)
        case UInt8(ascii: ":") where allowsLines && !key.isEmpty:
            offset += 1
            readLine(of: key)
        case UInt8(ascii: "="), UInt8(ascii: ":"):
            // A value without a key: taken as a word, so that it is refused by name.
            offset += 1
            append(key: start..<offset, value: nil, at: start..<offset)
        default:
            append(key: key, value: nil, at: key)
        }
    }

    /// A colon makes the line form only where white space or the end follows, so that
    /// `expect=exit:3` written without its key is still one word.
    private func isLineForm(at colon: Int) -> Bool {
        colon + 1 >= end || Self.isSpace(bytes[colon + 1 - base])
    }

    private mutating func append(key: Range<Int>, value: String?, at valueRange: Range<Int>) {
        words.append(
            WrittenWord(
                key: text(key), keySpan: span(key), value: value, valueSpan: span(valueRange)))
    }

    private mutating func readLine(of key: Range<Int>) {
        while let byte = peek(), Self.isSpace(byte), !Self.isLineEnd(byte) { offset += 1 }
        let start = offset
        while let byte = peek(), !Self.isLineEnd(byte) { offset += 1 }
        var stop = offset
        while stop > start, Self.isSpace(bytes[stop - 1 - base]) { stop -= 1 }
        append(key: key, value: text(start..<stop), at: start..<stop)
    }

    private mutating func readValue(of key: Range<Int>) {
        let start = offset
        guard peek() == UInt8(ascii: "\"") else {
            while let byte = peek(), !Self.isSpace(byte) { offset += 1 }
            append(key: key, value: text(start..<offset), at: start..<offset)
            return
        }
        offset += 1
        var value: [UInt8] = []
        while let byte = peek(), byte != UInt8(ascii: "\"") {
            offset += 1
            guard byte == UInt8(ascii: "\\"), let escaped = peek() else {
                value.append(byte)
                continue
            }
            let backslash = offset - 1
            offset += 1
            // The rest of a character beyond ASCII belongs to it.
            while let byte = peek(), byte & 0b1100_0000 == 0b1000_0000 { offset += 1 }
            switch escaped {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): value.append(escaped)
            case UInt8(ascii: "n"): value.append(UInt8(ascii: "\n"))
            default:
                diagnostics.append(
                    Diagnostic(
                        .invalidWordValue,
                        "‘\(text(backslash..<offset))’ is no escape in a quoted value",
                        at: span(backslash..<offset),
                        help: "write \\\" for a quote, \\\\ for a backslash, \\n for a new line"))
            }
        }
        if peek() == nil {
            diagnostics.append(
                Diagnostic(
                    .unclosedQuote, "the quote that begins here is never closed",
                    at: span(start..<(start + 1)), help: "end the value with a quote: \""))
        } else {
            offset += 1
            if let byte = peek(), !Self.isSpace(byte) {
                diagnostics.append(
                    Diagnostic(
                        .invalidWordValue, "a quoted value must be followed by white space",
                        at: span(offset..<(offset + 1)), help: "put a space after the closing quote"
                    ))
            }
        }
        append(key: key, value: String(decoding: value, as: UTF8.self), at: start..<offset)
    }
}
