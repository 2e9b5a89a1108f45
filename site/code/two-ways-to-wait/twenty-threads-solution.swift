import Foundation
import Synchronization

let threads = Mutex<Set<ObjectIdentifier>>([])

func job() {
    threads.withLock { _ = $0.insert(ObjectIdentifier(Thread.current)) }
    Thread.sleep(forTimeInterval: 0.3)
}

let all = DispatchGroup()
for _ in 1...20 {
    all.enter()
    Thread {
        job()
        all.leave()
    }.start()
}
all.wait()

print("20 jobs,", threads.withLock { $0.count }, "threads")
