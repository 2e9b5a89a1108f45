extension Block {
    /// The code in the block that is only shown, in its order.
    package var listings: [Listing] {
        switch self {
        case .listing(let listing): [listing]
        case .quotation(let blocks): blocks.flatMap(\.listings)
        case .list(let list): list.items.flatMap { $0.flatMap(\.listings) }
        case .callout(let callout): callout.blocks.flatMap(\.listings)
        case .tabs(let tabs): tabs.flatMap(\.block.listings)
        case .paragraph, .heading, .code, .html, .thematicBreak, .table, .snippet: []
        }
    }
}
