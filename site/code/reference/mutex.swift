import Synchronization
let counter = Mutex(0); counter.withLock { $0 += 1 }; print(counter.withLock { $0 })
