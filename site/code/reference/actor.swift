actor Counter { var value = 0; func add() { value += 1 } }
let counter = Counter()
await withDiscardingTaskGroup { g in
    for _ in 1...1000 { g.addTask { await counter.add() } }
}
print(await counter.value)
