import CourseModel
import Diagnostics

/// The names of the snippets of one lesson: those that the author gave, and those made from the
/// heading above and a counter.
struct SnippetNames {
    /// What snippets above the first heading are called after.
    static let defaultSection = "snippet"

    private var taken: [SnippetID: SourceSpan] = [:]
    /// The last number given in a section.
    private var numbers: [String: Int] = [:]
    private var counted: Set<SnippetID> = []

    /// What snippets below a heading are called after: its ASCII letters and digits.
    static func section(of heading: String) -> String {
        let heading = heading.lowercased()
        var slug = heading.utf8.allSatisfy { $0 < 0x80 } ? asciiSlug(heading) : slug(heading)
        slug = String(slug.prefix(60))
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? defaultSection : slug
    }

    /// What ``slug(_:)`` makes of ASCII, where a byte is a character.
    private static func asciiSlug(_ heading: String) -> String {
        var slug: [UInt8] = []
        for byte in heading.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                slug.append(byte)
            case UInt8(ascii: " "), 0x09...0x0D, UInt8(ascii: "-"):
                if !slug.isEmpty, slug.last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
            default: break
            }
        }
        return String(decoding: slug, as: UTF8.self)
    }

    private static func slug(_ heading: String) -> String {
        var slug = ""
        for character in heading {
            if character.isASCII, character.isLetter || character.isNumber {
                slug.append(character)
            } else if !slug.isEmpty, slug.last != "-", character.isWhitespace || character == "-" {
                slug.append("-")
            }
        }
        return slug
    }

    /// A name that stands in for one that is given at the end of the lesson.
    static let placeholder: SnippetID = name(defaultSection)

    /// The name that a section's text is.
    static func name(_ text: String) -> SnippetID {
        guard let id = SnippetID(text) else {
            preconditionFailure("a section's name is made of the characters that ids allow")
        }
        return id
    }

    /// Takes a name that the author gave; where it is taken already, returns the place of the first.
    mutating func claim(_ id: SnippetID, at span: SourceSpan) -> SourceSpan? {
        if let first = taken[id] { return first }
        taken[id] = span
        return nil
    }

    /// A name that nobody has yet: the section's, with a number from the second on.
    mutating func next(in section: String) -> SnippetID {
        var number = numbers[section] ?? 0
        while true {
            number += 1
            let id = Self.name(number == 1 ? section : "\(section)-\(number)")
            guard taken[id] == nil, counted.insert(id).inserted else { continue }
            numbers[section] = number
            return id
        }
    }
}
