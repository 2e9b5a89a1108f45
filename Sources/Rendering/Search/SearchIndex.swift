import CourseModel

/// What the search of a site looks through: a record a section, each on a line of its own, so that a
/// change to one lesson changes few lines.
///
/// It is a script and not JSON, because a page that was opened from a disk may load scripts and
/// nothing else.
enum SearchIndex {
    /// The script that holds the records of all pages.
    static func script(of records: [[UInt8]]) -> [UInt8] {
        var script = Array("window.lecternSearch = [\n".utf8)
        script.reserveCapacity(records.reduce(script.count + 3) { $0 + $1.count })
        for page in records { script.append(contentsOf: page) }
        script.append(contentsOf: "];\n".utf8)
        return script
    }

    /// The records of a page: address, page, section, text and code of each section.
    static func records(
        of blocks: [Block], snippets: [Snippet], page: SitePath, title: String, summary: String
    ) -> [UInt8] {
        var sections = [Section(heading: "", anchor: "", text: summary, code: "")]
        for block in blocks { block.gather(into: &sections, snippets: snippets) }
        var script = ScriptText()
        let address = page.percentEncoded
        for (number, section) in sections.enumerated()
        where number == 0 || !section.heading.isEmpty || !section.isEmpty {
            script.literal("[")
            script.string(section.anchor.isEmpty ? address : "\(address)#\(section.anchor)")
            for text in [title, section.heading, section.text, section.code] {
                script.literal(",")
                script.string(text)
            }
            script.literal("],\n")
        }
        return script.utf8
    }

    /// What stands below one heading.
    fileprivate struct Section {
        let heading: String
        let anchor: String
        var text: String
        var code: String

        var isEmpty: Bool { text.isEmpty && code.isEmpty }

        mutating func add(text new: String) {
            guard !new.isEmpty else { return }
            if !text.isEmpty { text += " " }
            text += new
        }

        mutating func add(code new: String) {
            code += new
        }
    }
}

extension Block {
    /// Adds the block's words to the last section, and begins a new one at a heading that has a name.
    fileprivate func gather(into sections: inout [SearchIndex.Section], snippets: [Snippet]) {
        let last = sections.count - 1
        switch self {
        case .heading(let heading):
            guard !heading.anchor.isEmpty else {
                return sections[last].add(text: heading.content.words)
            }
            sections.append(
                .init(heading: heading.content.words, anchor: heading.anchor, text: "", code: ""))
        case .paragraph(let content): sections[last].add(text: content.words)
        case .quotation, .callout, .list, .tabs, .pair, .exercise:
            for block in children { block.gather(into: &sections, snippets: snippets) }
        case .quiz(let quiz):
            sections[last].add(text: quiz.question.words)
            for block in quiz.material { block.gather(into: &sections, snippets: snippets) }
        case .hint: break
        case .table(let table):
            for cell in ([table.header] + table.rows).joined() {
                sections[last].add(text: cell.words)
            }
        case .code(let code): sections[last].add(code: code.text)
        case .listing(let listing): sections[last].add(code: listing.text)
        case .snippet(let number):
            let snippet = snippets[number]
            // What gives an answer away is found where it is opened.
            guard !snippet.request.isHidden, snippet.request.role != .solution else { return }
            sections[last].add(code: snippet.shownCode)
        case .html, .thematicBreak: break
        }
    }
}
