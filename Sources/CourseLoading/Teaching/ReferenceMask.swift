import Diagnostics

/// A text in which every `{{…}}` is hidden from cmark, which would else read what stands in a regular
/// expression as its own marks.
///
/// Each gives way to as many bytes that mean nothing to CommonMark, so that places stay what they are.
struct ReferenceMask: Sendable {
    /// What stood between two pairs of braces.
    struct Content: Sendable, Equatable {
        /// The text between the braces.
        let text: String
        /// Where it stands in the lesson, braces included.
        let range: Range<Int>
    }

    /// The text, with marks where references were.
    let text: String
    /// What was hidden, in its order.
    let contents: [Content]
    /// Whether braces stand in the text that may be references gone wrong.
    let hasBraces: Bool

    private static let open: Unicode.Scalar = "\u{E000}"
    private static let close: Unicode.Scalar = "\u{E001}"
    /// The bytes of the two scalars.
    private static let frame = 6

    /// The mask of a text that stands at an offset of its lesson.
    init(_ body: String, at offset: Int) {
        hasBraces = body[...].range(ofText: "{{") != nil
        // A lesson that holds the mark's own characters keeps its references unhidden, and is refused.
        guard hasBraces, !body.unicodeScalars.contains(Self.open) else {
            text = body
            contents = []
            return
        }
        var contents: [Content] = []
        text = Self.replacingReferences(in: body) { range, content in
            let length = range.count
            let digits = String(contents.count)
            guard digits.utf8.count <= length - Self.frame else { return nil }
            contents.append(
                Content(
                    text: content,
                    range: (offset + range.lowerBound)..<(offset + range.upperBound)))
            return Self.mark(digits, length: length)
        }
        self.contents = contents
    }

    /// A text in which nothing is hidden.
    init(unmasked text: String) {
        self.text = text
        contents = []
        hasBraces = false
    }

    private static func mark(_ digits: String, length: Int) -> String {
        let padding = String(repeating: "0", count: length - frame - digits.utf8.count)
        return "\(open)\(padding)\(digits)\(close)"
    }

    // MARK: Marks

    /// A piece of text: words, or the number of what was hidden.
    enum Piece: Equatable {
        case text(Substring)
        case reference(Int)
    }

    /// What a text that cmark gave back is made of.
    func pieces(of text: String) -> [Piece] {
        guard !contents.isEmpty else { return [.text(text[...])] }
        var pieces: [Piece] = []
        var rest = text[...]
        while let start = rest.unicodeScalars.firstIndex(of: Self.open),
            let end = rest[start...].unicodeScalars.firstIndex(of: Self.close)
        {
            let after = rest.unicodeScalars.index(after: end)
            let digits = rest.unicodeScalars[rest.unicodeScalars.index(after: start)..<end]
            guard let number = Int(String(digits)), contents.indices.contains(number) else { break }
            if start > rest.startIndex { pieces.append(.text(rest[..<start])) }
            pieces.append(.reference(number))
            rest = rest[after...]
        }
        if !rest.isEmpty || pieces.isEmpty { pieces.append(.text(rest)) }
        return pieces
    }

    /// A text as it was written, for code and whatever else is shown as it is.
    func restoring(_ text: String) -> String {
        pieces(of: text).map { piece in
            switch piece {
            case .text(let text): String(text)
            case .reference(let number): "{{\(contents[number].text)}}"
            }
        }
        .joined()
    }

    /// A node of cmark's with everything as it was written but running text.
    func restoring(_ node: MarkdownNode) -> MarkdownNode {
        guard !contents.isEmpty else { return node }
        let kind: MarkdownNode.Kind =
            switch node.kind {
            case .codeBlock(let info, let text):
                .codeBlock(info: restoring(info), text: restoring(text))
            case .htmlBlock(let html): .htmlBlock(restoring(html))
            case .code(let code): .code(restoring(code))
            case .html(let html): .html(restoring(html))
            case .link(let destination, let title):
                .link(destination: restoring(destination), title: title.map(restoring))
            case .image(let source, let title):
                .image(source: restoring(source), title: title.map(restoring))
            case .document, .quotation, .bulletList, .orderedList, .item, .paragraph, .heading,
                .thematicBreak, .text, .softBreak, .lineBreak, .emphasis, .strong:
                node.kind
            }
        return MarkdownNode(
            kind: kind, startLine: node.startLine, startColumn: node.startColumn,
            endLine: node.endLine, children: node.children.map(restoring))
    }

    /// The text of a table's cell, which stands in a stretch of the lesson, with the marks of what is
    /// hidden there.
    func masking(cell: String, in range: Range<Int>) -> String {
        var numbers = contents.indices.filter { range.contains(contents[$0].range.lowerBound) }[...]
        guard !numbers.isEmpty else { return cell }
        return Self.replacingReferences(in: cell) { place, _ in
            guard let number = numbers.popFirst() else { return nil }
            let digits = String(number)
            return Self.mark(digits, length: max(place.count, Self.frame + digits.utf8.count))
        }
    }

    // MARK: Finding

    /// A text with its references replaced by what a function makes of the range of each, and of what
    /// stands between its braces; `nil` leaves it.
    private static func replacingReferences(
        in text: String, _ replacement: (Range<Int>, String) -> String?
    ) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var copied = 0
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == brace, bytes[index + 1] == brace,
                index == 0 || bytes[index - 1] != UInt8(ascii: "\\"),
                let end = end(ofReferenceAt: index, in: bytes),
                let replacement = replacement(
                    index..<end,
                    String(decoding: bytes[(index + 2)..<(end - 2)], as: UTF8.self))
            else {
                index += 1
                continue
            }
            result += bytes[copied..<index]
            result += replacement.utf8
            (copied, index) = (end, end)
        }
        result += bytes[copied...]
        return String(decoding: result, as: UTF8.self)
    }

    private static let brace = UInt8(ascii: "{")

    /// Where the reference that opens at an offset ends: behind the braces that close it on its line.
    ///
    /// Braces within a regular expression close nothing, and a backtick outside of one begins code.
    private static func end(ofReferenceAt start: Int, in bytes: [UInt8]) -> Int? {
        var isInPattern = false
        var index = start + 2
        while index + 1 < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return nil
            case UInt8(ascii: "\\") where isInPattern: index += 1
            case UInt8(ascii: "/") where isInPattern: isInPattern = false
            case UInt8(ascii: "/") where bytes[index - 1] == UInt8(ascii: "("): isInPattern = true
            case UInt8(ascii: "`") where !isInPattern: return nil
            case UInt8(ascii: "}") where !isInPattern && bytes[index + 1] == UInt8(ascii: "}"):
                return index + 2
            default: break
            }
            index += 1
        }
        return nil
    }
}
