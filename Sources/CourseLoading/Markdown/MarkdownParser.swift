import CCmark

/// Parses CommonMark with libcmark: the only place where C memory of cmark is touched.
enum MarkdownParser {
    /// Blocks and inlines nested deeper than this are refused, because Swift frees and renders
    /// nested values recursively.
    ///
    /// A page that needs more does not exist.
    static let depthLimit = 200

    /// The version of libcmark.
    static var libraryVersion: String { string(cmark_version_string()) }

    /// A text whose nesting exceeds ``depthLimit``.
    struct TooDeep: Error, Equatable {
        /// The 1-based line on which the limit is crossed; 0 where cmark does not say.
        let line: Int
    }

    /// The document node of a text.
    ///
    /// Time and memory grow linearly with the text. Throws ``TooDeep``, and nothing else.
    static func parse(_ text: String) throws(TooDeep) -> MarkdownNode {
        var text = text
        // `cmark_parse_document` copies what it keeps, so the pointer need not outlive the call.
        let parsed = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { buffer in
                cmark_parse_document(buffer.baseAddress, buffer.count, CMARK_OPT_DEFAULT)
            }
        }
        guard let root = parsed else {
            preconditionFailure("cmark returned no document, which it does for no text")
        }
        defer { cmark_node_free(root) }
        return try node(at: root, depth: 1)
    }

    /// A node with all that is in it.
    ///
    /// Recursive, but never deeper than the limit: hostile nesting meets that and not the end of the
    /// stack.
    private static func node(
        at pointer: OpaquePointer, depth: Int
    ) throws(TooDeep) -> MarkdownNode {
        let kind = kind(of: pointer)
        if !isLeaf(kind), depth > depthLimit {
            throw TooDeep(line: Int(cmark_node_get_start_line(pointer)))
        }
        return node(
            at: pointer, kind: kind, children: try children(of: pointer, depth: depth + 1))
    }

    private static func node(
        at pointer: OpaquePointer, kind: MarkdownNode.Kind, children: [MarkdownNode]
    ) -> MarkdownNode {
        MarkdownNode(
            kind: kind, startLine: Int(cmark_node_get_start_line(pointer)),
            startColumn: Int(cmark_node_get_start_column(pointer)),
            endLine: Int(cmark_node_get_end_line(pointer)), children: children)
    }

    private static func children(
        of pointer: OpaquePointer, depth: Int
    ) throws(TooDeep) -> [MarkdownNode] {
        guard let first = cmark_node_first_child(pointer) else { return [] }
        var count = 0
        var next: OpaquePointer? = first
        while let child = next {
            count += 1
            next = cmark_node_next(child)
        }
        var children: [MarkdownNode] = []
        children.reserveCapacity(count)
        next = first
        while let child = next {
            next = cmark_node_next(child)
            guard isText(child), isText(next) else {
                children.append(try node(at: child, depth: depth))
                continue
            }
            // cmark cuts text at every character that could have been markup.
            var text = string(cmark_node_get_literal(child))
            while let more = next, isText(more) {
                text += string(cmark_node_get_literal(more))
                next = cmark_node_next(more)
            }
            children.append(node(at: child, kind: .text(text), children: []))
        }
        return children
    }

    private static func isText(_ pointer: OpaquePointer?) -> Bool {
        cmark_node_get_type(pointer) == CMARK_NODE_TEXT
    }

    /// Whether nothing can stand within a node.
    private static func isLeaf(_ kind: MarkdownNode.Kind) -> Bool {
        switch kind {
        case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .html:
            true
        case .document, .quotation, .bulletList, .orderedList, .item, .paragraph, .heading,
            .emphasis, .strong, .link, .image:
            false
        }
    }

    private static func kind(of pointer: OpaquePointer) -> MarkdownNode.Kind {
        func literal() -> String { string(cmark_node_get_literal(pointer)) }
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: return .document
        case CMARK_NODE_BLOCK_QUOTE: return .quotation
        case CMARK_NODE_LIST:
            let isTight = cmark_node_get_list_tight(pointer) != 0
            return cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
                ? .orderedList(isTight: isTight, start: Int(cmark_node_get_list_start(pointer)))
                : .bulletList(isTight: isTight)
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_CODE_BLOCK:
            return .codeBlock(info: string(cmark_node_get_fence_info(pointer)), text: literal())
        case CMARK_NODE_HTML_BLOCK: return .htmlBlock(literal())
        case CMARK_NODE_PARAGRAPH: return .paragraph
        case CMARK_NODE_HEADING:
            return .heading(level: Int(cmark_node_get_heading_level(pointer)))
        case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
        case CMARK_NODE_TEXT: return .text(literal())
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_CODE: return .code(literal())
        case CMARK_NODE_HTML_INLINE: return .html(literal())
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_LINK:
            return .link(
                destination: string(cmark_node_get_url(pointer)),
                title: title(of: pointer))
        case CMARK_NODE_IMAGE:
            return .image(
                source: string(cmark_node_get_url(pointer)),
                title: title(of: pointer))
        default:
            preconditionFailure("cmark's parser makes no custom nodes")
        }
    }

    /// The title of a link or an image, `nil` where none was written.
    ///
    /// cmark's own renderer tells a missing title from an empty one, and its getter does not but for
    /// this: for a missing one, as a new node has it, the answer is always the same constant.
    private static func title(of pointer: OpaquePointer) -> String? {
        guard let answer = cmark_node_get_title(pointer), answer.pointee == 0 else {
            return string(cmark_node_get_title(pointer))
        }
        return Int(bitPattern: answer) == noTitle ? nil : ""
    }

    /// The address of that constant.
    private static let noTitle: Int = {
        let untitled = cmark_node_new(CMARK_NODE_LINK)
        defer { cmark_node_free(untitled) }
        return Int(bitPattern: cmark_node_get_title(untitled))
    }()

    private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}
