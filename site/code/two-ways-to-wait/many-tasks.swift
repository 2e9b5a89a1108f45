import Foundation
import Synchronization

let threads = Mutex<Set<ObjectIdentifier>>([])

func noteThread() {
    threads.withLock { _ = $0.insert(ObjectIdentifier(Thread.current)) }
}

func startMany(_ count: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 1...count {
            group.addTask {
                noteThread()
                try await Task.sleep(for: .milliseconds(300))
                noteThread()
            }
        }
        try await group.waitForAll()
    }
}

try await startMany(1000)
let fewThreads = threads.withLock { $0.count < 50 }
print("a thousand tasks, fewer than 50 threads:", fewThreads)
