/// An electric kettle.
public struct Kettle: Sendable, Equatable {
    /// What it draws from the socket, in watts.
    public let power: Double
    /// How much water is in it, in litres.
    public let litres: Double

    /// A kettle with water in it.
    public init(power: Double, litres: Double) {
        self.power = power
        self.litres = litres
    }

    /// How long it takes to heat the water to a temperature; zero where it is as warm already.
    ///
    /// A litre of water takes 4186 joules for each degree.
    public func duration(from start: Temperature, to end: Temperature) -> Duration {
        .seconds(max(0, end.celsius - start.celsius) * litres * 4186 / power)
    }

    /// Heats the water, and returns how long that took.
    ///
    /// The clock is the caller's, so that nobody has to wait for a kettle in a test.
    @discardableResult
    public func heat<C: Clock>(
        from start: Temperature = .tap, to end: Temperature = .boiling, on clock: C
    ) async throws -> Duration where C.Duration == Duration {
        let duration = duration(from: start, to: end)
        try await clock.sleep(for: duration)
        return duration
    }
}
