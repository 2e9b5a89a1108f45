/// Text as terminals colour it: stretches of one look.
///
/// Only the sequences that choose a look are understood (ECMA-48, SGR); all other control characters
/// stay in the text.
struct ANSIText {
    /// How a stretch looks.
    struct Look: Equatable {
        /// 0 to 7 as terminals number them, 8 to 15 for the bright ones; `nil` for the text's own.
        var foreground: Int?
        /// The same for what stands behind it.
        var background: Int?
        var isBold = false
        var isFaint = false
        var isItalic = false
        var isUnderlined = false
        var isStruck = false
        var isInverse = false
    }

    /// A stretch of one look.
    struct Stretch: Equatable {
        let look: Look
        let text: String
    }

    private var look = Look()

    /// The stretches of the next line of a stream; the look in which a line ends is that in which the
    /// next one begins.
    mutating func stretches(of line: String) -> [Stretch] {
        guard look != Look() || line.utf8.contains(0x1B) else {
            return line.isEmpty ? [] : [Stretch(look: look, text: line)]
        }
        var stretches: [Stretch] = []
        var rest = Substring(line)
        var text = ""
        while let escape = rest.firstIndex(of: "\u{1B}") {
            text += rest[..<escape]
            guard let sequence = Self.sequence(at: escape, in: rest) else {
                text.append("\u{1B}")
                rest = rest[rest.index(after: escape)...]
                continue
            }
            if !text.isEmpty { stretches.append(Stretch(look: look, text: text)) }
            text = ""
            look.apply(sequence.codes)
            rest = rest[sequence.end...]
        }
        text += rest
        if !text.isEmpty { stretches.append(Stretch(look: look, text: text)) }
        return stretches
    }

    /// The codes of a sequence `ESC [ 1 ; 31 m`, and where it ends; `nil` where none begins.
    private static func sequence(
        at escape: Substring.Index, in text: Substring
    ) -> (codes: [Int], end: Substring.Index)? {
        let rest = text[text.index(after: escape)...]
        guard rest.first == "[" else { return nil }
        let parameters = rest.dropFirst().prefix { $0 == ";" || $0 == ":" || $0.isASCIIDigit }
        guard parameters.endIndex < text.endIndex, text[parameters.endIndex] == "m" else {
            return nil
        }
        let codes = parameters.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }
        return (codes.map { Int($0) ?? 0 }, text.index(after: parameters.endIndex))
    }
}

extension ANSIText.Look {
    /// Changes the look as the codes of one sequence say; what is not known changes nothing.
    fileprivate mutating func apply(_ codes: [Int]) {
        var codes = codes[...]
        while let code = codes.popFirst() {
            switch code {
            case 0: self = Self()
            case 1: isBold = true
            case 2: isFaint = true
            case 3: isItalic = true
            case 4: isUnderlined = true
            case 7: isInverse = true
            case 9: isStruck = true
            case 22: (isBold, isFaint) = (false, false)
            case 23: isItalic = false
            case 24: isUnderlined = false
            case 27: isInverse = false
            case 29: isStruck = false
            case 30...37: foreground = code - 30
            case 38: foreground = Self.colour(&codes)
            case 39: foreground = nil
            case 40...47: background = code - 40
            case 48: background = Self.colour(&codes)
            case 49: background = nil
            case 90...97: foreground = code - 82
            case 100...107: background = code - 92
            default: break
            }
        }
    }

    /// One of the sixteen colours in the place of one of 256, or of one given by its parts: a page has
    /// a palette in which everything can be read, light and dark.
    private static func colour(_ codes: inout ArraySlice<Int>) -> Int? {
        switch codes.popFirst() {
        case 5:
            guard let number = codes.popFirst() else { return nil }
            switch number {
            case 0...15: return number
            case 16...231:
                let levels = [0, 95, 135, 175, 215, 255]
                let cube = number - 16
                return nearest(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
            case 232...255:
                let grey = 8 + 10 * (number - 232)
                return nearest(grey, grey, grey)
            default: return nil
            }
        case 2:
            guard codes.count >= 3 else {
                codes = []
                return nil
            }
            let parts = (0..<3).map { _ in codes.popFirst() ?? 0 }
            return nearest(parts[0], parts[1], parts[2])
        default: return nil
        }
    }

    /// The nearest of the sixteen colours as xterm has them.
    private static func nearest(_ red: Int, _ green: Int, _ blue: Int) -> Int {
        let palette = [
            (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205),
            (0, 205, 205), (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0),
            (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
        ]
        func distance(_ colour: (Int, Int, Int)) -> Int {
            let (r, g, b) = (colour.0 - red, colour.1 - green, colour.2 - blue)
            return r &* r &+ g &* g &+ b &* b
        }
        return palette.indices.min { distance(palette[$0]) < distance(palette[$1]) } ?? 0
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
