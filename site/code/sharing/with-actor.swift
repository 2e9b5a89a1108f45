actor Counter {
    var value = 0
    func increment() { value += 1 }
}

func count() async -> Int {
    let counter = Counter()
    await withTaskGroup(of: Void.self) { group in
        for _ in 1...4 {
            group.addTask {
                for _ in 1...1000 { await counter.increment() }
            }
        }
    }
    return await counter.value
}

print(await count(), "of 4000")
