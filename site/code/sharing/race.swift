final class Counter: @unchecked Sendable {
    var value = 0
    func increment() { value += 1 }
}

func count() async -> Int {
    let counter = Counter()
    await withTaskGroup(of: Void.self) { group in
        for _ in 1...4 {
            group.addTask {
                for _ in 1...1_000_000 { counter.increment() }
            }
        }
    }
    return counter.value
}

print(await count(), "of 4000000")
