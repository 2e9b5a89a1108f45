import Synchronization

final class Counter: Sendable {
    let value = Mutex(0)
    func increment() { value.withLock { $0 += 1 } }
}

func count() async -> Int {
    let counter = Counter()
    await withTaskGroup(of: Void.self) { group in
        for _ in 1...4 {
            group.addTask {
                for _ in 1...1000 { counter.increment() }
            }
        }
    }
    return counter.value.withLock { $0 }
}

print(await count(), "of 4000")
