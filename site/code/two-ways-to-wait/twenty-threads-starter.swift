import Foundation
import Synchronization

let threads = Mutex<Set<ObjectIdentifier>>([])

func job() {
    threads.withLock { _ = $0.insert(ObjectIdentifier(Thread.current)) }
    Thread.sleep(forTimeInterval: 0.3)
}

// Here: start twenty jobs, and wait for them.

print("20 jobs,", threads.withLock { $0.count }, "threads")
