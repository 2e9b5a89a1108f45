import Foundation
import Synchronization

let threads = Mutex<Set<ObjectIdentifier>>([])

func nap() async throws {
    threads.withLock { _ = $0.insert(ObjectIdentifier(Thread.current)) }
    try await Task.sleep(for: .milliseconds(300))
}

func startMany(_ count: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 1...count { group.addTask { try await nap() } }
        try await group.waitForAll()
    }
}

try await startMany(1000)
print("1000 tasks,", threads.withLock { $0.count }, "threads")
