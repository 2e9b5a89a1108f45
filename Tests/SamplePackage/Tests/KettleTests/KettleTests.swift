import Kettle
import Testing

/// A clock on which sleeping takes no time.
private struct StandingClock: Clock {
    let now = ContinuousClock().now
    let minimumResolution = Duration.zero

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {}
}

@Suite("A kettle")
struct KettleTests {
    private let kettle = Kettle(power: 2093, litres: 0.5)

    @Test("boils half a litre in less than two minutes")
    func boils() async throws {
        #expect(try await kettle.heat(on: StandingClock()) == .seconds(84))
    }

    @Test("leaves warm water alone")
    func leavesWarmWaterAlone() {
        #expect(kettle.duration(from: .boiling, to: .greenTea) == .zero)
    }
}
