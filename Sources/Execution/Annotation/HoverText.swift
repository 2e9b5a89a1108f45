import CourseModel

/// What a language server says of a name: Markdown, a declaration in a fence and its documentation
/// below, perhaps several of them.
enum HoverText {
    /// The first declaration of a text, and the first paragraph below it; `nil` where it has none.
    static func read(
        _ markdown: String
    ) -> (declaration: Declaration, documentation: String)? {
        var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard let fence = lines.firstIndex(where: { $0.hasPrefix("```swift") }) else { return nil }
        lines = lines[(fence + 1)...]
        guard let end = lines.firstIndex(where: { $0.hasPrefix("```") }),
            let declaration = Declaration(lines[..<end].joined(separator: "\n"))
        else { return nil }
        return (declaration, firstParagraph(of: lines[(end + 1)...]))
    }

    private static func firstParagraph(of lines: ArraySlice<Substring>) -> String {
        let paragraph = lines.drop(while: isBlank).prefix { !isBlank($0) && !beginsOther($0) }
        let words = paragraph.joined(separator: " ").split(whereSeparator: \.isWhitespace)
            // Where something lies on the machine that was asked is nobody else's business.
            .filter { !$0.contains("file://") }
        let text = words.joined(separator: " ")
        return text.utf8.count <= longest ? text : ""
    }

    /// More bytes than this are no help.
    private static let longest = 1500

    private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

    /// Whether a line begins something else than a paragraph.
    private static func beginsOther(_ line: Substring) -> Bool {
        let text = line.drop(while: \.isWhitespace)
        return ["- ", "* ", "#", ">", "```", "---", "1. ", "|"].contains { text.hasPrefix($0) }
    }
}
