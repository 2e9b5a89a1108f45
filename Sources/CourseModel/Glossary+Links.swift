package import Diagnostics

extension Glossary {
    /// The same glossary with every link's and image's destination put through a function.
    package func mapLinks(
        _ transform: (Inline.Destination, SourceSpan) -> Inline.Destination
    ) -> Glossary {
        Glossary(
            title: title, introduction: introduction.map { $0.mapLinks(transform) },
            entries: entries.map { entry in
                Entry(
                    anchor: entry.anchor, title: entry.title.mapLinks(transform),
                    spellings: entry.spellings, isCode: entry.isCode,
                    blocks: entry.blocks.map { $0.mapLinks(transform) })
            },
            path: path, source: source)
    }

    /// The names that links can lead to within its page: its entries', and those of headings within.
    package var anchors: Set<String> {
        let blocks = introduction + entries.flatMap(\.blocks)
        return Set(entries.map(\.anchor) + blocks.flatMap(\.anchors))
    }
}
