import CSoil

/// A bed of plants in a row.
public struct Bed: Sendable {
    /// The plants, from left to right.
    public private(set) var plants: [String] = []

    /// An empty bed.
    public init() {}

    /// Sows a plant at the right end.
    public mutating func sow(_ plant: String) { plants.append(plant) }

    /// How deep the soil is, in centimetres.
    public var depth: Int { Int(soil_depth()) }
}
