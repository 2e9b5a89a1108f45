import Synchronization
let counter = Mutex(0)
await withDiscardingTaskGroup { g in for _ in 1...1000 { g.addTask {
counter.withLock { $0 += 1 }
} } }
print(counter.withLock { $0 })
