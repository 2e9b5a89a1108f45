/// A node of the tree that cmark made, as a Swift value.
struct MarkdownNode: Sendable, Equatable {
    /// What the node is, with what CommonMark says of it.
    enum Kind: Sendable, Equatable {
        case document
        case quotation
        case bulletList(isTight: Bool)
        case orderedList(isTight: Bool, start: Int)
        case item
        case codeBlock(info: String, text: String)
        case htmlBlock(String)
        case paragraph
        case heading(level: Int)
        case thematicBreak
        case text(String)
        case softBreak
        case lineBreak
        case code(String)
        case html(String)
        case emphasis
        case strong
        case link(destination: String, title: String?)
        case image(source: String, title: String?)
    }

    /// What the node is.
    let kind: Kind
    /// The 1-based line on which it begins, within the text that was parsed; 0 where cmark does
    /// not say.
    let startLine: Int
    /// The 1-based byte column at which it begins; 0 where cmark does not say.
    let startColumn: Int
    /// The 1-based line on which it ends.
    let endLine: Int
    /// The nodes within it.
    let children: [MarkdownNode]
}
