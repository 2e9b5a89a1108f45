/// How warm water is.
public struct Temperature: Sendable, Hashable, Comparable {
    /// In degrees Celsius.
    public let celsius: Double

    /// A temperature in degrees Celsius.
    public init(celsius: Double) {
        self.celsius = celsius
    }

    /// What comes out of the tap.
    public static let tap = Temperature(celsius: 16)
    /// What green tea wants.
    public static let greenTea = Temperature(celsius: 80)
    /// What black tea wants.
    public static let boiling = Temperature(celsius: 100)

    /// Cold stands before warm.
    public static func < (left: Temperature, right: Temperature) -> Bool {
        left.celsius < right.celsius
    }
}
