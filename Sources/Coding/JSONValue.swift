/// A value as it stands in a data file.
///
/// It is written as Foundation's encoder does with sorted keys, a line for each value and unescaped
/// slashes; a test holds the two against each other. Foundation is not used because every build reads
/// and writes every lesson's data, to compare them with what is there, and it takes several times as
/// long.
package enum JSONValue {
    /// Members in the order of their keys; those without a value are left out.
    case object([(key: String, value: JSONValue?)])
    case array([JSONValue])
    case string(String)
    case number(Int)
    case boolean(Bool)
    case null

    /// The value's text.
    package var bytes: [UInt8] {
        var text = Text()
        text.write(self)
        return text.bytes
    }

    private struct Text {
        private(set) var bytes: [UInt8] = []
        private var indentation = 0

        mutating func write(_ value: JSONValue) {
            switch value {
            case .object(let members):
                let present = members.compactMap { key, value in value.map { (key, $0) } }
                write(present, between: "{", and: "}") { text, member in
                    text.write(member.0)
                    text.add(" : ")
                    text.write(member.1)
                }
            case .array(let elements):
                write(elements, between: "[", and: "]") { text, element in text.write(element) }
            case .string(let string): write(string)
            case .number(let number): bytes += String(number).utf8
            case .boolean(let truth): add(truth ? "true" : "false")
            case .null: add("null")
            }
        }

        /// Writes elements, each on a line of its own; where there is none, an empty line.
        private mutating func write<Element>(
            _ elements: [Element], between opening: StaticString, and closing: StaticString,
            _ writeElement: (inout Text, Element) -> Void
        ) {
            add(opening)
            indentation += 1
            for (number, element) in elements.enumerated() {
                if number > 0 { add(",") }
                beginLine()
                writeElement(&self, element)
            }
            indentation -= 1
            if elements.isEmpty { add("\n") }
            beginLine()
            add(closing)
        }

        private mutating func beginLine() {
            add("\n")
            for _ in 0..<indentation { add("  ") }
        }

        private mutating func write(_ string: String) {
            add("\"")
            var string = string
            string.withUTF8 { source in
                // Most of a text needs nothing done to it, and is added a stretch at a time.
                var start = 0
                for index in source.indices where Self.needsEscape(source[index]) {
                    bytes.append(contentsOf: source[start..<index])
                    start = index + 1
                    escape(source[index])
                }
                bytes.append(contentsOf: source[start...])
            }
            add("\"")
        }

        private static func needsEscape(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20: true
            default: false
            }
        }

        private mutating func escape(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "\""): add("\\\"")
            case UInt8(ascii: "\\"): add("\\\\")
            case 0x08: add("\\b")
            case 0x0C: add("\\f")
            case UInt8(ascii: "\n"): add("\\n")
            case UInt8(ascii: "\r"): add("\\r")
            case UInt8(ascii: "\t"): add("\\t")
            default:
                add(byte < 0x10 ? "\\u000" : "\\u001")
                bytes += String(byte & 0xF, radix: 16).utf8
            }
        }

        private mutating func add(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes += $0 }
        }
    }
}
