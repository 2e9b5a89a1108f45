import Synchronization
import TestSupport
import Testing

/// The shares of the machine that the tests themselves wait for.
@Suite("Shares of the machine")
struct MachineCoresTests {
    /// What tasks that run side by side have done.
    private final class Record<Value: Sendable>: Sendable {
        private let value: Mutex<Value>

        init(_ value: Value) { self.value = Mutex(value) }

        func change(_ body: (inout Value) -> Void) { value.withLock { body(&$0) } }

        var now: Value { value.withLock { $0 } }
    }

    @Test("No more cores are taken than there are, and who wants all of them is alone")
    func bounded() async {
        let cores = MachineCores(count: 3)
        let taken = Record((now: 0, most: 0))
        await withDiscardingTaskGroup { group in
            for number in 0..<60 {
                let wanted = number % 3 + 1
                group.addTask {
                    await cores.with(wanted) {
                        taken.change { $0 = ($0.now + wanted, max($0.most, $0.now + wanted)) }
                        await Task.yield()
                        taken.change { $0.now -= wanted }
                    }
                }
            }
        }
        #expect(taken.now == (0, 3))
    }

    @Test("Who wants all cores is not overtaken for ever by those who want one")
    func order() async {
        let cores = MachineCores(count: 2)
        let order = Record<[String]>([])
        let later = await cores.with(1) {
            let all = Task { await cores.with(2) { order.change { $0.append("all") } } }
            #expect(await comesTrue { await cores.queue == 1 })
            let one = Task { await cores.with(1) { order.change { $0.append("one") } } }
            #expect(await comesTrue { await cores.queue == 2 })
            return [all, one]
        }
        for task in later { await task.value }
        #expect(order.now == ["all", "one"])
    }

    @Test("Who fails gives back what it had")
    func failure() async {
        struct Stop: Error {}
        let cores = MachineCores(count: 1)
        await #expect(throws: Stop.self) { try await cores.with(1) { throw Stop() } }
        #expect(await cores.with(1) { true })
    }
}
