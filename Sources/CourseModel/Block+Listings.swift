extension Block {
    /// The code in the block that is only shown, in its order.
    package var listings: [Listing] {
        if case .listing(let listing) = self { return [listing] }
        return children.flatMap(\.listings)
    }
}
