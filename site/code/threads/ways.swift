import Foundation
struct NoScheme: Error {}

func fetchURL(_ url: String) throws -> String {
    guard url.hasPrefix("https://") else { throw NoScheme() }
    Thread.sleep(forTimeInterval: 0.2)
    return "<html>\(url)</html>"
}

func toThread<T: Sendable>(
    _ body: @escaping @Sendable () throws -> T
) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try body() }) }.start()
    }
}

async let page = toThread { try fetchURL("https://www.example.com") }
async let wrong = toThread { try fetchURL("wherever.com") }
print(try await page)
do { print(try await wrong) } catch { print("failed:", error) }
import Foundation

final class ThreadPool: TaskExecutor, @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []
    init(threads: Int) { for _ in 1...threads { Thread { self.work() }.start() } }
    func enqueue(_ job: UnownedJob) {
        condition.withLock { jobs.append(job); condition.signal() }
    }
    private func work() {
        while true {
            let job = condition.withLock {
                while jobs.isEmpty { condition.wait() }
                return jobs.removeFirst()
            }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
import Foundation
import Synchronization

let cores = ProcessInfo.processInfo.activeProcessorCount
let inside = Mutex((now: 0, most: 0))

func call() {
    inside.withLock { $0.now += 1; $0.most = max($0.most, $0.now) }
    usleep(100_000)
    inside.withLock { $0.now -= 1 }
}

func perCore(_ job: @escaping @Sendable () async throws -> Void) async throws -> Int {
    inside.withLock { $0.most = 0 }
    try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 1...3 * cores { group.addTask { try await job() } }
        try await group.waitForAll()
    }
    return inside.withLock { $0.most } / cores
}
let pool = ThreadPool(threads: 2 * cores)

func onPool<T: Sendable>(_ body: @Sendable () throws -> T) async throws -> T {
    try await withTaskExecutorPreference(pool) { try body() }
}
func onQueue(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: body()) }
    }
}

print("left in the task:     ", try await perCore { call() })
print("global dispatch queue:", try await perCore { await onQueue(call) })
print("a new thread:         ", try await perCore { try await toThread(call) })
print("own pool:             ", try await perCore { try await onPool(call) })
