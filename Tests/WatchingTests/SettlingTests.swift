import Testing
import Watching

@Suite("When files are at rest")
struct SettlingTests {
    private static func start() -> Settling {
        Settling(at: .zero, quiet: .milliseconds(5), patience: .milliseconds(20))
    }

    @Test("After one change it is waited for a moment")
    func one() {
        var settling = Self.start()
        #expect(settling.next(at: .zero, hasMore: false) == .wait(.milliseconds(5)))
        #expect(settling.next(at: .milliseconds(5), hasMore: false) == .act)
    }

    @Test("Further changes are waited for, but not for ever")
    func burst() {
        var settling = Self.start()
        #expect(settling.next(at: .milliseconds(4), hasMore: true) == .wait(.milliseconds(5)))
        #expect(settling.next(at: .milliseconds(9), hasMore: true) == .wait(.milliseconds(5)))
        #expect(settling.next(at: .milliseconds(18), hasMore: true) == .wait(.milliseconds(2)))
        #expect(settling.next(at: .milliseconds(20), hasMore: true) == .act)
    }
}
